/** How often something may happen: a small port, and a default over any key-value store. */
import { refuse } from './responses.js';
import type { KeyValue } from './stores/key-value.js';

/** So many in so much time. */
export interface Rate {
  /** Times within the window. */
  limit: number;
  /** Milliseconds. */
  window: number;
}

/** To be implemented over a store that all of the app's processes share; the default counts in one of them. */
export interface RateLimits {
  /** Counts one more, in one step: 0, or the milliseconds until another try makes sense, and nothing counted. */
  count(key: string, rate: Rate): Promise<number>;
}

/** A slot per time: taken in one step, free again when the window has passed over it. */
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

export function tooMany(wait: number) {
  const retryAfterSeconds = Math.ceil(wait / 1000);
  return refuse(429, '@error/ChallengeRateLimited', 'Too many codes were asked for', {
    retryAfterSeconds,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}
