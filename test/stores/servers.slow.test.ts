/** The behaviour suite on real PostgreSQL and Redis servers, with each driver. */
import { after, before, describe } from 'node:test';
import { describeStore } from './suite.js';
import { drivers, type Connection } from './support/drivers.js';
import { startPostgres, startRedis, type DatabaseServer } from './support/servers.js';

const servers = [
  {
    name: 'PostgreSQL',
    start: startPostgres,
    names: ['pg', 'postgres'],
    empty: 'DROP TABLE IF EXISTS passkey_backend',
  },
  { name: 'Redis', start: startRedis, names: ['redis', 'ioredis'], empty: 'FLUSHALL' },
];

for (const { name, start, names, empty } of servers)
  describe(name, () => {
    let server: DatabaseServer;
    before(async () => {
      server = await start();
    });
    after(() => server.remove());

    for (const driver of names)
      describe(`with ${driver}`, () => {
        let connection: Connection | undefined;
        before(async () => {
          connection = await drivers[driver]?.(server.url);
        });
        after(() => connection?.close());

        describeStore(`${name} with ${driver}`, async (now) => {
          if (!connection) throw new Error('No connection');
          await connection.command(empty);
          return connection.open({ now });
        });
      });
  });
