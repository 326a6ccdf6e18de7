const ids = new WeakMap<object, number>();
let last = 0;

/** A number that stands for an object in a cache key; other values stand for themselves. */
export function identity(value: unknown): unknown {
  if (typeof value !== 'object' || !value) return value;
  if (!ids.has(value)) ids.set(value, ++last);
  return ids.get(value);
}
