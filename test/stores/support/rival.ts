/** A process that competes with another one for the addresses of accounts in an SQLite file. */
import Database from 'libsql';
import { keyValueAccounts, sqliteKeyValue } from '../../../src/entries/backend.js';

const [file = '', name = '', rounds = ''] = process.argv.slice(2);
const database = new Database(file);
// The other process holds the write lock half of the time. No test needs the file after a power cut.
database.exec('PRAGMA synchronous = OFF');
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
    // The two processes start from opposite ends, so that each wins somewhere.
    for (const [n, account] of name === 'ada' ? order : order.reverse())
      won[n] = (await accounts.update(account.id, { email: `${n}@example.com` }, {})) === 'updated';
    database.close();
    process.send?.(won, () => process.disconnect());
  })();
});
process.send?.('ready');
