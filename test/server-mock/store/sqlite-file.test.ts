import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chmodSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { StoreError } from '../../../server-mock/store/store.js';
import { aCode, aPasskey } from './records.js';
import { refuses, temporaryFiles, withStore } from './files.js';

const newFile = temporaryFiles();
const t = 'tenancy';

describe('SQLite store: the file', () => {
  it('is made with its folder, for its owner alone, and leaves nothing beside it when closed', async () => {
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
        assert.ok((tx.list('codes', t).at(-1)?.seq ?? 0) > seq, 'the seq of a deleted record comes back');
      }),
    );
  });

  it('is refused when it is another program’s', () => {
    const file = newFile();
    const db = new sqlite.Database(file);
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
    refuses(file, 'damaged', /does not begin as a vault/);

    const other = newFile();
    const log = new sqlite.Database(other);
    log.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT)');
    log.close();
    refuses(other, 'damaged', /does not begin as a vault/);

    const text = newFile();
    writeFileSync(text, 'hello '.repeat(1000));
    refuses(text, 'damaged', /Restore a copy of it/);
  });

  it('is refused when it is empty, or missing while its log is there', async () => {
    const empty = newFile();
    writeFileSync(empty, '');
    refuses(empty, 'damaged', /it is empty/);

    const moved = newFile();
    await withStore(moved, () => Promise.resolve());
    renameSync(moved, `${moved}-wal`);
    refuses(moved, 'damaged', /the file is missing, but its log/);
    assert.ok(!existsSync(moved));
  });

  it('is refused when it is a folder', () => {
    const file = newFile();
    mkdirSync(file);
    assert.throws(
      () => createSqliteStore({ file }),
      (error) => error instanceof StoreError && error.reason === 'io',
    );
  });

  it('is refused when it is marked read-only', async () => {
    const file = newFile();
    await withStore(file, () => Promise.resolve());
    chmodSync(file, 0o400);
    refuses(file, 'readonly', /Make the file and its folder writable/);
  });

  it('is refused when a newer version wrote it', async () => {
    const file = newFile();
    await withStore(file, () => Promise.resolve());
    const db = new sqlite.Database(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = 99');
    db.close();
    refuses(file, 'newer', /schema 99, this one knows 2.*Update this server/);
  });
});

describe('SQLite store: older files', () => {
  /** A file as version 1 of the schema left it. */
  function oldFile(): string {
    const file = newFile();
    const db = new sqlite.Database(file);
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
      CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tenancy TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (tenancy, name, id));
      PRAGMA application_id = 0x504b454c; PRAGMA user_version = 1`);
    const insert = 'INSERT INTO records (name, tenancy, id, body) VALUES (?, ?, ?, ?)';
    for (let i = 0; i < 50; i++) {
      const passkey = aPasskey({ credentialKey: String(i), username: 'jane\u0000😀' });
      db.run(insert, [
        'passkeys',
        JSON.stringify(t),
        JSON.stringify(`p${String(i)}`),
        JSON.stringify(passkey),
      ]);
    }
    db.run('DELETE FROM records WHERE seq > 40');
    db.close();
    return file;
  }

  it('are migrated with every record, in order, and are then as good as new', async () => {
    const file = oldFile();
    for (let start = 0; start < 2; start++) {
      await withStore(file, (store) =>
        store.transact((tx) => {
          const rows = tx.list('passkeys', t);
          assert.equal(rows.length, 40 + start);
          for (const [i, row] of rows.slice(0, 40).entries()) {
            assert.equal(row.seq, i + 1);
            assert.equal(row.id, `p${String(i)}`);
            assert.deepEqual(row.record, aPasskey({ credentialKey: String(i), username: 'jane\u0000😀' }));
          }
          tx.insert('passkeys', t, `new${String(start)}`, aPasskey({ credentialKey: `new${String(start)}` }));
          assert.equal(
            tx.list('passkeys', t).at(-1)?.seq,
            51 + start,
            'numbers of deleted records stay used',
          );
        }),
      );
    }
  });

  it('are refused, and not migrated, when their tables are not the ones of their version', () => {
    const file = oldFile();
    const db = new sqlite.Database(file);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = 2');
    db.close();
    refuses(file, 'damaged', /its tables are not the ones this server makes/);
  });
});
