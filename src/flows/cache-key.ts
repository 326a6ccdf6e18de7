/**
 * Cache key of a flow's context: its serialisable part. Prefetched options and pending autofill are for one key.
 * `api` and `backend` may be new objects at each call, so `settings` stands for what they are made from. Only a
 * backend receives the `username`.
 */
export const cacheKey = ({
  api: _,
  backend,
  username,
  ...rest
}: {
  api: unknown;
  backend?: unknown;
  username?: string | undefined;
}): string => JSON.stringify([rest, !!backend, backend && username]);
