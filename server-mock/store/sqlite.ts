/**
 * The store that outlives a restart: one SQLite file, owned by one server at a time.
 *
 * Transactions that arrive together are committed together, each in its own savepoint: what one of
 * them throws undoes that one alone, and all of them wait for the same flush to the disk.
 */
import { statSync, truncateSync } from 'node:fs';
import { exclusive, type Run } from './exclusive.js';
import { logOf, openFile } from './sqlite/file.js';
import { storeErrorFrom } from './sqlite/errors.js';
import { Statements } from './sqlite/statements.js';
import { createTransaction } from './sqlite/transaction.js';
import { StoreError, type Store } from './store.js';

export { deleteDataFile } from './sqlite/file.js';

export interface SqliteStoreOptions {
  /** The data file; it is created, with its folder, when there is none. */
  file: string;
}

interface Job {
  /** Runs the work and returns what to do once it is on the disk. */
  run(run: Run): () => void;
  reject(error: unknown): void;
}

/** The log is emptied into the data file when it is longer than this, in bytes. */
const longestLog = 4 * 1024 * 1024;

/**
 * Opens (or creates) the data file. Throws a `StoreError`, and leaves the file exactly as it was, when
 * it is damaged, in use by another server, not writable, or of a newer version.
 */
export function createSqliteStore({ file }: SqliteStoreOptions): Store {
  const opened = openFile(file);
  const { db, path } = opened;
  const sql = new Statements(db, path);
  let run: Run;
  try {
    run = exclusive(createTransaction(db, sql, path));
  } catch (error) {
    sql.close();
    opened.close();
    throw storeErrorFrom(error, path);
  }
  let queue: Job[] = [];
  let closed = false;

  const logSize = (): number => statSync(logOf(path), { throwIfNoEntry: false })?.size ?? 0;

  /** Runs every job; throws, with nothing of any of them kept, when the file fails. */
  const commit = (jobs: Job[]): (() => void)[] => {
    const sizeBefore = logSize();
    try {
      sql.run('BEGIN');
      const outcomes = jobs.map((job) => attempt(job, run, sql));
      sql.run('COMMIT');
      return outcomes;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      sql.takeFailure();
      // A failed commit may have left part of itself in the log, which must hold whole commits only.
      if (logSize() > sizeBefore) truncateSync(logOf(path), sizeBefore);
      const failure = storeErrorFrom(error, path);
      // That may make room for the next one.
      if (failure instanceof StoreError && failure.reason === 'full') emptyLog();
      throw failure;
    }
  };

  const emptyLog = (): void => {
    try {
      sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Everything is safe in the log; the next time may be better.
      sql.takeFailure();
    }
  };

  const flush = (): void => {
    const jobs = queue;
    queue = [];
    if (jobs.length === 0) return;
    try {
      for (const settle of commit(jobs)) settle();
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    if (logSize() > longestLog) emptyLog();
  };

  return {
    transact(work) {
      if (closed) return Promise.reject(new TypeError('The store is closed.'));
      return new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({
          run(alone) {
            const value = alone(work);
            return () => {
              resolve(value);
            };
          },
          reject,
        });
      });
    },
    // Async only in shape, and idempotent.
    // eslint-disable-next-line @typescript-eslint/require-await
    async close() {
      if (closed) return;
      closed = true;
      flush();
      sql.close();
      opened.close();
    },
  };
}

/** Runs one job in a savepoint. Throws when the file failed, since that undoes the other jobs as well. */
function attempt(job: Job, run: Run, sql: Statements): () => void {
  sql.run('SAVEPOINT job');
  let outcome: () => void;
  try {
    outcome = job.run(run);
  } catch (error) {
    outcome = () => {
      job.reject(error);
    };
    const failure = sql.takeFailure();
    if (failure) throw failure;
    sql.run('ROLLBACK TO job');
  }
  const failure = sql.takeFailure();
  if (failure) throw failure;
  sql.run('RELEASE job');
  return outcome;
}
