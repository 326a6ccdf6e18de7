import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Store, Transaction } from '../../../../server-mock/store/store.js';

/** Makes an empty store. */
export type OpenStore = () => Store;

/** Two tenancies. */
export const a = 'tenancy-a';
export const b = 'tenancy-b';

/** `it` with a store of its own, closed at the end. */
export function testWith(open: OpenStore): (title: string, body: (store: Store) => Promise<void>) => void {
  return (title, body) => {
    it(title, async () => {
      const store = open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  };
}

/** Runs `work`, and then undoes it by throwing. */
export async function undone(store: Store, work: (transaction: Transaction) => void): Promise<void> {
  const reason = new Error('on purpose');
  const result = store.transact((transaction) => {
    work(transaction);
    throw reason;
  });
  await assert.rejects(result, (error) => error === reason);
}
