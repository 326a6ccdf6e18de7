/** "Have the settings changed?": one key for prefetched options and for armed autofill. */

interface Keyed {
  api: unknown;
  backend?: unknown;
  settings?: readonly unknown[];
  username?: string | undefined;
  keepCode?: boolean | undefined;
}

const ids = new WeakMap<object, number>();
let lastId = 0;

/** A value that JSON keeps apart from others: objects with methods are compared by identity. */
function identity(value: unknown): unknown {
  if (typeof value !== 'object' || !value) return value;
  const id = ids.get(value) ?? ++lastId;
  ids.set(value, id);
  return [id];
}

/**
 * Cache key of a flow's context: its serialisable part, and the settings. `api` and `backend` may be new objects at
 * each call, so `settings` lists what they are made from.
 */
export const cacheKey = ({ api: _, backend, settings = [], ...rest }: Keyed): string =>
  JSON.stringify([rest, !!backend, settings.map(identity)]);
