import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { TableName } from '../../../../server-mock/store/tables.js';
import { tableSpecs } from '../../../../server-mock/store/tables.js';
import { aCode, aPasskey } from '../records.js';
import { a, testWith, type OpenStore } from './setup.js';

export function recordsSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: records`, () => {
    test('get finds what insert added, and nothing else', async (store) => {
      await store.transact((t) => assert.equal(t.insert('passkeys', a, 'p', aPasskey()), true));
      await store.transact((t) => {
        assert.deepEqual(t.get('passkeys', a, 'p'), aPasskey());
        assert.equal(t.get('passkeys', a, 'P'), undefined);
        assert.equal(t.get('codes', a, 'p'), undefined);
      });
    });

    test('a transaction sees its own writes', async (store) => {
      await store.transact((t) => {
        t.insert('codes', a, 'c', aCode());
        assert.deepEqual(t.get('codes', a, 'c'), aCode());
        t.delete('codes', a, 'c');
        assert.equal(t.get('codes', a, 'c'), undefined);
      });
    });

    test('insert refuses a taken id and changes nothing', async (store) => {
      await store.transact((t) => t.insert('codes', a, 'c', aCode()));
      const added = await store.transact((t) => t.insert('codes', a, 'c', aCode({ passkeyId: 'other' })));
      assert.equal(added, false);
      await store.transact((t) => {
        assert.deepEqual(t.get('codes', a, 'c'), aCode());
        assert.deepEqual(t.find('codes', a, 'passkeyId', 'other'), []);
      });
    });

    test('replace changes an existing record only', async (store) => {
      await store.transact((t) => {
        assert.equal(t.replace('codes', a, 'c', aCode()), false);
        assert.equal(t.get('codes', a, 'c'), undefined);
        t.insert('codes', a, 'c', aCode());
        assert.equal(t.replace('codes', a, 'c', aCode({ userVerified: false })), true);
        assert.deepEqual(t.get('codes', a, 'c'), aCode({ userVerified: false }));
      });
    });

    test('delete and take remove a record once', async (store) => {
      await store.transact((t) => {
        t.insert('codes', a, 'deleted', aCode());
        t.insert('codes', a, 'taken', aCode());
      });
      await store.transact((t) => {
        assert.equal(t.delete('codes', a, 'deleted'), true);
        assert.equal(t.delete('codes', a, 'deleted'), false);
        assert.deepEqual(t.take('codes', a, 'taken'), aCode());
        assert.equal(t.take('codes', a, 'taken'), undefined);
        assert.deepEqual(t.list('codes', a), []);
        assert.deepEqual(t.find('codes', a, 'passkeyId', 'passkey'), []);
      });
    });

    test('insert, get, list and find copy records', async (store) => {
      const mine = aPasskey();
      await store.transact((t) => t.insert('passkeys', a, 'p', mine));
      mine.transports.push('usb');
      await store.transact((t) => {
        t.get('passkeys', a, 'p')?.transports.push('nfc');
        t.list('passkeys', a)[0]?.record.transports.push('nfc');
        t.find('passkeys', a, 'userId', 'user')[0]?.record.transports.push('nfc');
      });
      await store.transact((t) => assert.deepEqual(t.get('passkeys', a, 'p')?.transports, ['internal']));
    });

    test('transact returns what the work returns', async (store) => {
      assert.equal(await store.transact(() => 'value'), 'value');
      assert.equal(await store.transact(() => undefined), undefined);
    });

    test('an unknown table or field throws a TypeError', async (store) => {
      const unknown = '__proto__' as TableName;
      await assert.rejects(
        store.transact((t) => t.get(unknown, a, 'x')),
        TypeError,
      );
      await assert.rejects(
        store.transact((t) => t.insert(unknown, a, 'x', aCode())),
        TypeError,
      );
      await assert.rejects(
        store.transact((t) => t.find('passkeys', a, 'rpId', 'example.com')),
        TypeError,
      );
    });

    test('every declared table can be written and read', async (store) => {
      await store.transact((t) => {
        for (const table of Object.keys(tableSpecs) as TableName[]) {
          assert.equal(t.insert(table, a, 'id', { expiresAt: 5 }), true, table);
          assert.equal(t.list(table, a).length, 1, table);
        }
      });
    });
  });

  describe(`${name}: closing`, () => {
    test('close finishes earlier transactions and refuses later ones', async (store) => {
      const before = store.transact((t) => t.insert('codes', a, 'c', aCode()));
      await store.close();
      await store.close();
      assert.equal(await before, true);
      await assert.rejects(
        store.transact(() => 1),
        /closed/,
      );
    });
  });
}
