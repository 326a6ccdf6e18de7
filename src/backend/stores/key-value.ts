/** The one thing the embedded accounts and sessions ask of a database. */

/** JSON-safe: optional fields are absent. */
export type Value = object | string;

/** Values by their keys; undefined for a key that has none. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** Keys are paths, such as `passkeys/{accountId}/{passkeyId}`, whose parts contain no slash. */
export interface KeyValue {
  /** Undefined for what is not there, or has expired. */
  get(key: string): Promise<Value | undefined>;
  /** Writes a value. @param expiresAt milliseconds since the epoch; without it, never */
  set(key: string, value: Value, expiresAt?: number): Promise<void>;
  /** Sets the key only when it is not there, in one step. False when it is. */
  add(key: string, value: Value, expiresAt?: number): Promise<boolean>;
  /** Forgets a value. */
  delete(key: string): Promise<void>;
  /**
   * Writes and forgets several values in one step, if the keys that are named in `expected` have those values
   * now. False, and nothing changed, when one has not.
   */
  change(expected: Values, changes: Values): Promise<boolean>;
  /** The values right below a path, oldest first. */
  list(path: string): Promise<Value[]>;
}

interface Entry {
  json: string;
  expiresAt: number;
}

/** Forgets everything when the process ends. */
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
  /** Visitors come and go: what they left behind is cleared once a minute. */
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
    change: (expected, changes) => {
      if (Object.entries(expected).some(([key, value]) => live(key)?.json !== JSON.stringify(value)))
        return Promise.resolve(false);
      for (const [key, value] of Object.entries(changes)) {
        if (value === undefined) entries.delete(key);
        else put(key, value);
      }
      return Promise.resolve(true);
    },
    list: (path) => {
      const below = [...entries.keys()].filter((key) => key.slice(0, key.lastIndexOf('/')) === path);
      return Promise.resolve(below.flatMap((key) => live(key) ?? []).map(parse));
    },
  };
}
