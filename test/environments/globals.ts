/** Makes a DOM implementation's window the global scope, as test runners do in Node. */
import { runInNewContext } from 'node:vm';

// What Node itself provides stays, unless it has to know the DOM's objects.
const kept =
  /^(set|clear)(Timeout|Interval|Immediate)$|^(console|process|fetch|performance|crypto|queueMicrotask)$/;
const intrinsics = new Set(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]);

export function installGlobals(window: object): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (intrinsics.has(name) || kept.test(name) || /^_/.test(name)) continue;
    const get = () => Reflect.get(window, name) as unknown;
    const set = (value: unknown) => Reflect.set(window, name, value);
    Object.defineProperty(globalThis, name, { configurable: true, enumerable: true, get, set });
  }
  // An EventTarget method called without a receiver gets Node's global object, which is none.
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
    Object.defineProperty(globalThis, name, {
      configurable: true,
      value: (Reflect.get(window, name) as CallableFunction).bind(window),
    });
  for (const name of ['window', 'self', 'parent', 'top'])
    Object.defineProperty(globalThis, name, { configurable: true, value: globalThis });
}
