import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { aCode, aLimit, aMail, aPasskey } from '../records.js';
import { a, b, testWith, type OpenStore } from './setup.js';

export function orderSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: order`, () => {
    test('list pages through every record, oldest first', async (store) => {
      await store.transact((t) => {
        for (let i = 0; i < 25; i++) t.insert('codes', a, `c${String(24 - i)}`, aCode({ createdAt: i }));
      });
      const seen: number[] = [];
      let after = 0;
      for (;;) {
        const page = await store.transact((t) => t.list('codes', a, { after, limit: 10 }));
        assert.ok(page.length <= 10);
        seen.push(...page.map((row) => row.record.createdAt));
        const last = page.at(-1);
        if (!last) break;
        after = last.seq;
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 25 }, (_, i) => i),
      );
    });

    test('list without a limit, with a limit of zero, and past the end', async (store) => {
      await store.transact((t) => {
        t.insert('codes', a, '1', aCode());
        t.insert('codes', a, '2', aCode());
        const all = t.list('codes', a);
        assert.equal(all.length, 2);
        assert.equal(t.list('codes', a, { limit: 0 }).length, 0);
        assert.equal(t.list('codes', a, { after: all[1]?.seq ?? 0 }).length, 0);
      });
    });

    test('newest has the last ones, newest first, and count has all of a tenancy', async (store) => {
      await store.transact((t) => {
        assert.deepEqual([t.newest('codes', a, 2), t.count('codes', a)], [[], 0]);
        for (const id of ['1', '2', '3']) t.insert('codes', a, id, aCode());
        t.insert('codes', b, 'other', aCode());
        t.insert('mails', a, 'mail', aMail());
        t.replace('codes', a, '1', aCode());
        const ids = t.newest('codes', a, 2).map(({ id }) => id);
        assert.deepEqual([ids, t.count('codes', a)], [['3', '2'], 3]);
      });
    });

    test('list skips and repeats no record while others are inserted and deleted between pages', async (store) => {
      const id = (i: number) => String(i).padStart(3, '0');
      await store.transact((t) => {
        for (let i = 0; i < 30; i++) t.insert('codes', a, id(i), aCode());
      });
      const seen: string[] = [];
      let after = 0;
      for (let page = 0; ; page++) {
        const rows = await store.transact((t) => {
          if (page < 5) {
            t.delete('codes', a, id(page * 6));
            t.insert('codes', a, `new${String(page)}`, aCode());
          }
          return t.list('codes', a, { after, limit: 4 });
        });
        const last = rows.at(-1);
        if (!last) break;
        seen.push(...rows.map((row) => row.id));
        after = last.seq;
      }
      assert.equal(new Set(seen).size, seen.length);
      for (let i = 0; i < 30; i++) if (i % 6 !== 0) assert.ok(seen.includes(id(i)), id(i));
      for (let i = 0; i < 5; i++) assert.ok(seen.includes(`new${String(i)}`));
    });

    test('seq grows over all tables and is never used twice', async (store) => {
      const seqs: number[] = [];
      for (let i = 0; i < 10; i++) {
        await store.transact((t) => {
          const table = i % 2 === 0 ? 'codes' : 'rateLimits';
          t.insert(table, a, 'x', aCode());
          seqs.push(t.list(table, a)[0]?.seq ?? 0);
          t.delete(table, a, 'x');
        });
      }
      assert.ok((seqs[0] ?? 0) >= 1);
      for (const [i, seq] of seqs.entries()) assert.ok(i === 0 || seq > (seqs[i - 1] ?? 0));
    });
  });

  describe(`${name}: expiry`, () => {
    test('sweep deletes what expired at or before now, in every table and tenancy', async (store) => {
      await store.transact((t) => {
        t.insert('codes', a, 'before', aCode({ expiresAt: 99 }));
        t.insert('codes', b, 'at', aCode({ expiresAt: 100 }));
        t.insert('rateLimits', a, 'at', aLimit(100));
        t.insert('codes', a, 'after', aCode({ expiresAt: 101 }));
        t.insert('rateLimits', a, 'fraction', aLimit(100.5));
        t.insert('passkeys', a, 'never', aPasskey());
        t.sweep(100);
        assert.deepEqual(
          t.list('codes', a).map((row) => row.id),
          ['after'],
        );
        assert.deepEqual(t.list('codes', b), []);
        assert.deepEqual(
          t.list('rateLimits', a).map((row) => row.id),
          ['fraction'],
        );
        assert.equal(t.list('passkeys', a).length, 1);
      });
    });

    test('sweep uses the expiry of the replaced record', async (store) => {
      await store.transact((t) => {
        t.insert('codes', a, 'longer', aCode({ expiresAt: 10 }));
        t.insert('codes', a, 'shorter', aCode({ expiresAt: 1000 }));
        t.replace('codes', a, 'longer', aCode({ expiresAt: 1000 }));
        t.replace('codes', a, 'shorter', aCode({ expiresAt: 10 }));
        t.sweep(500);
        assert.deepEqual(
          t.list('codes', a).map((row) => row.id),
          ['longer'],
        );
      });
    });
  });
}
