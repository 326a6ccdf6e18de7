/** One behaviour suite for every key-value store and the accounts over it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import {
  keyValueAccounts,
  keyValueRateLimits,
  keyValueSessions,
  type Accounts,
  type ExpectedAccount,
  type KeyValue,
  type UpdateResult,
} from '../../src/entries/backend.js';

const updated = async (result: Promise<UpdateResult>) => (await result) === 'updated';

/** @param create returns an empty store with the given clock */
export function describeStore(
  name: string,
  create: (now: () => number) => KeyValue | Promise<KeyValue>,
): void {
  const setup = async () => {
    const clock = { now: 1000 };
    return { clock, kv: await create(() => clock.now) };
  };

  describe(`key-value store: ${name}`, () => {
    it('returns copies of the stored values', async () => {
      const { kv } = await setup();
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

    it('adds a key once under concurrency', async () => {
      const { kv } = await setup();
      const added = await Promise.all(Array.from({ length: 20 }, (_, n) => kv.add('k', String(n))));
      assert.equal(added.filter(Boolean).length, 1);
      assert.equal(await kv.get('k'), String(added.indexOf(true)));
    });

    it('drops a key at its expiry, and not before', async () => {
      const { kv, clock } = await setup();
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

    it('applies several changes only if all expected values match', async () => {
      const { kv, clock } = await setup();
      await kv.set('a', 'one');
      await kv.set('b', { b: 1 });
      await kv.set('late', 'gone', 2000);
      for (const expected of [{ a: undefined }, { a: 'one', b: { b: 2 } }, { c: 'x' }, { late: undefined }])
        assert.equal(await kv.change(expected, { a: 'two', b: undefined, c: 'new' }), false);
      assert.deepEqual([await kv.get('a'), await kv.get('b')], ['one', { b: 1 }]);
      assert.equal(await kv.get('c'), undefined);
      clock.now = 2000;
      const expected = { a: 'one', b: { b: 1 }, c: undefined, late: undefined };
      assert.equal(await kv.change(expected, { a: 'two', b: undefined, c: 'new', late: 'back' }), true);
      assert.deepEqual([await kv.get('a'), await kv.get('b')], ['two', undefined]);
      clock.now = 1_000_000;
      assert.deepEqual([await kv.get('c'), await kv.get('late')], ['new', 'back']);
    });

    it('applies one of several concurrent changes that expect the same value', async () => {
      const { kv } = await setup();
      await kv.set('k', 'before');
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, n) => kv.change({ k: 'before' }, { k: String(n) })),
      );
      assert.equal(made.filter(Boolean).length, 1);
      assert.equal(await kv.get('k'), String(made.indexOf(true)));
    });

    it('expires the values of a change', async () => {
      const { kv, clock } = await setup();
      await kv.set('kept', 'v', 1500);
      assert.equal(await kv.change({ k: undefined }, { k: 'v', kept: 'w' }, 2000), true);
      clock.now = 1999;
      assert.deepEqual([await kv.get('k'), await kv.get('kept')], ['v', 'w']);
      clock.now = 2000;
      assert.deepEqual([await kv.get('k'), await kv.get('kept')], [undefined, undefined]);
    });

    it('keeps every text as it is', async () => {
      const { kv } = await setup();
      const texts = ['', '\u0000', '\\', '"', "'; --", '\ud800', '👋🏽', '\u2028', '%', 'null', '{"a":1}'];
      for (const [n, text] of texts.entries()) await kv.set(`f/${n}`, { text });
      assert.deepEqual(
        await kv.list('f'),
        texts.map((text) => ({ text })),
      );
      for (const [n, text] of texts.entries())
        assert.equal(await kv.change({ [`f/${n}`]: { text } }, { [`f/${n}`]: text }), true);
      assert.deepEqual(await kv.list('f'), texts);
    });

    it('counts for a rate limit and claims an id once', async () => {
      const { kv } = await setup();
      const limits = keyValueRateLimits(kv);
      const rate = { key: 'k', limit: 3, window: 1000 };
      const waits = await Promise.all([1, 2, 3, 4, 5].map(() => limits.count([rate], 1000)));
      assert.equal(waits.filter((wait) => wait === 0).length, 3);
      const sessions = keyValueSessions(kv);
      const claims = await Promise.all([1, 2, 3].map(() => sessions.claim('id', 9000)));
      assert.equal(claims.filter(Boolean).length, 1);
    });

    it('lists the values directly below a path, oldest first', async () => {
      const { kv } = await setup();
      for (const key of ['a/2', 'a/1', 'ab/1', 'a/b/1', 'a']) await kv.set(key, key);
      assert.deepEqual(await kv.list('a'), ['a/2', 'a/1']);
    });
  });

  describeAccounts(name, async () => keyValueAccounts((await setup()).kv));
}

/** @param create returns accounts without any data */
export function describeAccounts(name: string, create: () => Promise<Accounts>): void {
  describe(`accounts of ${name}`, () => {
    const ada = { id: 'id-1', username: 'Ada/L' };
    const passkey = { id: 'pk-1', label: 'Phone' };

    it('finds accounts by id and by passkey', async () => {
      const accounts = await create();
      assert.equal(await accounts.create(ada, passkey), true);
      assert.deepEqual(await accounts.find('id-1'), ada);
      assert.deepEqual(await accounts.findByPasskey('pk-1'), ada);
      assert.deepEqual(await accounts.passkeys('id-1'), [passkey]);
      assert.equal(await accounts.find('id-2'), undefined);
      assert.equal(await accounts.findByPasskey('pk-2'), undefined);
    });

    it('stores nothing of an account whose username is taken', async () => {
      const accounts = await create();
      await accounts.create(ada, passkey);
      const rival = { id: 'id-2', username: 'ada/l' };
      assert.equal(await accounts.create(rival, { id: 'pk-2', label: '' }), false);
      assert.equal(await accounts.find('id-2'), undefined);
      assert.equal(await accounts.findByPasskey('pk-2'), undefined);
      assert.deepEqual(await accounts.passkeys('id-2'), []);
      assert.deepEqual(await accounts.find('id-1'), ada);
      assert.equal(await accounts.isUsernameTaken?.('ADA/L'), true);
      assert.equal(await accounts.isUsernameTaken?.('grace'), false);
    });

    it('links a passkey to one account only', async () => {
      const accounts = await create();
      await accounts.create(ada, passkey);
      const grace = { id: 'id-2', username: 'grace' };
      assert.equal(await accounts.create(grace, passkey), false);
      assert.equal(await accounts.create(grace, { id: 'pk-2', label: '' }), true);
      assert.equal(await accounts.link('id-2', passkey, 0), false);
      const links = await Promise.all(
        ['pk-3', 'pk-4'].map((id) => accounts.link('id-1', { id, label: id }, 0)),
      );
      assert.deepEqual(links, [true, true]);
      assert.deepEqual(
        // Which of the two simultaneous links comes first is open.
        (await accounts.passkeys('id-1')).map(({ id }) => id).sort(),
        ['pk-1', 'pk-3', 'pk-4'],
      );
    });

    it('finds an account without a passkey by its confirmed address, not by its username', async () => {
      const accounts = await create();
      const confirmed = { ...ada, email: 'Ada@example.com' };
      assert.equal(await accounts.create(confirmed), true);
      assert.deepEqual(await accounts.findByEmail('ada@EXAMPLE.com'), confirmed);
      assert.equal(await accounts.findByEmail('ada/l'), undefined);
      const rival = { id: 'id-2', username: 'rival', email: 'ada@example.com' };
      assert.equal(await accounts.create(rival), false);
      await accounts.create({ id: 'id-3', username: 'eve@example.com' });
      assert.equal(await accounts.findByEmail('eve@example.com'), undefined);
    });

    it('gives an address to one of several concurrent new accounts', async () => {
      const accounts = await create();
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
        assert.equal(again, !there, 'the username of a refused account is free');
      }
    });

    it('gives a username and an address to one of several concurrent updates', async () => {
      for (const change of [{ email: 'shared@example.com' }, { username: 'Shared' }]) {
        const accounts = await create();
        const before = [1, 2, 3].map((n) => ({
          id: `id-${n}`,
          username: `ada-${n}`,
          email: `ada-${n}@example.com`,
        }));
        for (const account of before) await accounts.create(account);
        const newcomer = { id: 'id-4', username: 'ada-4', ...change };
        const taken = await Promise.all([
          ...before.map((account) => updated(accounts.update(account.id, change, {}))),
          accounts.create(newcomer),
        ]);
        assert.deepEqual(taken.filter(Boolean), [true]);
        for (const [at, account] of [...before, newcomer].entries()) {
          const unchanged = at < 3 ? account : undefined;
          const now = taken[at] ? { ...account, ...change } : unchanged;
          assert.deepEqual(await accounts.find(account.id), now);
          if (now?.email) assert.deepEqual(await accounts.findByEmail(now.email), now);
        }
      }
    });

    it('keeps only one of several concurrent updates, with no leftovers of the others', async () => {
      const accounts = await create();
      await accounts.create(ada);
      const changes = [1, 2, 3].map((n) => ({ ...ada, username: `ada-${n}`, email: `ada-${n}@example.com` }));
      const results = await Promise.all(
        changes.map(({ username, email }) => accounts.update('id-1', { username, email }, {})),
      );
      assert.deepEqual(results, ['updated', 'updated', 'updated']);
      const last = await accounts.find('id-1');
      assert.ok(
        changes.some((one) => isDeepStrictEqual(one, last)),
        'the members of one update',
      );
      for (const [n, { username, email }] of [...changes, { ...ada, email: 'ada@example.com' }].entries()) {
        const free = await accounts.create({ id: `other-${n}`, username, email });
        assert.equal(free, username !== last?.username);
      }
    });

    it('does not restore a passkey that is unlinked while it is relabelled', async () => {
      for (let ticks = 0; ticks < 8; ticks++) {
        const accounts = await create();
        await accounts.create(ada, passkey);
        const removed = accounts.unlink('id-1', 'pk-1');
        for (let n = 0; n < ticks; n++) await Promise.resolve();
        await Promise.all([accounts.relabel('id-1', 'pk-1', 'Tablet'), removed]);
        assert.deepEqual(await accounts.passkeys('id-1'), []);
      }
    });

    it('frees the previous username and address after an update', async () => {
      const accounts = await create();
      const old = { ...ada, email: 'ada@example.com' };
      await accounts.create(old);
      const renamed = { id: 'id-1', username: 'grace', email: 'grace@example.com' };
      assert.equal(
        await accounts.update('id-1', { username: 'grace', email: 'grace@example.com' }, {}),
        'updated',
      );
      assert.deepEqual(await accounts.find('id-1'), renamed);
      assert.equal(await accounts.findByEmail('ada@example.com'), undefined);
      assert.equal(await accounts.create({ ...old, id: 'id-2' }), true);
      assert.equal(await accounts.update('id-1', { username: 'ADA/L' }, {}), 'taken');
      assert.equal(await accounts.update('id-1', { email: 'ADA@example.com' }, {}), 'taken');
      assert.equal(await accounts.update('id-9', { username: 'nobody' }, {}), 'stale');
      assert.deepEqual(await accounts.find('id-1'), renamed);
    });

    it('relabels and unlinks only an account’s own passkeys', async () => {
      const accounts = await create();
      await accounts.create(ada, passkey);
      assert.equal(await accounts.relabel('id-2', 'pk-1', 'Mine'), false);
      assert.equal(await accounts.relabel('id-1', 'pk-1', 'Tablet'), true);
      assert.deepEqual(await accounts.passkeys('id-1'), [{ id: 'pk-1', label: 'Tablet' }]);
      assert.equal(await accounts.unlink('id-2', 'pk-1'), false);
      assert.equal(await accounts.unlink('id-1', 'pk-1'), true);
      assert.equal(await accounts.unlink('id-1', 'pk-1'), false);
      assert.deepEqual(await accounts.passkeys('id-1'), []);
      assert.equal(await accounts.findByPasskey('pk-1'), undefined);
      await accounts.create({ id: 'id-2', username: 'grace' });
      assert.equal(await accounts.link('id-2', passkey, 0), true);
    });

    it('writes only the members that an update names, and removes an undefined one', async () => {
      const accounts = await create();
      await accounts.create({ ...ada, displayName: 'Ada', email: 'ada@example.com' });
      const results = await Promise.all([
        accounts.update('id-1', { username: 'lovelace', displayName: undefined }, {}),
        accounts.update('id-1', { email: 'new@example.com', epoch: 1 }, {}),
      ]);
      assert.deepEqual(results, ['updated', 'updated']);
      const after = { id: 'id-1', username: 'lovelace', email: 'new@example.com', epoch: 1 };
      assert.deepEqual(await accounts.find('id-1'), after);
      assert.equal((await accounts.findByEmail('new@example.com'))?.id, 'id-1');
      assert.equal(await accounts.findByEmail('ada@example.com'), undefined);
    });

    it('keeps every member of accounts and passkeys', async () => {
      const accounts = await create();
      const formerEmail = { address: 'old@example.com', until: 1_800_000_000_123 };
      const full = { ...ada, displayName: 'Ada', email: 'ada@example.com', formerEmail, epoch: 3 };
      const synced = { ...passkey, provider: 'iCloud Keychain', trustedFrom: 1_800_000_000_123 };
      assert.equal(await accounts.create(full, synced), true);
      assert.equal(await accounts.link('id-1', { ...synced, id: 'pk-2' }, 3), true);
      assert.deepEqual(await accounts.find('id-1'), full);
      assert.deepEqual(await accounts.passkeys('id-1'), [synced, { ...synced, id: 'pk-2' }]);
      const changed = { formerEmail: { address: 'ada@example.com', until: 5 }, displayName: undefined };
      assert.equal(await accounts.update('id-1', changed, { displayName: 'Ada', epoch: 3 }), 'updated');
      const { displayName: _, ...rest } = { ...full, formerEmail: changed.formerEmail };
      assert.deepEqual(await accounts.find('id-1'), rest);
      assert.equal(await accounts.update('id-1', { formerEmail: undefined }, {}), 'updated');
      assert.deepEqual(await accounts.find('id-1'), { ...ada, email: 'ada@example.com', epoch: 3 });
    });

    it('changes nothing of an account that is not as expected', async () => {
      const accounts = await create();
      await accounts.create({ ...ada, email: 'ada@example.com' });
      const update = (expected: ExpectedAccount) =>
        accounts.update('id-1', { username: `n-${expected.epoch ?? 0}`, epoch: 1 }, expected);
      assert.equal(await update({ epoch: 1 }), 'stale');
      assert.equal(await update({ email: undefined }), 'stale');
      assert.equal(await update({ email: 'other@example.com' }), 'stale');
      assert.equal(await accounts.link('id-1', passkey, 1), false);
      const both = await Promise.all([update({ epoch: undefined }), update({ epoch: undefined })]);
      assert.deepEqual(both.sort(), ['stale', 'updated']);
      assert.equal(await accounts.link('id-1', passkey, 0), false);
      assert.equal(await accounts.link('id-1', passkey, 1), true);
    });
  });
}
