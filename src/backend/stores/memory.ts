/** A key-value store in memory, for development and tests: its data ends with the process. */
import type { KeyValue, Value } from './key-value.js';

interface Entry {
  json: string;
  expiresAt: number;
}

/** A key-value store in the memory of this process. */
export function memoryKeyValue({ now = Date.now }: { now?: () => number } = {}): KeyValue {
  const entries = new Map<string, Entry>();
  let swept = now();

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry : undefined;
  };
  const put = (key: string, value: Value, expiresAt = Infinity): void => {
    sweep();
    entries.set(key, { json: JSON.stringify(value), expiresAt });
  };
  /** Deletes expired entries once a minute, so that records of past visitors do not pile up. */
  const sweep = (): void => {
    if (now() - swept < 60_000) return;
    swept = now();
    for (const [key, { expiresAt }] of entries) if (expiresAt <= swept) entries.delete(key);
  };
  const parse = ({ json }: Entry): Value => JSON.parse(json) as Value;

  return {
    get: (key) => {
      const entry = live(key);
      return Promise.resolve(entry && parse(entry));
    },
    set: (key, value, expiresAt) => Promise.resolve(put(key, value, expiresAt)),
    add: (key, value, expiresAt) => {
      if (live(key)) return Promise.resolve(false);
      put(key, value, expiresAt);
      return Promise.resolve(true);
    },
    delete: (key) => Promise.resolve(void entries.delete(key)),
    change: (expected, changes, expiresAt) => {
      if (Object.entries(expected).some(([key, value]) => live(key)?.json !== JSON.stringify(value)))
        return Promise.resolve(false);
      for (const [key, value] of Object.entries(changes)) {
        if (value === undefined) entries.delete(key);
        else put(key, value, expiresAt);
      }
      return Promise.resolve(true);
    },
    list: (path) => {
      const below = [...entries.keys()].filter((key) => key.slice(0, key.lastIndexOf('/')) === path);
      return Promise.resolve(below.flatMap((key) => live(key) ?? []).map(parse));
    },
  };
}
