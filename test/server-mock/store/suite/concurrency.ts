import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { aCode, aPasskey } from '../records.js';
import { a, testWith, type OpenStore } from './setup.js';

export function concurrencySuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: concurrency`, () => {
    test('one of a thousand takers gets the record', async (store) => {
      await store.transact((t) => t.insert('codes', a, 'c', aCode()));
      const taken = await Promise.all(
        Array.from({ length: 1000 }, () => store.transact((t) => t.take('codes', a, 'c'))),
      );
      assert.equal(taken.filter((record) => record !== undefined).length, 1);
    });

    test('a thousand interleaved increments are all counted', async (store) => {
      await store.transact((t) => t.insert('passkeys', a, 'p', aPasskey()));
      const increment = async () => {
        await store.transact((t) => {
          const record = t.get('passkeys', a, 'p');
          assert.ok(record);
          t.replace('passkeys', a, 'p', { ...record, counter: record.counter + 1 });
        });
      };
      const worker = async () => {
        for (let i = 0; i < 100; i++) await increment();
      };
      await Promise.all(Array.from({ length: 10 }, worker));
      assert.equal(await store.transact((t) => t.get('passkeys', a, 'p')?.counter), 1000);
    });

    test('one of many inserts of the same unique value succeeds', async (store) => {
      const added = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          store.transact((t) => t.insert('passkeys', a, String(i), aPasskey())),
        ),
      );
      assert.equal(added.filter(Boolean).length, 1);
    });
  });
}
