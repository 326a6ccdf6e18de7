/** The recipe of the backend's documentation for accounts in tables of the app's own, on a real PostgreSQL. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { sqlAccounts } from './examples/sql-accounts.js';
import { describeTables } from './support/own-tables.js';
import { startPostgres, type DatabaseServer } from './support/servers.js';

describe('accounts in tables of the app', () => {
  let server: DatabaseServer;
  let pool: Pool;
  before(async () => {
    server = await startPostgres();
    pool = new Pool({ connectionString: server.url });
  });
  after(async () => {
    await pool.end();
    await server.remove();
  });

  it('is in the documentation, word for word', () => {
    const source = readFileSync(new URL('examples/sql-accounts.ts', import.meta.url), 'utf8');
    const page = readFileSync(new URL('../../src/backend/sql-accounts.md', import.meta.url), 'utf8');
    assert.ok(
      page.includes(`\`\`\`ts\n// sql-accounts.ts\n${source}\`\`\``),
      'Copy examples/sql-accounts.ts',
    );
  });

  describeTables(
    'the recipe',
    () => pool,
    () => sqlAccounts(async (text, values) => (await pool.query<Record<string, unknown>>(text, values)).rows),
  );
});
