/** The store of tests and of `--memory`, and the reference for the other stores. */
import { createMemoryTables } from './memory-tables.js';
import type { Store } from './store.js';

/** A store whose contents end with the process. */
export function createMemoryStore(): Store {
  const tables = createMemoryTables();
  let closed = false;
  return {
    // Async only in shape: `work` runs to its end before anything else can.
    // eslint-disable-next-line @typescript-eslint/require-await
    async transact(work) {
      if (closed) throw new TypeError('The store is closed.');
      return tables.run(work);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async close() {
      closed = true;
    },
  };
}
