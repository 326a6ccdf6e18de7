/**
 * A store in memory that has a signing key already, the same one for the whole process. Generating an RSA key takes
 * longer than everything else that a test does with a fresh server.
 */
import { createMockServer } from '../../../server-mock/app.js';
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import type { Row, Store } from '../../../server-mock/store/store.js';
import { serverScope, type SigningKeyRecord } from '../../../server-mock/store/tables.js';

let generated: Promise<Row<SigningKeyRecord>> | undefined;

async function generate(): Promise<Row<SigningKeyRecord>> {
  const { store, rotateSigningKey } = await createMockServer();
  await rotateSigningKey();
  const [row] = await store.transact((transaction) => transaction.list('signingKeys', serverScope));
  if (!row) throw new Error('The server has no signing key.');
  return row;
}

export async function storeWithSigningKey(): Promise<Store> {
  generated ??= generate();
  const { id, record } = await generated;
  const store = createMemoryStore();
  await store.transact((transaction) => {
    transaction.insert('signingKeys', serverScope, id, record);
  });
  return store;
}
