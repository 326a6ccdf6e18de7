/** The store of tests and of `--memory`. It is the reference that the other stores are held to. */
import { createMemoryTables } from './memory-tables.js';
import type { Store } from './store.js';

/** A store that forgets everything when the process ends. */
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
