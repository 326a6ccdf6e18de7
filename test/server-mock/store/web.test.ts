import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWebStore, type Place } from '../../../server-mock/store/web.js';
import { StoreError } from '../../../server-mock/store/store.js';
import { aCode, aPasskey } from './records.js';
import { storeSuite } from './suite.js';

const t = 'tenancy';

/** Keeps a text as a browser does, as long as there is room. */
function memoryPlace(kept?: string) {
  const state = { kept, writes: 0, isFull: false };
  const place: Place = {
    // eslint-disable-next-line @typescript-eslint/require-await
    async update(work) {
      const { value, text } = work(state.kept);
      if (text === undefined) return value;
      if (state.isFull) throw new StoreError('full', 'There is no more room.');
      state.kept = text;
      state.writes += 1;
      return value;
    },
  };
  return { state, place };
}

const open = (place: Place, reports: StoreError[] = []) =>
  createWebStore({ place, report: (error) => void reports.push(error) });

storeSuite('web store', () => open(memoryPlace().place));

describe('web store: what is kept', () => {
  it('keeps records, lookups, uniqueness, expiry and the sequence over a reload', async () => {
    const { place } = memoryPlace();
    const seq = await open(place).transact((tx) => {
      tx.insert('passkeys', t, 'p', aPasskey({ username: 'jane\u0000😀' }));
      tx.insert('codes', t, 'early', aCode({ expiresAt: 10 }));
      tx.insert('codes', t, 'gone', aCode());
      const last = tx.find('codes', t, 'passkeyId', 'passkey').at(-1)?.seq ?? 0;
      tx.delete('codes', t, 'gone');
      return last;
    });
    await open(place).transact((tx) => {
      assert.equal(tx.find('passkeys', t, 'username', 'jane\u0000😀')[0]?.id, 'p');
      assert.equal(tx.insert('passkeys', t, 'q', aPasskey()), false);
      tx.sweep(10);
      tx.insert('codes', t, 'new', aCode());
      const rows = tx.list('codes', t);
      assert.deepEqual(
        rows.map(({ id }) => id),
        ['new'],
      );
      assert.ok((rows[0]?.seq ?? 0) > seq, 'the seq of a deleted record comes back');
    });
  });

  it('is shared by two tabs, which see each other’s writes', async () => {
    const { place } = memoryPlace();
    const [one, two] = [open(place), open(place)];
    const added = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        (i % 2 ? one : two).transact((tx) => tx.insert('codes', t, String(i % 20), aCode())),
      ),
    );
    assert.equal(added.filter(Boolean).length, 20);
    for (const store of [one, two])
      assert.equal(await store.transact((tx) => tx.list('codes', t).length), 20);
  });

  it('is written only when a record changed', async () => {
    const { place, state } = memoryPlace();
    const store = open(place);
    await store.transact((tx) => tx.insert('codes', t, 'c', aCode()));
    await store.transact((tx) => tx.get('codes', t, 'c'));
    await store.transact((tx) => tx.delete('codes', t, 'none'));
    assert.equal(state.writes, 1);
  });

  it('loses nothing when the storage is full', async () => {
    const { place, state } = memoryPlace();
    const store = open(place);
    await store.transact((tx) => tx.insert('codes', t, 'kept', aCode()));
    state.isFull = true;
    const failure = store.transact((tx) => tx.insert('codes', t, 'too much', aCode()));
    await assert.rejects(failure, { name: 'StoreError', reason: 'full' });
    const ids = await store.transact((tx) => tx.list('codes', t).map(({ id }) => id));
    assert.deepEqual(ids, ['kept'], 'the store does not believe what was not kept');
    state.isFull = false;
    assert.equal(await store.transact((tx) => tx.insert('codes', t, 'again', aCode())), true);
  });
});

describe('web store: what cannot be read', () => {
  const entry = { table: 'codes', seq: 1, tenancy: t, id: 'c', json: '{}' };
  const vault = { format: 'mock-passlock-vault-1', lastSeq: 1, entries: [entry] };
  const texts: Record<string, unknown> = {
    'no JSON': 'vault',
    'something else': [],
    'another format': { ...vault, format: 'mock-passlock-vault-2' },
    'an unknown table': { ...vault, entries: [{ ...entry, table: 'recipes' }] },
    'a record that is none': { ...vault, entries: [{ ...entry, json: '{' }] },
    'a missing sequence': { ...vault, lastSeq: null },
  };
  for (const [what, content] of Object.entries(texts))
    it(`starts empty, and reports it: ${what}`, async () => {
      const { place } = memoryPlace(typeof content === 'string' ? content : JSON.stringify(content));
      const reports: StoreError[] = [];
      const store = open(place, reports);
      await store.transact((tx) => {
        assert.deepEqual(tx.list('codes', t), []);
        tx.insert('codes', t, 'new', aCode());
      });
      assert.deepEqual(
        reports.map(({ reason }) => reason),
        ['damaged'],
      );
      assert.match(reports[0]?.message ?? '', /begins anew/);
      assert.equal(await open(place, reports).transact((tx) => tx.list('codes', t).length), 1);
      assert.equal(reports.length, 1);
    });
});
