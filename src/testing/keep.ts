/** Passkeys that outlive the page, in the browser's own database. Their private keys never leave it. */
import type { StoredPasskey } from './passkey.js';

export type Passkeys = readonly StoredPasskey[];

/** Must not change what it is given. */
export type Edit = (passkeys: Passkeys) => Passkeys;

/**
 * Edits what is kept in one step, whatever other tabs do, and answers with it.
 *
 * @throws DOMException UnknownError; then what was kept stays
 */
export type Keep = (edit: Edit) => Promise<Passkeys>;

const table = 'passkeys';
const key = 'all';

/** @param name of the database */
export function keepIn(name: string): Keep {
  let database: Promise<IDBDatabase> | undefined;
  return async (edit) => {
    try {
      return await editIn(await (database ??= open(name)), edit);
    } catch {
      database = undefined;
      throw new DOMException('This browser does not keep passkeys for the device.', 'UnknownError');
    }
  };
}

const open = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('It cannot be opened.'));
    };
  });

const editIn = (database: IDBDatabase, edit: Edit): Promise<Passkeys> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    const store = transaction.objectStore(table);
    const request = store.get(key) as IDBRequest<Passkeys | undefined>;
    let after: Passkeys = [];
    request.onsuccess = () => {
      after = edit(request.result ?? []);
      store.put(after, key);
    };
    transaction.oncomplete = () => {
      resolve(after);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('It was given up.'));
    };
  });
