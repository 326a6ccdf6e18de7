/** Limits a transaction to one synchronous function. No other code runs meanwhile, so it is atomic. */
import { TransactionError, type Transaction } from './store.js';

/** Runs `work` with a transaction that is usable until `work` returns. */
export type Run = <T>(work: (transaction: Transaction) => T) => T;

/** Runs one `work` at a time. Throws a `TransactionError` for a nested or asynchronous one; the store then rolls back. */
export function exclusive(transaction: Transaction): Run {
  let running = false;
  const guarded = Object.fromEntries(
    Object.entries(transaction).map(([name, operation]: [string, (...args: unknown[]) => unknown]) => [
      name,
      (...args: unknown[]) => {
        if (!running) throw new TransactionError('The transaction is over.');
        return operation(...args);
      },
    ]),
  ) as unknown as Transaction;
  return (work) => {
    if (running) throw new TransactionError('A transaction cannot begin inside another.');
    running = true;
    try {
      const value = work(guarded);
      refusePromise(value);
      return value;
    } finally {
      running = false;
    }
  };
}

function refusePromise(value: unknown): void {
  if (typeof (value as PromiseLike<unknown> | null | undefined)?.then !== 'function') return;
  // An unhandled rejection would end the process.
  Promise.resolve(value).catch(() => undefined);
  throw new TransactionError(
    'The work of a transaction must not return a promise: do the waiting before it.',
  );
}
