/** The database interface of the built-in accounts, sessions and rate limits. */

/** A JSON value without `null` for absent fields. */
export type Value = object | string;

/** Values by key; undefined for a key without a value. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** Keys are paths, such as `passkeys/{accountId}/{passkeyId}`, whose segments contain no slash. */
export interface KeyValue {
  /** @returns undefined for an absent or expired key */
  get(key: string): Promise<Value | undefined>;
  /** Writes a value. @param expiresAt milliseconds since the epoch; default: never */
  set(key: string, value: Value, expiresAt?: number): Promise<void>;
  /** Writes a value only if the key is absent, in one step. @returns whether it was written */
  add(key: string, value: Value, expiresAt?: number): Promise<boolean>;
  /** Deletes a value. */
  delete(key: string): Promise<void>;
  /**
   * Compare-and-set over several keys: writes and deletes `changes` in one step if all `expected` keys have those
   * values.
   *
   * @param expiresAt of the written values, in milliseconds since the epoch; default: never
   * @returns false, with nothing changed, if one has another value
   */
  change(expected: Values, changes: Values, expiresAt?: number): Promise<boolean>;
  /** Lists the values directly below a path, oldest first. */
  list(path: string): Promise<Value[]>;
}
