import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { aCode } from './records.js';
import { refuses, temporaryFiles, withStore } from './files.js';

const newFile = temporaryFiles();
const t = 'tenancy';

describe('SQLite store: one server per file', () => {
  it('refuses a second store on the same file, however it is reached', async () => {
    const file = newFile();
    await withStore(file, async (store) => {
      await store.transact((tx) => tx.insert('codes', t, 'c', aCode()));
      refuses(file, 'locked', new RegExp(`this process \\(${String(process.pid)}\\)`));
      const link = join(dirname(file), 'link.sqlite');
      symlinkSync(file, link);
      assert.throws(() => createSqliteStore({ file: link }), /in use/);
      await store.transact((tx) => assert.deepEqual(tx.get('codes', t, 'c'), aCode()));
    });
    await withStore(file, (store) => store.transact((tx) => assert.ok(tx.get('codes', t, 'c'))));
  });

  it('refuses a file that another living process holds, and names the process', () => {
    const file = newFile();
    writeFileSync(`${file}.pid`, `${String(process.ppid)} \n`);
    assert.throws(
      () => createSqliteStore({ file }),
      new RegExp(`another server \\(process ${String(process.ppid)}\\)`),
    );
    assert.equal(readFileSync(`${file}.pid`, 'utf8'), `${String(process.ppid)} \n`);
  });

  for (const [whose, content] of [
    ['a process that is gone', '999999999 1\n'],
    ['an earlier process with our own number', `${String(process.pid)} 1\n`],
    ['nobody: its writer was killed in between', ''],
    ['nobody: it makes no sense', 'hello\n'],
    ['process 0', '0\n'],
  ] as const) {
    it(`clears the lock of ${whose}`, async () => {
      const file = newFile();
      await withStore(file, (store) => store.transact((tx) => tx.insert('codes', t, 'c', aCode())));
      writeFileSync(`${file}.pid`, content);
      mkdirSync(`${file}.lock`);
      await withStore(file, (store) => store.transact((tx) => assert.ok(tx.get('codes', t, 'c'))));
      assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
    });
  }

  it('clears the lock of a process whose number now belongs to another, where the system can tell', async () => {
    const file = newFile();
    writeFileSync(`${file}.pid`, `${String(process.ppid)} 1\n`);
    const open = () => createSqliteStore({ file });
    if (existsSync('/proc/self/stat')) await open().close();
    else assert.throws(open, /another server/);
  });

  it('removes what a killed server left half made', async () => {
    const file = newFile();
    for (const left of ['.creating', '.creating-wal', '.checking', '.checking-wal']) {
      writeFileSync(file + left, 'half');
    }
    await withStore(file, () => Promise.resolve());
    assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
  });
});
