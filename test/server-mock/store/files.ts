import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { StoreError, type Store } from '../../../server-mock/store/store.js';

/** Returns a function that names a new file in its own folder. The folders are deleted after the tests. */
export function temporaryFiles(): (name?: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'passkey-elements-'));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return (name = 'vault.sqlite') => join(mkdtempSync(join(root, 'vault-')), name);
}

/** Runs `work` with a store on the file, then closes the store. */
export async function withStore<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = createSqliteStore({ file });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Asserts that opening fails for the reason, with the file name and `words` in the message, and changes nothing. */
export function refuses(file: string, reason: StoreError['reason'], words: RegExp): void {
  const before = existsSync(file) ? readFileSync(file) : undefined;
  assert.throws(
    () => createSqliteStore({ file }),
    (error) => {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.reason, reason, error.message);
      assert.match(error.message, words);
      assert.ok(error.message.includes(file), error.message);
      return true;
    },
  );
  if (before) assert.deepEqual(readFileSync(file), before);
}
