import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Transaction } from '../../../../server-mock/store/store.js';
import { aMail, aPasskey } from '../records.js';
import { a, b, testWith, undone, type OpenStore } from './setup.js';

export function lookupsSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: lookups`, () => {
    test('find returns records by each declared field, oldest first', async (store) => {
      await store.transact((t) => {
        t.insert('mails', a, 'z', aMail({ subject: '1' }));
        t.insert('mails', a, 'other', aMail({ to: 'joe@example.com' }));
        t.insert('mails', a, 'm', aMail({ subject: '2' }));
        t.insert('mails', a, 'a', aMail({ subject: '3' }));
        const found = t.find('mails', a, 'to', 'jane@example.com');
        assert.deepEqual(
          found.map((row) => [row.id, row.record.subject]),
          [
            ['z', '1'],
            ['m', '2'],
            ['a', '3'],
          ],
        );
        assert.deepEqual(t.find('mails', a, 'to', 'Jane@example.com'), []);
      });
      await store.transact((t) => {
        t.insert('passkeys', a, 'p', aPasskey());
        for (const [field, value] of [
          ['credentialKey', 'example.com/credential'],
          ['userId', 'user'],
          ['username', 'jane'],
          ['userHandle', 'handle'],
        ] as const) {
          assert.equal(t.find('passkeys', a, field, value)[0]?.id, 'p', field);
        }
      });
    });

    test('find uses the new values of a replaced record', async (store) => {
      await store.transact((t) => {
        t.insert('passkeys', a, '1', aPasskey({ credentialKey: '1', userId: 'old' }));
        t.insert('passkeys', a, '2', aPasskey({ credentialKey: '2', userId: 'new' }));
        t.replace('passkeys', a, '1', aPasskey({ credentialKey: '1', userId: 'new' }));
        assert.deepEqual(t.find('passkeys', a, 'userId', 'old'), []);
        const ids = t.find('passkeys', a, 'userId', 'new').map((row) => row.id);
        assert.deepEqual(ids, ['1', '2'], 'a replaced record keeps its place');
      });
    });

    test('find ignores records without the field, and uniqueness does too', async (store) => {
      const tenancy = { kind: 'staging', createdAt: 1 } as const;
      const record = {
        ...tenancy,
        apiKeyHashes: [],
        origins: [],
        relatedRpIds: [],
        embedders: [],
        stableCredentialIds: false,
        strict: false,
      };
      await store.transact((t) => {
        assert.equal(t.insert('tenancies', a, '1', record), true);
        assert.equal(t.insert('tenancies', a, '2', record), true);
        assert.deepEqual(t.find('tenancies', a, 'email', ''), []);
        assert.deepEqual(t.find('tenancies', a, 'email', 'undefined'), []);
      });
    });

    test('insert and replace refuse a unique value of another record', async (store) => {
      await store.transact((t) => {
        t.insert('passkeys', a, '1', aPasskey({ credentialKey: '1' }));
        t.insert('passkeys', a, '2', aPasskey({ credentialKey: '2' }));
      });
      await store.transact((t) => {
        assert.equal(t.insert('passkeys', a, '3', aPasskey({ credentialKey: '1' })), false);
        assert.equal(t.get('passkeys', a, '3'), undefined);
        const changed = aPasskey({ credentialKey: '1', userId: 'changed' });
        assert.equal(t.replace('passkeys', a, '2', changed), false);
        assert.equal(t.get('passkeys', a, '2')?.credentialKey, '2');
        assert.deepEqual(t.find('passkeys', a, 'userId', 'changed'), []);
        assert.equal(t.replace('passkeys', a, '1', changed), true, 'its own value is not taken');
        assert.equal(t.insert('passkeys', b, '1', aPasskey({ credentialKey: '1' })), true);
      });
    });

    test('a unique value is free again after delete, take, replace and rollback', async (store) => {
      const insert = (t: Transaction, id: string) =>
        t.insert('passkeys', a, id, aPasskey({ credentialKey: 'k' }));
      await store.transact((t) => {
        insert(t, '1');
        t.delete('passkeys', a, '1');
        assert.equal(insert(t, '2'), true);
        t.take('passkeys', a, '2');
        assert.equal(insert(t, '3'), true);
        t.replace('passkeys', a, '3', aPasskey({ credentialKey: 'moved' }));
      });
      await undone(store, (t) => assert.equal(insert(t, '4'), true));
      assert.equal(await store.transact((t) => insert(t, '5')), true);
    });
  });
}
