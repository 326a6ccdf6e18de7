/** A process with accounts in an SQLite file: gives each of them an address that another process wants, too. */
import sqlite from 'node-sqlite3-wasm';
import { keyValueAccounts, sqliteKeyValue } from '../../../src/entries/backend.js';

const [file = '', name = '', rounds = ''] = process.argv.slice(2);
const database = new sqlite.Database(file);
// Milliseconds: the other one has the file half of the time.
database.exec('PRAGMA busy_timeout = 30000');
const accounts = keyValueAccounts(sqliteKeyValue(database));
const own = Array.from({ length: Number(rounds) }, (_, n) => ({
  id: `${name}-${n}`,
  username: `${name}-${n}`,
}));
for (const account of own) await accounts.create(account);

process.once('message', () => {
  void (async () => {
    const won: boolean[] = [];
    const order = [...own.entries()];
    // From the other end than the other one, so that each of them comes first somewhere.
    for (const [n, account] of name === 'ada' ? order : order.reverse())
      won[n] = await accounts.update({ ...account, email: `${n}@example.com` });
    database.close();
    process.send?.(won, () => process.disconnect());
  })();
});
process.send?.('ready');
