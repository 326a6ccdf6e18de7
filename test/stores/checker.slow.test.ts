/** The checker finds that our backend keeps every rule of the contract on each store. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { formatReport } from '../../server-mock/check/report.js';
import { rules } from '../../server-mock/check/rules.js';
import { checkOurs } from '../server-mock/check/support.js';
import { drivers } from './support/drivers.js';
import { startPostgres, startRedis } from './support/servers.js';

function createFile() {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  const remove = () => Promise.resolve(rmSync(folder, { recursive: true }));
  return Promise.resolve({ url: join(folder, 'accounts.sqlite'), remove });
}

const stores = [
  ['SQLite', 'sqlite', createFile],
  ['PostgreSQL', 'pg', startPostgres],
  ['Redis', 'redis', startRedis],
] as const;

describe('the checker', () => {
  for (const [store, driver, start] of stores)
    it(`finds that our backend keeps every rule on ${store}`, async () => {
      const server = await start();
      try {
        const connection = await drivers[driver]?.(server.url);
        assert.ok(connection);
        // What is checked are rules, not how long a busy machine takes for the first connection.
        const report = await checkOurs((now) => connection.open({ now, timeout: 60_000 }));
        await connection.close();
        const kept = report.rules.filter(({ result }) => result === 'holds').map(({ id }) => id);
        assert.deepEqual(kept, Object.keys(rules), formatReport(report));
      } finally {
        await server.remove();
      }
    });
});
