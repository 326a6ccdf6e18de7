/**
 * Cache key of a flow's context: its serialisable part. Prefetched options and pending autofill are for one key.
 * `api` and `backend` may be new objects at each call, so `settings` stands for what they are made from.
 */
export const cacheKey = ({ api: _, backend, ...rest }: { api: unknown; backend?: unknown }): string =>
  JSON.stringify([rest, !!backend]);
