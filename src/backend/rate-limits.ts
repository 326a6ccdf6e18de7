/** Rate limits: the interface, and the counters over any key-value store. */
import { HttpError } from './responses.js';
import type { KeyValue, Value, Values } from './stores/key-value.js';

/** A number of times within a window. */
export interface Rate {
  key: string;
  limit: number;
  /** Milliseconds. It begins with the first attempt. */
  window: number;
}

/** Implement this over a store that all processes of the app share. */
export interface RateLimits {
  /**
   * Counts one attempt for all rates, or for none if one of them has reached its limit, in one step.
   *
   * @param now milliseconds since the epoch
   * @param attempts 0 only checks whether an attempt would be counted
   * @returns 0, or, when the attempt was not counted, the milliseconds until the next one
   */
  count(rates: readonly Rate[], now: number, attempts?: 0 | 1): Promise<number>;
}

interface Window {
  count: number;
  /** Milliseconds since the epoch. */
  until: number;
}

/** Attempts to count while concurrent ones win. */
const maxAttempts = 20;
/** Milliseconds to wait when none of them succeeds. */
const contended = 1000;

/** One record for each key. Every attempt reads the records and replaces them in one compare-and-set. */
export function keyValueRateLimits(kv: KeyValue): RateLimits {
  async function tryToCount(
    rates: readonly Rate[],
    now: number,
    attempts: number,
  ): Promise<number | undefined> {
    const expected: Record<string, Value | undefined> = {};
    const changes: Record<string, Value> = {};
    let wait = 0;
    const stored = await Promise.all(rates.map(({ key }) => kv.get(`rate/${key}`)));
    for (const [at, { key, limit, window }] of rates.entries()) {
      const before = stored[at] as Window | undefined;
      const current = before && isOpen(before, window, now) ? before : { count: 0, until: now + window };
      if (current.count >= limit) wait = Math.max(wait, Math.min(current.until - now, window));
      expected[`rate/${key}`] = before;
      changes[`rate/${key}`] = { ...current, count: current.count + attempts };
    }
    if (wait > 0 || attempts === 0) return wait;
    return (await kv.change(expected, changes, expiryOf(changes))) ? 0 : undefined;
  }

  return {
    async count(rates, now, attempts = 1) {
      for (let n = 0; n < maxAttempts; n++) {
        const wait = await tryToCount(rates, now, attempts);
        if (wait !== undefined) return wait;
      }
      return contended;
    },
  };
}

/** Milliseconds that the clocks of two machines may differ. */
const clockSkew = 300_000;

/** A window that ends much later than it can was opened before the clock was set back. */
const isOpen = ({ until }: Window, window: number, now: number) =>
  until > now && until <= now + window + clockSkew;

const expiryOf = (windows: Values) =>
  Math.max(...Object.values(windows).map((window) => (window as Window).until));

/** @param wait milliseconds */
export function tooManyRequests(wait: number): HttpError {
  const retryAfterSeconds = Math.ceil(wait / 1000);
  return new HttpError(429, '@error/ChallengeRateLimited', 'Too many requests', {
    retryAfterSeconds,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}
