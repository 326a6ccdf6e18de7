/**
 * Where the mock server keeps everything: a few named tables of JSON records behind one atomic,
 * synchronous transaction.
 *
 * A transaction is synchronous on purpose. Nothing else can run between its first read and its last
 * write, so single use (tokens, ceremonies, codes, challenges), unique credential ids, counters and
 * rate limits are true by construction, in every store alike.
 */
import type { Tables } from './tables.js';

export type TableName = keyof Tables;

/** Fields that `find` can look a table's records up by; declared in `tables.ts`. */
export interface TableSpec {
  readonly unique?: readonly string[];
  readonly index?: readonly string[];
}

export interface Row<R> {
  /** Grows with every insert into the store and is never used twice: what a list cursor points at. */
  readonly seq: number;
  readonly id: string;
  readonly record: R;
}

/** Records are reached through their tenancy only: no key of one tenancy can name another's record. */
export interface Transaction {
  get<T extends TableName>(table: T, tenancy: string, id: string): Tables[T] | undefined;
  /** Records whose declared `field` equals `value`, oldest first. */
  find<T extends TableName>(
    table: T,
    tenancy: string,
    field: string & keyof Tables[T],
    value: string,
  ): Row<Tables[T]>[];
  /** Up to `limit` records inserted after `after` (exclusive, 0 for the start), oldest first. */
  list<T extends TableName>(
    table: T,
    tenancy: string,
    page?: { after?: number; limit?: number },
  ): Row<Tables[T]>[];
  /** Adds a record. False, and nothing changed, when the id or a unique field is taken. */
  insert<T extends TableName>(table: T, tenancy: string, id: string, record: Tables[T]): boolean;
  /** Replaces an existing record, keeping its place. False when there is none or a unique field is taken. */
  replace<T extends TableName>(table: T, tenancy: string, id: string, record: Tables[T]): boolean;
  delete(table: TableName, tenancy: string, id: string): boolean;
  /** Reads and deletes in one step. */
  take<T extends TableName>(table: T, tenancy: string, id: string): Tables[T] | undefined;
  /** Deletes what expired at or before `now` (milliseconds) from every table whose records have `expiresAt`. */
  sweep(now: number): void;
  /** Deletes every record of a tenancy in every table. */
  clear(tenancy: string): void;
}

export interface Store {
  /**
   * Runs `work` alone: all of its writes, durably, or (when it throws) none of them.
   * Rejects with a `TransactionError`, and nothing written, when `work` returns a promise.
   */
  transact<T>(work: (transaction: Transaction) => T): Promise<T>;
  close(): Promise<void>;
}

/** A mistake of the caller's: a transaction that waits, or is used where it is not. */
export class TransactionError extends TypeError {
  override readonly name = 'TransactionError';
}

/** The store cannot be used: a damaged, locked, unwritable or full file. The message says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: 'damaged' | 'locked' | 'readonly' | 'full' | 'newer' | 'io';

  constructor(reason: StoreError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
