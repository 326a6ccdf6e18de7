import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { createSqliteStore, deleteDataFile } from '../../../server-mock/store/sqlite.js';
import { refuses, temporaryFiles, withStore } from './files.js';
import { aCode } from './records.js';

const newFile = temporaryFiles();
const t = 'tenancy';

/** Starts a process that opens the file and inserts a code. Resolves when it is done; the process keeps the file. */
async function otherServer(file: string) {
  const program = `
    import { createSqliteStore } from '${import.meta.resolve('../../../server-mock/store/sqlite.js')}';
    import { aCode } from '${import.meta.resolve('./records.js')}';
    const store = createSqliteStore({ file: ${JSON.stringify(file)} });
    await store.transact((tx) => tx.insert('codes', '${t}', 'c', aCode()));
    process.stdout.write('open');
    setInterval(() => undefined, 60_000);`;
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('SQLite store: one server per file', () => {
  it('refuses a second store in the same process, also through a link', async () => {
    const file = newFile();
    await withStore(file, async (store) => {
      await store.transact((tx) => tx.insert('codes', t, 'c', aCode()));
      refuses(file, 'locked', new RegExp(`this process \\(${process.pid}\\)`));
      const link = join(dirname(file), 'link.sqlite');
      symlinkSync(file, link);
      assert.throws(() => createSqliteStore({ file: link }), /in use/);
      assert.throws(() => {
        deleteDataFile(link);
      }, /in use/);
      await store.transact((tx) => assert.deepEqual(tx.get('codes', t, 'c'), aCode()));
    });
    await withStore(file, (store) => store.transact((tx) => assert.ok(tx.get('codes', t, 'c'))));
  });

  it('refuses a file that another process holds, names the process, and opens the file after a kill', async () => {
    const file = newFile();
    const server = await otherServer(file);
    try {
      const words = new RegExp(`another server \\(process ${server.pid}\\)`);
      refuses(file, 'locked', words);
      assert.throws(() => {
        deleteDataFile(file);
      }, words);
    } finally {
      server.kill('SIGKILL');
      await once(server, 'close');
    }
    await withStore(file, (store) => store.transact((tx) => assert.ok(tx.get('codes', t, 'c'))));
    assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
  });

  it('ignores a process number that a killed server left behind', async () => {
    const file = newFile();
    for (const content of [String(process.ppid), String(process.pid), '', 'hello']) {
      writeFileSync(`${file}.pid`, content);
      await withStore(file, () => Promise.resolve());
      assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
    }
  });

  it('removes the drafts of killed servers', async () => {
    const file = newFile();
    for (const draft of ['.draft-1', '.draft-1-journal']) writeFileSync(file + draft, 'half');
    await withStore(file, () => Promise.resolve());
    assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
  });
});
