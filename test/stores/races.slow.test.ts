/** Four processes on each store, one of them killed, and the server restarted underneath. */
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  keyValueAccounts,
  keyValueSessions,
  StoreUnavailableError,
  type KeyValue,
} from '../../src/entries/backend.js';
import { assertRefused, setup } from '../backend/support/world.js';
import { drivers, type Connection } from './support/drivers.js';
import { startPostgres, startRedis, type DatabaseServer } from './support/servers.js';

const contender = fileURLToPath(new URL('support/contender.ts', import.meta.url));

/** A file needs no server: there is nothing to restart. */
function createFile(): Promise<DatabaseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  const nothing = () => Promise.resolve();
  const remove = () => Promise.resolve(rmSync(folder, { recursive: true }));
  return Promise.resolve({ url: join(folder, 'accounts.sqlite'), start: nothing, crash: nothing, remove });
}

const stores: [name: string, driver: string, start: () => Promise<DatabaseServer>][] = [
  ['PostgreSQL', 'pg', startPostgres],
  ['PostgreSQL', 'postgres', startPostgres],
  ['Redis', 'redis', startRedis],
  ['Redis', 'ioredis', startRedis],
  ['SQLite', 'sqlite', createFile],
];

/** How many contenders together win in each round. */
const races = { name: 1, address: 1, code: 5, ceremony: 1, rate: 6 };

for (const [store, driver, start] of stores)
  describe(`${store} with ${driver}`, () => {
    // A file has one writer at a time, and each write waits for the disk.
    const rounds = store === 'SQLite' ? 5 : 20;
    let server: DatabaseServer;
    let connection: Connection | undefined;
    before(async () => {
      server = await start();
    });
    after(async () => {
      await connection?.close();
      await server.remove();
    });

    async function contenders(): Promise<ChildProcess[]> {
      const names = ['a', 'b', 'c', 'd'];
      // All at once: each finds no table and creates it.
      const all = names.map((name) =>
        fork(contender, [driver, server.url, name], { execArgv: ['--import', 'tsx'] }),
      );
      await Promise.all(all.map((one) => once(one, 'message')));
      return all;
    }
    const race = (processes: ChildProcess[], name: string) => {
      const results = processes.map(async (one) => ((await once(one, 'message')) as [number[]])[0]);
      for (const one of processes) one.send({ race: name, rounds });
      return results;
    };
    async function connect(): Promise<KeyValue> {
      connection = await drivers[driver]?.(server.url);
      assert.ok(connection);
      return connection.open({ timeout: 2000 });
    }

    it('lets four processes win as often as there are places', async () => {
      const processes = await contenders();
      for (const [name, places] of Object.entries(races)) {
        const wins = await Promise.all(race(processes, name));
        const sums = Array.from({ length: rounds }, (_, round) =>
          wins.reduce((sum, own) => sum + (own[round] ?? 0), 0),
        );
        // A contender gives up after many lost attempts, which counts as a refusal.
        if (name === 'rate')
          assert.ok(
            sums.every((sum) => sum <= places && sum > 0),
            `${name}: ${sums.join()}`,
          );
        else assert.deepEqual(sums, Array<number>(rounds).fill(places), name);
      }
      for (const one of processes) one.disconnect();
    });

    it('has whole accounts only after one process was killed', async () => {
      const processes = await contenders();
      const [victim, ...others] = processes;
      assert.ok(victim);
      const accounts = keyValueAccounts(await connect());
      const results = race(others, 'address');
      victim.send({ race: 'address', rounds: 1_000_000 });
      await results[0];
      victim.kill('SIGKILL');
      await Promise.all([once(victim, 'exit'), ...results]);
      for (let round = 0; round < rounds; round++) {
        const owner = await accounts.findByEmail(`${round}@example.com`);
        assert.equal(owner?.email, `${round}@example.com`);
        assert.deepEqual(await accounts.find(owner.id), owner);
      }
      for (const one of others) one.disconnect();
      await connection?.close();
      connection = undefined;
    });

    if (store !== 'SQLite')
      it('responds with 503 while the server is away, and goes on when it is back', async () => {
        const kv = await connect();
        const accounts = keyValueAccounts(kv);
        const world = await setup({ accounts, sessions: keyValueSessions(kv) });
        const browser = world.browser();
        await browser.post('passkeys/registration/authorize', { username: 'before' });
        const created: string[] = [];
        const failures: unknown[] = [];
        let stopped = false;
        const writer = (async () => {
          for (let n = 0; !stopped; n++) {
            const account = { id: `w-${n}`, username: `w-${n}`, email: `w-${n}@example.com` };
            try {
              if (await accounts.create(account)) created.push(account.id);
            } catch (error) {
              failures.push(error);
              await setTimeout(20);
            }
          }
        })();
        while (created.length < 20) await setTimeout(5);
        await server.crash();
        const refused = await browser.send('GET', 'session');
        assertRefused(refused, 503, '@error/Unavailable');
        assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
        await server.start();
        const before = created.length;
        while (created.length < before + 20) await setTimeout(20);
        stopped = true;
        await writer;
        assert.ok(failures.length > 0);
        for (const error of failures) assert.ok(error instanceof StoreUnavailableError, String(error));
        for (const id of created) {
          assert.equal((await accounts.find(id))?.id, id, 'what was reported as written is there');
          assert.equal((await accounts.findByEmail(`${id}@example.com`))?.id, id);
        }
        assert.equal((await browser.send('GET', 'session')).status, 200);
      });
  });
