/** Tests of accounts in PostgreSQL tables of an app: the suite, and changes that another transaction holds up. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pool } from 'pg';
import type { Accounts } from '../../../src/entries/backend.js';
import { schema } from '../examples/sql-accounts.js';
import { describeAccounts } from '../suite.js';

/** Resolves when a statement waits for another transaction's lock. */
async function someoneWaits(pool: Pool): Promise<'waits'> {
  for (;;) {
    const { rowCount } = await pool.query('SELECT 1 FROM pg_locks WHERE NOT granted');
    if (rowCount) return 'waits';
  }
}

export function describeTables(name: string, getPool: () => Pool, getAccounts: () => Accounts): void {
  async function create() {
    await getPool().query('DROP TABLE IF EXISTS passkeys, accounts');
    await getPool().query(schema);
    return getAccounts();
  }

  describeAccounts(name, create);

  describe(`accounts of ${name}`, () => {
    const attempts: Record<string, (accounts: Accounts) => Promise<unknown>> = {
      link: (accounts) => accounts.link('id-1', { id: 'pk-2', label: '' }, 0),
      update: (accounts) => accounts.update('id-1', { username: 'late' }, { epoch: undefined }),
    };
    for (const [method, attempt] of Object.entries(attempts))
      it(`refuses ${method} for a session that a concurrent transaction ends`, async () => {
        const accounts = await create();
        await accounts.create({ id: 'id-1', username: 'ada' }, { id: 'pk-1', label: '' });
        const other = await getPool().connect();
        await other.query(`BEGIN; UPDATE accounts SET epoch = 1, email = 'new', email_key = 'new'`);
        const late = attempt(accounts);
        const first = await Promise.race([late, someoneWaits(getPool())]);
        await other.query('COMMIT');
        other.release();
        assert.equal(first, 'waits');
        assert.equal(await late, method === 'link' ? false : 'stale');
        assert.deepEqual(await accounts.find('id-1'), {
          id: 'id-1',
          username: 'ada',
          email: 'new',
          epoch: 1,
        });
        assert.deepEqual(await accounts.passkeys('id-1'), [{ id: 'pk-1', label: '' }]);
      });
  });
}
