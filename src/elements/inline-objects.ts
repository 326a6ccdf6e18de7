/**
 * Frameworks pass a new object at each render (`backend={{…}}`), so another object in the place of one is no change:
 * it must not load a list again or restart autofill. The next request uses the latest object.
 */

/** Stands for an object in a cache key; other values stand for themselves. */
export const keyOf = (value: unknown): unknown => (typeof value === 'object' ? !!value : value);

/** Lit's `hasChanged` of a property that takes an object. */
export const hasChanged = (value: unknown, before: unknown): boolean => keyOf(value) !== keyOf(before);
