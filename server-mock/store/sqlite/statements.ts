import type { Database, JSValue, Statement } from 'node-sqlite3-wasm';
import type { StoreError } from '../store.js';
import { storeErrorFrom } from './errors.js';

/** Prepared statements by their text, and the first failure of the file among their runs. */
export class Statements {
  readonly #db: Database;
  readonly #file: string;
  readonly #prepared = new Map<string, Statement>();
  #failure: Error | undefined;

  constructor(db: Database, file: string) {
    this.#db = db;
    this.#file = file;
  }

  /** Every row at once: a statement that was not stepped to its end would keep its cursor open. */
  all(sql: string, values: JSValue[] = []): unknown[] {
    return this.#use(sql, (statement) => statement.all(values));
  }

  /** The number of changed rows. */
  run(sql: string, values: JSValue[] = []): number {
    return this.#use(sql, (statement) => statement.run(values).changes);
  }

  /**
   * The first failure since it was last asked for. SQLite may have rolled everything back with it, so
   * the transaction around it has failed, whatever its caller made of the exception.
   */
  takeFailure(): StoreError | Error | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  close(): void {
    for (const statement of this.#prepared.values()) {
      try {
        statement.finalize();
      } catch {
        // Finalizing repeats the error of the last run, which was reported then.
      }
    }
    this.#prepared.clear();
  }

  #use<T>(sql: string, work: (statement: Statement) => T): T {
    try {
      let statement = this.#prepared.get(sql);
      if (!statement) this.#prepared.set(sql, (statement = this.#db.prepare(sql)));
      return work(statement);
    } catch (error) {
      // The driver refuses to run a statement again whose last run failed.
      this.close();
      this.#failure ??= storeErrorFrom(error, this.#file);
      throw this.#failure;
    }
  }
}
