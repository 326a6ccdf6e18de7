/** Keeps a transaction to its one synchronous `work`, which is what makes it atomic. */
import { TransactionError, type Transaction } from './store.js';

/** Runs `work`, which alone can use the transaction, and only until it returns. */
export type Run = <T>(work: (transaction: Transaction) => T) => T;

/** One `work` at a time. Throws a `TransactionError`, so that the store undoes everything, when it was not done. */
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
  // What it comes to is nobody's any more, and would otherwise end the process when it fails.
  Promise.resolve(value).catch(() => undefined);
  throw new TransactionError(
    'The work of a transaction must not return a promise: do the waiting before it.',
  );
}
