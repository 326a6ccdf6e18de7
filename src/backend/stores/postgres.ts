/**
 * A key-value store in PostgreSQL. The app brings the driver: the clients of `pg` and `postgres` have one of the
 * methods below, so this package depends on neither.
 */
import type { KeyValue, Value } from './key-value.js';
import { codeOf, reach } from './unavailable.js';

/** A pool or client of `pg`, or the `sql` function of `postgres`. */
export type PostgresClient =
  | {
      /** Sends a statement of `pg`. */
      query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
    }
  | {
      /** Sends a statement of `postgres`. */
      unsafe(text: string, values?: never[]): PromiseLike<readonly unknown[]>;
    };

/** Settings of the store. */
export interface PostgresOptions {
  /** Whether the store creates its table and function. Default: true. Else run `postgresSchema` yourself. */
  createSchema?: boolean;
  /** Milliseconds after which a call fails. Default: 5000. */
  timeout?: number;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
}

/**
 * The table and the function of the store. It can run again, also in several processes at once: a lock makes the second
 * one wait, since "if not exists" alone fails when two create a table together.
 *
 * The function takes a lock for each key, in one order, so that a concurrent change of a key that does not exist yet
 * waits as well. Each of its statements sees what earlier holders of the locks have committed.
 */
export const postgresSchema = `
SELECT pg_advisory_xact_lock(hashtextextended('passkey_backend', 0));
CREATE TABLE IF NOT EXISTS passkey_backend (
  key text PRIMARY KEY, folder text NOT NULL, value text NOT NULL, expires_at double precision,
  seq bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX IF NOT EXISTS passkey_backend_folder ON passkey_backend (folder, seq);
CREATE INDEX IF NOT EXISTS passkey_backend_expires_at ON passkey_backend (expires_at) WHERE expires_at IS NOT NULL;
CREATE OR REPLACE FUNCTION passkey_backend_change(
  expected_text text, changes_text text, moment double precision, expiry double precision
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  expected json := expected_text;
  changes json := changes_text;
  entry record;
BEGIN
  PERFORM pg_advisory_xact_lock(lock) FROM (
    SELECT DISTINCT hashtextextended('passkey_backend/' || name, 0) AS lock FROM (
      SELECT json_object_keys(expected) AS name UNION SELECT json_object_keys(changes)
    ) AS names ORDER BY lock
  ) AS locks;
  FOR entry IN SELECT key, value FROM json_each_text(expected) LOOP
    IF entry.value IS DISTINCT FROM (
      SELECT stored.value FROM passkey_backend AS stored
      WHERE stored.key = entry.key AND (stored.expires_at IS NULL OR stored.expires_at > moment)
    ) THEN
      RETURN false;
    END IF;
  END LOOP;
  FOR entry IN SELECT key, value FROM json_each_text(changes) LOOP
    IF entry.value IS NULL THEN
      DELETE FROM passkey_backend AS stored WHERE stored.key = entry.key;
    ELSE
      INSERT INTO passkey_backend AS stored (key, folder, value, expires_at)
      VALUES (entry.key, regexp_replace(entry.key, '/?[^/]*$', ''), entry.value, expiry)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at;
    END IF;
  END LOOP;
  RETURN true;
END $$;
`;

const live = '(expires_at IS NULL OR expires_at > $2)';

/**
 * A key-value store in a table of its own, `passkey_backend`, of a PostgreSQL database.
 *
 * @example
 * import { Pool } from 'pg';
 * const kv = postgresKeyValue(new Pool({ connectionString }));
 */
export function postgresKeyValue(
  client: PostgresClient,
  { createSchema = true, timeout = 5000, now = Date.now }: PostgresOptions = {},
): KeyValue {
  let swept = -Infinity;
  let ready: Promise<unknown> | undefined;

  const send = async (text: string, values?: unknown[]): Promise<Record<string, unknown>[]> => {
    // Without values, both drivers send the text as it is, and it may have several statements.
    const call = async () =>
      'unsafe' in client
        ? client.unsafe(text, values as never[] | undefined)
        : (await client.query(text, values)).rows;
    return (await reach(call, timeout, isOutage)) as Record<string, unknown>[];
  };
  const prepare = async () => {
    ready ??= createSchema ? send(postgresSchema) : Promise.resolve();
    try {
      await ready;
    } catch (error) {
      // The next call tries again.
      ready = undefined;
      throw error;
    }
  };
  const query = async (text: string, values: unknown[]) => {
    await prepare();
    return send(text, values);
  };
  const change: KeyValue['change'] = async (expected, changes, expiresAt) => {
    const sweeping = now() - swept >= 60_000;
    if (sweeping) swept = now();
    const values = [textsOf(expected), textsOf(changes), now(), expiresAt ?? null];
    const [row] = await query('SELECT passkey_backend_change($1, $2, $3, $4) AS changed', values);
    if (sweeping) await query('DELETE FROM passkey_backend WHERE expires_at <= $1', [now()]);
    return row?.['changed'] === true;
  };

  return {
    async get(key) {
      const rows = await query(`SELECT value FROM passkey_backend WHERE key = $1 AND ${live}`, [key, now()]);
      return rows[0] && parse(rows[0]);
    },
    async set(key, value, expiresAt) {
      await change({}, { [key]: value }, expiresAt);
    },
    add: (key, value, expiresAt) => change({ [key]: undefined }, { [key]: value }, expiresAt),
    async delete(key) {
      await change({}, { [key]: undefined });
    },
    change,
    async list(path) {
      const text = `SELECT value FROM passkey_backend WHERE folder = $1 AND ${live} ORDER BY seq`;
      return (await query(text, [path, now()])).map(parse);
    },
  };
}

const parse = ({ value }: Record<string, unknown>): Value => JSON.parse(String(value)) as Value;

/** The values as JSON texts by key; null for a key without a value. */
function textsOf(values: Readonly<Record<string, Value | undefined>>): string {
  const texts = Object.entries(values).map(([key, value]) => [
    key,
    value === undefined ? null : JSON.stringify(value),
  ]);
  return JSON.stringify(Object.fromEntries(texts));
}

/**
 * Whether the server is away, is shutting down or starting, or has no connection or memory left. Everything else is a
 * mistake that waiting does not mend. Failures of the connection have a code that is no five-character SQLSTATE.
 */
function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|40|53|57|58)/.test(code);
}
