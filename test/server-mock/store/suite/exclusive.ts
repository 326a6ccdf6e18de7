import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TransactionError, type Transaction } from '../../../../server-mock/store/store.js';
import { aCode } from '../records.js';
import { a, testWith, type OpenStore } from './setup.js';

/** A transaction belongs to one synchronous function. */
export function exclusiveSuite(name: string, open: OpenStore): void {
  const test = testWith(open);
  const ids = (t: Transaction) => t.list('codes', a).map(({ id }) => id);

  describe(`${name}: work that waits`, () => {
    const works: Record<string, (t: Transaction) => unknown> = {
      'an async function': async (t) => {
        t.insert('codes', a, 'early', aCode());
        await Promise.resolve();
        t.insert('codes', a, 'late', aCode());
      },
      'a promise that rejects': (t) => {
        t.insert('codes', a, 'early', aCode());
        return Promise.reject(new Error('on purpose'));
      },
      'a thenable': (t) => {
        t.insert('codes', a, 'early', aCode());
        return { then: () => undefined };
      },
    };
    for (const [what, work] of Object.entries(works)) {
      test(`${what} is refused, and writes nothing`, async (store) => {
        await assert.rejects(store.transact(work), TransactionError);
        assert.deepEqual(await store.transact(ids), []);
      });
    }
  });

  describe(`${name}: a transaction`, () => {
    for (const outcome of ['done', 'undone']) {
      test(`that is ${outcome} cannot be used again`, async (store) => {
        let kept: Transaction | undefined;
        const result = store.transact((t) => {
          kept = t;
          if (outcome === 'undone') throw new Error('on purpose');
        });
        await result.catch(() => undefined);
        const late = kept ?? assert.fail();
        assert.throws(() => late.insert('codes', a, '1', aCode()), TransactionError);
        assert.throws(() => {
          late.clear(a);
        }, TransactionError);
        assert.throws(() => late.get('codes', a, '1'), TransactionError);
        assert.deepEqual(await store.transact(ids), []);
      });
    }

    test('is not changed by one that starts inside it', async (store) => {
      let inner: Promise<unknown> | undefined;
      await store.transact((t) => {
        t.insert('codes', a, '1', aCode());
        inner = store.transact(() => 'done').catch((error: unknown) => error);
        t.insert('codes', a, '2', aCode());
      });
      const ended = await inner;
      assert.ok(ended === 'done' || ended instanceof TransactionError);
      assert.deepEqual(await store.transact(ids), ['1', '2']);
    });
  });
}
