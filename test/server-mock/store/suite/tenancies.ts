import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { aCode, aLimit, aPasskey } from '../records.js';
import { a, b, testWith, type OpenStore } from './setup.js';

export function tenanciesSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: tenancies`, () => {
    test('no operation reaches another tenancy', async (store) => {
      await store.transact((t) => t.insert('codes', a, 'c', aCode()));
      await store.transact((t) => {
        assert.equal(t.get('codes', b, 'c'), undefined);
        assert.deepEqual(t.find('codes', b, 'passkeyId', 'passkey'), []);
        assert.deepEqual(t.list('codes', b), []);
        assert.equal(t.replace('codes', b, 'c', aCode({ createdAt: 2 })), false);
        assert.equal(t.delete('codes', b, 'c'), false);
        assert.equal(t.take('codes', b, 'c'), undefined);
        t.clear(b);
        assert.equal(t.insert('codes', b, 'c', aCode({ createdAt: 3 })), true);
        assert.equal(t.get('codes', a, 'c')?.createdAt, 1);
      });
    });

    test('no two pairs of tenancy and id share a record', async (store) => {
      const pairs = [
        ['a', 'b/c'],
        ['a/b', 'c'],
        ['a\0b', 'c'],
        ['a', 'b\0c'],
        ['a","b', 'c'],
        ['a', 'b","c'],
        ['', 'a'],
        ['a', ''],
      ] as const;
      await store.transact((t) => {
        for (const [i, [tenancy, id]] of pairs.entries()) {
          assert.equal(t.insert('codes', tenancy, id, aCode({ createdAt: i })), true);
        }
        for (const [i, [tenancy, id]] of pairs.entries()) {
          assert.equal(t.get('codes', tenancy, id)?.createdAt, i);
        }
      });
    });

    test('clear deletes one tenancy in every table', async (store) => {
      await store.transact((t) => {
        for (const tenancy of [a, b]) {
          t.insert('codes', tenancy, 'c', aCode());
          t.insert('passkeys', tenancy, 'p', aPasskey());
          t.insert('rateLimits', tenancy, 'r', aLimit(9));
        }
        t.clear(a);
      });
      await store.transact((t) => {
        for (const table of ['codes', 'passkeys', 'rateLimits'] as const) {
          assert.deepEqual(t.list(table, a), []);
          assert.equal(t.list(table, b).length, 1);
        }
        assert.equal(t.insert('passkeys', a, 'p', aPasskey()), true);
      });
    });
  });
}
