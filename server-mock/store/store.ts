/**
 * The interface of every store: named tables of JSON records, changed in atomic transactions.
 *
 * A transaction is synchronous, so no other code runs between its first read and its last write. That makes
 * tokens, ceremonies, codes and challenges single-use, credential ids unique, and counters and rate limits
 * exact, in every store.
 */
import type { TableName, Tables } from './tables.js';

export interface Row<R> {
  /** Grows with every insert into the store and is never reused. List cursors hold it. */
  readonly seq: number;
  readonly id: string;
  readonly record: R;
}

/** Every operation on records takes a tenancy, and reaches no record of another one. */
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
  /** The `limit` records inserted last, newest first, whatever the number of others. */
  newest<T extends TableName>(table: T, tenancy: string, limit: number): Row<Tables[T]>[];
  count(table: TableName, tenancy: string): number;
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

/** A mistake of the caller: an asynchronous or nested transaction, or one that is used after its end. */
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
