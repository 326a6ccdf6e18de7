/** One check of one rule. */
import type { RuleId } from './rules.js';
import type { PersonWithEmail, World } from './world.js';

export interface Check {
  rule: RuleId;
  /** What holds if it passes. */
  title: string;
  /** Throws a `Deviation` unless the rule holds. */
  run(world: World): Promise<void> | void;
}

/** A check with a person whose address got its last code at least a minute ago. */
export interface LateCheck {
  rule: RuleId;
  title: string;
  run(world: World, person: PersonWithEmail): Promise<void>;
}

export const check = (rule: RuleId, title: string, run: Check['run']): Check => ({ rule, title, run });

export const lateCheck = (rule: RuleId, title: string, run: LateCheck['run']): LateCheck => ({
  rule,
  title,
  run,
});
