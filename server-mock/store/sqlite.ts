/**
 * A store in one SQLite file, for one server at a time.
 *
 * Transactions that arrive together share one commit, and so one flush to the disk. Each runs in its own
 * savepoint: when one throws, only its own writes are undone.
 */
import type { Statement } from 'libsql';
import { exclusive, type Run } from './exclusive.js';
import { openFile } from './sqlite/file.js';
import { storeErrorFrom } from './sqlite/errors.js';
import { createTransaction, type Query } from './sqlite/transaction.js';
import type { Store } from './store.js';

export { deleteDataFile } from './sqlite/file.js';

export interface SqliteStoreOptions {
  /** The data file. It is created, with its folder, when it does not exist. */
  file: string;
}

interface Job {
  /** Runs the work and returns a function that resolves its promise after the commit. */
  run(run: Run): () => void;
  reject(error: unknown): void;
}

/**
 * Opens or creates the data file. Throws a `StoreError`, and leaves the file as it was, when it is damaged, in
 * use by another server, not writable, or written by a newer version.
 */
export function createSqliteStore({ file }: SqliteStoreOptions): Store {
  const { db, path, close } = openFile(file);
  const statements = new Map<string, Statement>();
  let queue: Job[] = [];
  let closed = false;
  /** The first failed statement of a commit. SQLite may have rolled back everything with it. */
  let failure: Error | undefined;

  const query: Query = (sql, ...values) => {
    try {
      const statement = statements.get(sql) ?? db.prepare(sql);
      statements.set(sql, statement);
      return statement.all(...values);
    } catch (error) {
      failure ??= storeErrorFrom(error, path);
      throw failure;
    }
  };
  const run = exclusive(createTransaction(query));

  /** Throws only when the file fails, because that undoes the other jobs, too. */
  const attempt = (job: Job): (() => void) => {
    let settle: () => void;
    query('SAVEPOINT job');
    try {
      settle = job.run(run);
    } catch (error) {
      settle = () => {
        job.reject(error);
      };
      if (!failure) query('ROLLBACK TO job');
    }
    // Also when the work has caught the error.
    if (failure) throw failure;
    query('RELEASE job');
    return settle;
  };

  /** Runs the jobs in one transaction of SQLite. Throws, and keeps nothing of them, when the file fails. */
  const commit = (jobs: Job[]): (() => void)[] => {
    failure = undefined;
    try {
      query('BEGIN');
      const settles = jobs.map(attempt);
      query('COMMIT');
      return settles;
    } catch (error) {
      if (db.inTransaction) query('ROLLBACK');
      throw error;
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
    }
  };

  return {
    transact(work) {
      if (closed) return Promise.reject(new TypeError('The store is closed.'));
      return new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({
          run(runAlone) {
            const value = runAlone(work);
            return () => {
              resolve(value);
            };
          },
          reject,
        });
      });
    },
    // `Store` asks for a promise, but closing a file is synchronous.
    // eslint-disable-next-line @typescript-eslint/require-await
    async close() {
      if (closed) return;
      closed = true;
      flush();
      close();
    },
  };
}
