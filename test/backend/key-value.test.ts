/** One suite for every key-value store, and for the accounts over it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import {
  keyValueAccounts,
  memoryKeyValue,
  sqliteKeyValue,
  type KeyValue,
  type SqliteDatabase,
} from '../../src/backend/index.js';
import { storeKeyValue } from '../../server-mock/backend.js';
import { createMemoryStore } from '../../server-mock/store/memory.js';

const stores: Record<string, (now: () => number) => KeyValue> = {
  memory: (now) => memoryKeyValue({ now }),
  "the mock's store": (now) => storeKeyValue(createMemoryStore(), 'acme', now),
  SQLite: (now) => sqliteKeyValue(new sqlite.Database(':memory:'), { now }),
};

/** From Node 22.13 on, without anything to install. */
const builtIn = (process.getBuiltinModule as ((name: string) => object | undefined) | undefined)?.(
  'node:sqlite',
);
if (builtIn && 'DatabaseSync' in builtIn) {
  const { DatabaseSync } = builtIn as { DatabaseSync: new (path: string) => SqliteDatabase };
  stores['node:sqlite'] = (now) => sqliteKeyValue(new DatabaseSync(':memory:'), { now });
}

for (const [name, create] of Object.entries(stores)) {
  const setup = () => {
    const clock = { now: 1000 };
    return { clock, kv: create(() => clock.now) };
  };

  describe(`key-value store: ${name}`, () => {
    it('gives back what was put in, as a copy', async () => {
      const { kv } = setup();
      const value = { a: [1] };
      await kv.set('k', value);
      value.a.push(2);
      const read = (await kv.get('k')) as typeof value;
      assert.deepEqual(read, { a: [1] });
      read.a.push(3);
      assert.deepEqual(await kv.get('k'), { a: [1] });
      await kv.set('k', 'other');
      assert.equal(await kv.get('k'), 'other');
      await kv.delete('k');
      await kv.delete('k');
      assert.equal(await kv.get('k'), undefined);
    });

    it('adds a key once, of many at a time', async () => {
      const { kv } = setup();
      const added = await Promise.all(Array.from({ length: 20 }, (_, n) => kv.add('k', String(n))));
      assert.equal(added.filter(Boolean).length, 1);
      assert.equal(await kv.get('k'), String(added.indexOf(true)));
    });

    it('forgets a key when its time has come, and not before', async () => {
      const { kv, clock } = setup();
      await kv.set('f/k', 'v', 2000);
      clock.now = 1999;
      assert.equal(await kv.get('f/k'), 'v');
      assert.equal(await kv.add('f/k', 'w', 9000), false);
      clock.now = 2000;
      assert.equal(await kv.get('f/k'), undefined);
      assert.deepEqual(await kv.list('f'), []);
      assert.equal(await kv.add('f/k', 'w', 9000), true);
      assert.equal(await kv.get('f/k'), 'w');
      clock.now = 1_000_000;
      await kv.set('other', 'v');
      assert.equal(await kv.get('f/k'), undefined);
    });

    it('lists what is right below a path, oldest first', async () => {
      const { kv } = setup();
      for (const key of ['a/2', 'a/1', 'ab/1', 'a/b/1', 'a']) await kv.set(key, key);
      assert.deepEqual(await kv.list('a'), ['a/2', 'a/1']);
    });
  });

  describe(`accounts over ${name}`, () => {
    const ada = { id: 'id-1', username: 'Ada/L' };
    const passkey = { id: 'pk-1', label: 'Phone' };

    it('are found by id and by passkey', async () => {
      const accounts = keyValueAccounts(setup().kv);
      assert.equal(await accounts.create(ada, passkey), true);
      assert.deepEqual(await accounts.find('id-1'), ada);
      assert.deepEqual(await accounts.findByPasskey('pk-1'), ada);
      assert.deepEqual(await accounts.passkeys('id-1'), [passkey]);
      assert.equal(await accounts.find('id-2'), undefined);
      assert.equal(await accounts.findByPasskey('pk-2'), undefined);
    });

    it('leave nothing of an account whose username is taken', async () => {
      const accounts = keyValueAccounts(setup().kv);
      await accounts.create(ada, passkey);
      const rival = { id: 'id-2', username: 'ada/l' };
      assert.equal(await accounts.create(rival, { id: 'pk-2', label: '' }), false);
      assert.equal(await accounts.find('id-2'), undefined);
      assert.equal(await accounts.findByPasskey('pk-2'), undefined);
      assert.deepEqual(await accounts.passkeys('id-2'), []);
      assert.deepEqual(await accounts.find('id-1'), ada);
    });

    it('link a passkey to one account only', async () => {
      const accounts = keyValueAccounts(setup().kv);
      await accounts.create(ada, passkey);
      const grace = { id: 'id-2', username: 'grace' };
      assert.equal(await accounts.create(grace, passkey), false);
      assert.equal(await accounts.create(grace, { id: 'pk-2', label: '' }), true);
      assert.equal(await accounts.link('id-2', passkey), false);
      const links = await Promise.all(['pk-3', 'pk-4'].map((id) => accounts.link('id-1', { id, label: id })));
      assert.deepEqual(links, [true, true]);
      assert.deepEqual(
        (await accounts.passkeys('id-1')).map(({ id }) => id),
        ['pk-1', 'pk-3', 'pk-4'],
      );
    });

    it('begin without a passkey, and are found by the confirmed address alone', async () => {
      const accounts = keyValueAccounts(setup().kv);
      const confirmed = { ...ada, email: 'Ada@example.com' };
      assert.equal(await accounts.create(confirmed), true);
      assert.deepEqual(await accounts.findByEmail('ada@EXAMPLE.com'), confirmed);
      assert.equal(await accounts.findByEmail('ada/l'), undefined);
      const rival = { id: 'id-2', username: 'rival', email: 'ada@example.com' };
      assert.equal(await accounts.create(rival), false);
      await accounts.create({ id: 'id-3', username: 'eve@example.com' });
      assert.equal(await accounts.findByEmail('eve@example.com'), undefined);
    });

    it('give an address to one of those who ask for it at once', async () => {
      const accounts = keyValueAccounts(setup().kv);
      const created = await Promise.all(
        [1, 2, 3].map((n) =>
          accounts.create({ id: `id-${n}`, username: `ada-${n}`, email: 'ada@example.com' }),
        ),
      );
      assert.deepEqual(created.filter(Boolean), [true]);
      const winner = `id-${created.indexOf(true) + 1}`;
      assert.equal((await accounts.findByEmail('ada@example.com'))?.id, winner);
      for (const n of [1, 2, 3]) {
        const there = (await accounts.find(`id-${n}`)) !== undefined;
        assert.equal(there, winner === `id-${n}`);
        const again = await accounts.create({ id: `id-${n + 3}`, username: `ada-${n}` });
        assert.equal(again, !there, 'the name of one that was refused is free');
      }
    });

    it('change name and address, and leave the old ones to others', async () => {
      const accounts = keyValueAccounts(setup().kv);
      const old = { ...ada, email: 'ada@example.com' };
      await accounts.create(old);
      const renamed = { id: 'id-1', username: 'grace', email: 'grace@example.com' };
      assert.equal(await accounts.update(renamed), true);
      assert.deepEqual(await accounts.find('id-1'), renamed);
      assert.equal(await accounts.findByEmail('ada@example.com'), undefined);
      assert.equal(await accounts.create({ ...old, id: 'id-2' }), true);
      assert.equal(await accounts.update({ ...renamed, username: 'ADA/L' }), false);
      assert.equal(await accounts.update({ ...renamed, email: 'ADA@example.com' }), false);
      assert.equal(await accounts.update({ id: 'id-9', username: 'nobody' }), false);
      assert.deepEqual(await accounts.find('id-1'), renamed);
    });

    it('relabel and unlink what is theirs', async () => {
      const accounts = keyValueAccounts(setup().kv);
      await accounts.create(ada, passkey);
      assert.equal(await accounts.relabel('id-2', 'pk-1', 'Mine'), false);
      assert.equal(await accounts.relabel('id-1', 'pk-1', 'Tablet'), true);
      assert.deepEqual(await accounts.passkeys('id-1'), [{ id: 'pk-1', label: 'Tablet' }]);
      assert.equal(await accounts.unlink('id-2', 'pk-1'), false);
      assert.equal(await accounts.unlink('id-1', 'pk-1'), true);
      assert.equal(await accounts.unlink('id-1', 'pk-1'), false);
      assert.deepEqual(await accounts.passkeys('id-1'), []);
      assert.equal(await accounts.findByPasskey('pk-1'), undefined);
      assert.equal(await accounts.link('id-2', passkey), true);
    });
  });
}

describe('SQLite', () => {
  it('keeps everything in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'backend-sqlite-'));
    try {
      for (const before of [undefined, 'v']) {
        const database = new sqlite.Database(join(folder, 'accounts.sqlite'));
        const kv = sqliteKeyValue(database);
        assert.equal(await kv.get('k'), before);
        await kv.set('k', 'v');
        database.close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
