/** Waiting for what no event tells, with a slow machine's patience: a test that passes does not wait it out. */
import { waitUntil as poll } from '@open-wc/testing-helpers';

/** Resolves once `predicate` holds; rejects with `message` when it has not come true in ten seconds. */
export function waitUntil(predicate: Parameters<typeof poll>[0], message?: string): Promise<void> {
  return poll(predicate, message, { timeout: 10_000 });
}
