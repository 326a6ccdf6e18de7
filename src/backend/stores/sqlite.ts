/**
 * A key-value store in one SQLite file. The app brings the driver: `node:sqlite`, better-sqlite3 and libsql share the
 * interface below, so this package depends on none of them.
 */
import type { KeyValue, Value } from './key-value.js';
import { codeOf, StoreUnavailableError } from './unavailable.js';

/** The members that the drivers have in common. */
export interface SqliteDatabase {
  /** Runs statements without parameters. */
  exec(sql: string): unknown;
  /** Prepares one statement. */
  prepare(sql: string): SqliteStatement;
}

/** A prepared statement. */
export interface SqliteStatement {
  /** Runs the statement without reading rows. */
  run(value: string): unknown;
  /** Returns all rows. A statement that is read to its end is committed and leaves no lock, in every driver. */
  all(value: string): unknown[];
}

interface Row {
  value: string;
}

// The one parameter is a JSON array, because drivers differ in how they bind several parameters.
const input = 'WITH input(json) AS (SELECT ?)';
const field = (index: number) => `(SELECT json_extract(json, '$[${index}]') FROM input)`;

// Waits for another process's lock. In WAL mode readers do not wait for a writer.
const open = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS passkey_backend (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, value TEXT NOT NULL,
    expires_at REAL
  );
  CREATE INDEX IF NOT EXISTS passkey_backend_folder ON passkey_backend (folder);
  CREATE INDEX IF NOT EXISTS passkey_backend_expires_at ON passkey_backend (expires_at);
`;
const live = `(expires_at IS NULL OR expires_at > ${field(1)})`;
const upsert = `${input}
  INSERT INTO passkey_backend (key, folder, value, expires_at)
  SELECT ${[0, 1, 2, 3].map(field).join(', ')} WHERE true
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`;

/**
 * A key-value store in a table of its own, `passkey_backend`, of an SQLite database.
 *
 * @example
 * import { DatabaseSync } from 'node:sqlite';
 * const kv = sqliteKeyValue(new DatabaseSync('accounts.sqlite'));
 */
export function sqliteKeyValue(
  database: SqliteDatabase,
  { now = Date.now }: { now?: () => number } = {},
): KeyValue {
  retryWhileBusy(() => database.exec(open));
  const select = `${input} SELECT value FROM passkey_backend`;
  const get = database.prepare(`${select} WHERE key = ${field(0)} AND ${live}`);
  const list = database.prepare(`${select} WHERE folder = ${field(0)} AND ${live} ORDER BY seq`);
  const set = database.prepare(upsert);
  // An expired entry counts as absent.
  const add = database.prepare(`${upsert} WHERE passkey_backend.expires_at <= ${field(4)} RETURNING key`);
  const remove = database.prepare('DELETE FROM passkey_backend WHERE key = ?');
  const sweep = database.prepare(`${input} DELETE FROM passkey_backend WHERE expires_at <= ${field(0)}`);
  let swept = -Infinity;

  const rowOf = (key: string, value: Value, expiresAt: number | undefined): string => {
    if (now() - swept >= 60_000) {
      swept = now();
      sweep.run(JSON.stringify([swept]));
    }
    const folder = key.slice(0, key.lastIndexOf('/'));
    return JSON.stringify([key, folder, JSON.stringify(value), expiresAt ?? null, now()]);
  };
  const rows = (statement: SqliteStatement, values: unknown[]) =>
    statement.all(JSON.stringify(values)) as Row[];
  const read = (key: string) => rows(get, [key, now()])[0]?.value;
  const parse = (json: string) => JSON.parse(json) as Value;
  const write = (key: string, value: Value, expiresAt?: number) => void set.run(rowOf(key, value, expiresAt));
  const forget = (key: string) => void remove.run(key);

  return {
    get: (key) =>
      settle(() => {
        const json = read(key);
        return json === undefined ? undefined : parse(json);
      }),
    set: (key, value, expiresAt) => settle(() => write(key, value, expiresAt)),
    add: (key, value, expiresAt) => settle(() => add.all(rowOf(key, value, expiresAt)).length > 0),
    delete: (key) => settle(() => forget(key)),
    change: (expected, changes, expiresAt) =>
      settle(() =>
        inTransaction(database, () => {
          if (Object.entries(expected).some(([key, value]) => read(key) !== JSON.stringify(value)))
            return false;
          for (const [key, value] of Object.entries(changes)) {
            if (value === undefined) forget(key);
            else write(key, value, expiresAt);
          }
          return true;
        }),
      ),
    list: (path) => settle(() => rows(list, [path, now()]).map(({ value }) => parse(value))),
  };
}

/** Runs the work under the write lock, and undoes it if it throws. */
function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back, as it does when the disk is full.
    }
    throw error;
  }
}

/** Attempts to open the file while other processes open it too: the change to WAL does not wait for their locks. */
const maxAttempts = 100;

function retryWhileBusy(work: () => unknown): void {
  for (let attempt = 1; ; attempt++) {
    try {
      work();
      return;
    } catch (error) {
      if (attempt === maxAttempts || !isBusy(error)) throw error;
      // The drivers are synchronous, and so is the wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** Turns an exception of the synchronous driver into a rejection. */
function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    try {
      resolve(work());
    } catch (error) {
      reject(isBusy(error) ? new StoreUnavailableError(error) : toError(error));
    }
  });
}

/** SQLITE_BUSY or SQLITE_LOCKED: another process holds the lock for longer than the timeout. */
function isBusy(error: unknown): boolean {
  return (
    /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)) || /database (table )?is locked/.test(toError(error).message)
  );
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
