import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'libsql';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { StoreError } from '../../../server-mock/store/store.js';
import { refuses, temporaryFiles, withStore } from './files.js';
import { aCode, aPasskey } from './records.js';

const newFile = temporaryFiles();
const t = 'tenancy';

/** Changes a file with SQLite. Without prepared statements, because the driver would keep the file open for them. */
function edit(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('SQLite store: the file', () => {
  it('creates the folder, gives access to the owner only, and leaves no other file after closing', async () => {
    const file = join(dirname(newFile()), 'deep', 'er', 'vault.sqlite');
    await withStore(file, (store) => store.transact((tx) => tx.insert('codes', t, 'c', aCode())));
    assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
    assert.equal(statSync(file).mode & 0o077, 0);
  });

  it('keeps records, lookups, uniqueness, expiry and the sequence over a restart', async () => {
    const file = newFile();
    const seq = await withStore(file, (store) =>
      store.transact((tx) => {
        tx.insert('passkeys', t, 'p', aPasskey());
        tx.insert('codes', t, 'early', aCode({ expiresAt: 10 }));
        tx.insert('codes', t, 'late', aCode({ expiresAt: 20 }));
        tx.insert('mails', t, 'gone', { to: '', subject: '', html: '', text: '', sentAt: 0 });
        const last = tx.list('mails', t)[0]?.seq ?? 0;
        tx.delete('mails', t, 'gone');
        return last;
      }),
    );
    await withStore(file, (store) =>
      store.transact((tx) => {
        assert.deepEqual(tx.get('passkeys', t, 'p'), aPasskey());
        assert.equal(tx.find('passkeys', t, 'username', 'jane')[0]?.id, 'p');
        assert.equal(tx.insert('passkeys', t, 'q', aPasskey()), false);
        tx.sweep(10);
        assert.deepEqual(
          tx.list('codes', t).map((row) => row.id),
          ['late'],
        );
        tx.insert('codes', t, 'new', aCode());
        assert.ok((tx.list('codes', t).at(-1)?.seq ?? 0) > seq, 'the seq of a deleted record is not reused');
      }),
    );
  });

  it('refuses a file of another program', () => {
    const file = newFile();
    edit(file, 'CREATE TABLE recipes (name TEXT)');
    refuses(file, 'damaged', /is not a vault of this server/);

    const other = newFile();
    edit(other, 'PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT)');
    refuses(other, 'damaged', /is not a vault of this server/);

    const text = newFile();
    writeFileSync(text, 'hello '.repeat(1000));
    refuses(text, 'damaged', /Restore a copy of it/);
  });

  it('refuses an empty file, and a log without its file', async () => {
    const empty = newFile();
    writeFileSync(empty, '');
    refuses(empty, 'damaged', /it is empty/);

    for (const log of ['-journal', '-wal']) {
      const moved = newFile();
      await withStore(moved, () => Promise.resolve());
      renameSync(moved, moved + log);
      refuses(moved, 'damaged', /the file is missing, but its log/);
      assert.ok(!existsSync(moved) && existsSync(moved + log));
    }
  });

  it('refuses a folder', () => {
    const file = newFile();
    mkdirSync(file);
    assert.throws(
      () => createSqliteStore({ file }),
      (error) => error instanceof StoreError && error.reason === 'io',
    );
  });

  it('refuses a read-only file', async () => {
    const file = newFile();
    await withStore(file, () => Promise.resolve());
    chmodSync(file, 0o400);
    refuses(file, 'readonly', /Make the file and its folder writable/);
  });

  it('refuses a file that a newer version wrote', async () => {
    const file = newFile();
    await withStore(file, () => Promise.resolve());
    edit(file, 'PRAGMA user_version = 99');
    refuses(file, 'newer', /schema 99, this server supports schema 3.*Update this server/);
  });
});

describe('SQLite store: older files', () => {
  const passkey = (i: number) => aPasskey({ credentialKey: String(i), username: 'jane\u0000😀' });

  /** A file as version 1 or 2 of the schema left it, with the last 10 of 50 records deleted. */
  function oldFile(version: 1 | 2): string {
    const file = newFile();
    const records = Array.from({ length: 50 }, (_, i) => {
      const values = ['passkeys', JSON.stringify(t), JSON.stringify(`p${i}`), JSON.stringify(passkey(i))];
      if (version === 2) values.push('checksum');
      return `(NULL, ${values.map((value) => `'${value}'`).join()})`;
    });
    const checksum = version === 2 ? 'checksum TEXT NOT NULL, ' : '';
    edit(
      file,
      `PRAGMA journal_mode = WAL;
      CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tenancy TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, ${checksum}UNIQUE (tenancy, name, id));
      PRAGMA application_id = 0x504b454c; PRAGMA user_version = ${version};
      INSERT INTO records VALUES ${records.join()}; DELETE FROM records WHERE seq > 40`,
    );
    return file;
  }

  for (const version of [1, 2] as const) {
    it(`migrates every record of version ${version} in order, once`, async () => {
      const file = oldFile(version);
      for (let start = 0; start < 2; start++) {
        await withStore(file, (store) =>
          store.transact((tx) => {
            const rows = tx.list('passkeys', t);
            assert.equal(rows.length, 40 + start);
            for (const [i, row] of rows.slice(0, 40).entries()) {
              assert.deepEqual(row, { seq: i + 1, id: `p${i}`, record: passkey(i) });
            }
            assert.equal(tx.find('passkeys', t, 'username', 'jane\u0000😀').length, 40);
            const added = aPasskey({ credentialKey: `new${start}` });
            tx.insert('passkeys', t, `new${start}`, added);
            const last = tx.list('passkeys', t).at(-1);
            assert.equal(last?.seq, 51 + start, 'the seq of a deleted record is not reused');
          }),
        );
      }
      assert.deepEqual(readdirSync(dirname(file)), ['vault.sqlite']);
    });
  }

  it('refuses a file whose tables are not the ones of its version', () => {
    const file = oldFile(1);
    edit(file, 'PRAGMA user_version = 2');
    refuses(file, 'damaged', /its tables are not the ones that this server creates/);
  });

  it('replaces indexes that differ from the declared ones', async () => {
    const file = newFile();
    await withStore(file, (store) => store.transact((tx) => tx.insert('codes', t, 'c', aCode())));
    edit(file, 'DROP INDEX codes_passkeyId; CREATE INDEX old ON records (id)');
    await withStore(file, (store) =>
      store.transact((tx) => assert.equal(tx.find('codes', t, 'passkeyId', 'passkey').length, 1)),
    );
    const db = new Database(file);
    const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index'`).all() as {
      name: string;
    }[];
    assert.ok(names.some(({ name }) => name === 'codes_passkeyId'));
    assert.ok(!names.some(({ name }) => name === 'old'));
  });
});
