/** What a run has found, for programs and for people. */
import { rules, type RuleId } from './rules.js';

/** `not-checked`: a step before the check failed. `not-offered`: the backend leaves the feature out, which it may. */
export type Result = 'fails' | 'not-checked' | 'not-offered' | 'holds';

export interface CheckResult {
  title: string;
  result: Result;
  /** Why, unless it holds. */
  message?: string;
}

export interface RuleResult {
  id: RuleId;
  rule: string;
  /** The worst of its checks. */
  result: Result;
  checks: CheckResult[];
}

export interface Report {
  backend: string;
  mock: string;
  tenancyId: string;
  /** Whether every rule that the backend offers something for holds. */
  holds: boolean;
  rules: RuleResult[];
}

/** The worst first. */
const order: Result[] = ['fails', 'not-checked', 'not-offered', 'holds'];

export function reportOf(
  results: ReadonlyMap<RuleId, CheckResult[]>,
  target: Pick<Report, 'backend' | 'mock' | 'tenancyId'>,
): Report {
  const all = (Object.keys(rules) as RuleId[]).flatMap((id): RuleResult[] => {
    const checks = results.get(id);
    if (!checks) return [];
    const result = order.find((one) => checks.some((check) => check.result === one)) ?? 'holds';
    return [{ id, rule: rules[id], result, checks }];
  });
  return { ...target, holds: hold(all), rules: all };
}

/** The report of some of the rules. */
export function pick(report: Report, only: readonly RuleId[] | undefined): Report {
  const all = report.rules.filter(({ id }) => only?.includes(id) ?? true);
  return { ...report, holds: hold(all), rules: all };
}

const hold = (all: readonly RuleResult[]) =>
  all.every(({ result }) => result === 'holds' || result === 'not-offered');

const words: Record<Result, string> = {
  holds: 'holds',
  fails: 'FAILS',
  'not-checked': 'NOT CHECKED',
  'not-offered': 'not offered',
};

/** One line per rule, and one per check that does not hold. */
export function formatReport({ backend, mock, tenancyId, rules: all }: Report): string {
  const lines = all.flatMap(({ id, rule, result, checks }) => [
    `${id.padEnd(4)}${words[result].padEnd(13)}${rule}`,
    ...checks
      .filter((check) => check.result !== 'holds')
      .map(({ title, result: own, message = '' }) => `      ${words[own]}: ${title}\n        ${message}`),
  ]);
  const count = (result: Result) => all.filter((rule) => rule.result === result).length;
  const summary = order
    .toReversed()
    .flatMap((one) => (count(one) > 0 ? [`${count(one)} ${words[one]}`] : []));
  return [
    `${backend}, with the tenancy ${tenancyId} of ${mock}`,
    '',
    ...lines,
    '',
    summary.join(', '),
    '',
  ].join('\n');
}
