/**
 * The app's own backend, in the same process as the mock. It calls the mock through `fetch` alone, and keeps accounts
 * and sessions in the mock's store, so that they survive a restart together with the vault.
 */
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  type Accounts,
  type BackendHandler,
  type KeyValue,
  type Mailer,
  type Value,
} from '../../src/entries/backend.js';
import { Passlock } from '../../src/entries/server-unsafe.js';
import type { MockServer, TenancyOptions } from '../app.js';
import type { Store, Transaction } from '../store/store.js';
import type { BackendRecord } from '../store/tables.js';

export interface MockBackend extends BackendHandler {
  readonly passlock: Passlock;
  readonly accounts: Accounts;
}

export interface MockBackendOptions {
  server: Pick<MockServer, 'fetch' | 'runInFlight' | 'store' | 'clock' | 'inbox'>;
  /** Includes the API key in plain text, which the mock's own store does not have. */
  tenancy: TenancyOptions;
}

/** Creates the backend of one of the mock's tenancies. */
export function createMockBackend({ server, tenancy }: MockBackendOptions): MockBackend {
  const { now } = server.clock;
  const { id: tenancyId, apiKey, rpId = 'localhost', rpName = rpId, relatedRpIds } = tenancy;
  const passlock = new Passlock({
    tenancyId,
    apiKey,
    // A placeholder: `fetch` below passes every request to the mock in this process.
    endpoint: 'http://localhost',
    fetch: (input, init) => server.fetch(new Request(input, init)),
    now,
  });
  const kv = storeKeyValue(server.store, tenancyId, now);
  const accounts = keyValueAccounts(kv);
  const backend = createBackend({
    passlock,
    accounts,
    sessions: keyValueSessions(kv),
    rpId,
    ...(relatedRpIds && { relatedRpIds }),
    rpName,
    mailer: inboxMailer(server, tenancyId, now),
    loadIcon: (url) => server.fetch(new Request(url)),
    now,
  });
  const fetch: BackendHandler['fetch'] = (request, client) =>
    server.runInFlight(() => backend.fetch(request, client));
  return { fetch, passlock, accounts };
}

/** Puts the backend's emails into the mock's inbox, next to those that Passlock itself would send. */
function inboxMailer({ inbox }: Pick<MockServer, 'inbox'>, tenancyId: string, now: () => number): Mailer {
  return {
    send: ({ to, subject, html, text, code }) =>
      inbox.add({ tenancyId, to, subject, html, text, ...(code !== undefined && { code }), sentAt: now() }),
  };
}

/** Stores records under the tenancy, so that resetting a tenancy deletes its accounts. */
export function storeKeyValue(store: Store, tenancyId: string, now: () => number): KeyValue {
  const isLive = (record: BackendRecord) => record.expiresAt === undefined || record.expiresAt > now();
  const recordOf = (key: string, value: Value, expiresAt?: number): BackendRecord => ({
    folder: key.slice(0, key.lastIndexOf('/')),
    value,
    ...(expiresAt !== undefined && { expiresAt }),
  });
  const read = (transaction: Transaction, key: string) => {
    const record = transaction.get('backend', tenancyId, key);
    return record && isLive(record) ? record.value : undefined;
  };
  const write = (transaction: Transaction, key: string, value: Value, expiresAt?: number) => {
    const record = recordOf(key, value, expiresAt);
    if (!transaction.replace('backend', tenancyId, key, record))
      transaction.insert('backend', tenancyId, key, record);
  };
  return {
    get: (key) => store.transact((transaction) => read(transaction, key)),
    set: (key, value, expiresAt) =>
      store.transact((transaction) => {
        write(transaction, key, value, expiresAt);
      }),
    add: (key, value, expiresAt) =>
      store.transact((transaction) => {
        const before = transaction.get('backend', tenancyId, key);
        if (before && isLive(before)) return false;
        transaction.delete('backend', tenancyId, key);
        return transaction.insert('backend', tenancyId, key, recordOf(key, value, expiresAt));
      }),
    delete: (key) =>
      store.transact((transaction) => {
        transaction.delete('backend', tenancyId, key);
      }),
    change: (expected, changes, expiresAt) =>
      store.transact((transaction) => {
        const isOther = ([key, value]: [string, Value | undefined]) =>
          JSON.stringify(read(transaction, key)) !== JSON.stringify(value);
        if (Object.entries(expected).some(isOther)) return false;
        for (const [key, value] of Object.entries(changes)) {
          if (value === undefined) transaction.delete('backend', tenancyId, key);
          else write(transaction, key, value, expiresAt);
        }
        return true;
      }),
    list: (path) =>
      store.transact((transaction) =>
        transaction
          .find('backend', tenancyId, 'folder', path)
          .flatMap(({ record }) => (isLive(record) ? [record.value] : [])),
      ),
  };
}
