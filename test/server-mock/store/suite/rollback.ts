import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Transaction } from '../../../../server-mock/store/store.js';
import { aCode, aMail, aPasskey } from '../records.js';
import { a, b, testWith, undone, type OpenStore } from './setup.js';

export function rollbackSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: rollback`, () => {
    const before = (t: Transaction) => {
      t.insert('passkeys', a, '1', aPasskey({ credentialKey: '1', userId: 'u' }));
      t.insert('codes', a, 'c', aCode({ expiresAt: 10 }));
      t.insert('mails', b, 'm', aMail());
    };
    const all = (t: Transaction) =>
      [a, b].map((tenancy) =>
        (['passkeys', 'codes', 'mails'] as const).map((table) => t.list(table, tenancy)),
      );
    const operations: Record<string, (t: Transaction) => unknown> = {
      insert: (t) => t.insert('passkeys', a, '2', aPasskey({ credentialKey: '2', userId: 'u' })),
      replace: (t) => t.replace('passkeys', a, '1', aPasskey({ credentialKey: '9', userId: 'other' })),
      delete: (t) => t.delete('codes', a, 'c'),
      take: (t) => t.take('codes', a, 'c'),
      sweep: (t) => {
        t.sweep(10);
      },
      clear: (t) => {
        t.clear(a);
        t.clear(b);
      },
      'a mixture': (t) => {
        t.delete('passkeys', a, '1');
        t.insert('passkeys', a, '1', aPasskey({ credentialKey: '1', userId: 'again' }));
        t.replace('passkeys', a, '1', aPasskey({ credentialKey: '1', userId: 'and again' }));
        t.take('codes', a, 'c');
        t.insert('codes', a, 'c', aCode({ createdAt: 77 }));
        t.clear(b);
      },
    };
    for (const [operation, work] of Object.entries(operations)) {
      test(`${operation} is undone when the work throws`, async (store) => {
        await store.transact(before);
        const expected = await store.transact(all);
        await undone(store, work);
        assert.deepEqual(await store.transact(all), expected);
        await store.transact((t) => {
          assert.deepEqual(
            t.find('passkeys', a, 'userId', 'u').map((row) => row.id),
            ['1'],
          );
          assert.deepEqual(t.find('passkeys', a, 'userId', 'other'), []);
          t.sweep(10);
          assert.equal(t.get('codes', a, 'c'), undefined, 'expiry is restored');
        });
      });
    }

    test('one failing transaction undoes none of its neighbours', async (store) => {
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          store.transact((t) => {
            t.insert('codes', a, String(i), aCode());
            if (i % 3 === 0) throw new Error(String(i));
            return i;
          }),
        ),
      );
      const kept = await store.transact((t) => t.list('codes', a).map((row) => Number(row.id)));
      const expected = Array.from({ length: 20 }, (_, i) => i).filter((i) => i % 3 !== 0);
      assert.deepEqual(kept, expected);
      for (const [i, result] of results.entries()) {
        assert.equal(result.status, i % 3 === 0 ? 'rejected' : 'fulfilled');
      }
    });
  });
}
