/** The stores that need no server of their own. */
import Database from 'libsql';
import {
  memoryKeyValue,
  sqliteKeyValue,
  type KeyValue,
  type SqliteDatabase,
} from '../../src/entries/backend.js';
import { storeKeyValue } from '../../server-mock/playground/backend.js';
import { createMemoryStore } from '../../server-mock/store/memory.js';
import { describeStore } from './suite.js';

const stores: Record<string, (now: () => number) => KeyValue> = {
  memory: (now) => memoryKeyValue({ now }),
  "the mock's store": (now) => storeKeyValue(createMemoryStore(), 'acme', now),
  SQLite: (now) => sqliteKeyValue(new Database(':memory:'), { now }),
};

/** Built into Node since 22.13. */
const builtIn = (process.getBuiltinModule as ((name: string) => object | undefined) | undefined)?.(
  'node:sqlite',
);
if (builtIn && 'DatabaseSync' in builtIn) {
  const { DatabaseSync } = builtIn as { DatabaseSync: new (path: string) => SqliteDatabase };
  stores['node:sqlite'] = (now) => sqliteKeyValue(new DatabaseSync(':memory:'), { now });
}

for (const [name, create] of Object.entries(stores)) describeStore(name, create);
