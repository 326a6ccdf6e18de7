/** For what cannot be passed in: the browser's own globals. */
import { onCleanup } from './cleanup.js';

/** Replaces a property until the test ends. */
export function replace<T extends object, K extends keyof T & string>(
  target: T,
  name: K,
  value: unknown,
): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, value });
  onCleanup(() => (own ? Object.defineProperty(target, name, own) : delete target[name]));
}
