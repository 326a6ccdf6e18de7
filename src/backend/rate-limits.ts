/** Rate limits: the interface, and a default over any key-value store. */
import { HttpError } from './responses.js';
import type { KeyValue } from './stores/key-value.js';

/** A number of times within a window. */
export interface Rate {
  limit: number;
  /** Milliseconds. */
  window: number;
}

/** Implement this over a store that all processes of the app share. The default counts within one process. */
export interface RateLimits {
  /**
   * Counts one attempt in one step.
   *
   * @returns 0, or, when the limit is reached and the attempt not counted, the milliseconds until the next one
   */
  count(key: string, rate: Rate): Promise<number>;
}

/** Each attempt takes one of `limit` slots, which becomes free after the window. */
export function keyValueRateLimits(kv: KeyValue, now: () => number = Date.now): RateLimits {
  return {
    async count(key, { limit, window }) {
      let wait = window;
      for (let slot = 0; slot < limit; slot++) {
        const name = `rate/${key}/${slot}`;
        const until = now() + window;
        if (await kv.add(name, { until }, until)) return 0;
        const taken = (await kv.get(name)) as { until: number } | undefined;
        wait = Math.min(wait, Math.max(1, (taken?.until ?? 0) - now()));
      }
      return wait;
    },
  };
}

/** @param wait milliseconds */
export function tooManyRequests(wait: number): HttpError {
  const retryAfterSeconds = Math.ceil(wait / 1000);
  return new HttpError(429, '@error/ChallengeRateLimited', 'Too many codes were requested', {
    retryAfterSeconds,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}
