/** A place in IndexedDB, which has transactions. `localStorage` has none, so two tabs could overwrite each other. */
import { createStore, promisifyRequest } from 'idb-keyval';
import { StoreError } from './store.js';
import type { Place, Update } from './web.js';

const key = 'text';

/** @param name of the database */
export function browserPlace(name: string): Place {
  const inTransaction = createStore(name, 'place');
  return {
    async update<T>(work: (kept: string | undefined) => Update<T>): Promise<T> {
      let thrown: { error: unknown } | undefined;
      try {
        return await inTransaction('readwrite', async (database) => {
          const kept = await promisifyRequest(database.get(key) as IDBRequest<string | undefined>);
          let update: Update<T>;
          try {
            update = work(kept);
          } catch (error) {
            thrown = { error };
            throw error;
          }
          if (update.text === undefined) return update.value;
          database.put(update.text, key);
          await promisifyRequest(database.transaction);
          return update.value;
        });
      } catch (error) {
        throw thrown ? thrown.error : unusable(error);
      }
    },
  };
}

function unusable(cause: unknown): StoreError {
  const isFull = (cause as Error | null)?.name === 'QuotaExceededError';
  return isFull
    ? new StoreError('full', 'The browser gives this page no more room.', { cause })
    : new StoreError('io', 'The browser does not let this page keep anything.', { cause });
}
