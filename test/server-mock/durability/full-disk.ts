/**
 * A process that fills a vault until nothing more fits, and reports as one line of JSON what was
 * acknowledged and how it failed. Argument: the data file.
 */
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { StoreError } from '../../../server-mock/store/store.js';
import { aMail } from '../store/records.js';

const [file = ''] = process.argv.slice(2);
const store = createSqliteStore({ file });
const acknowledged: string[] = [];
const reasons: string[] = [];
let message = '';

/** Three at once, so that they share a commit and its failure. */
async function insert(round: number, size: number): Promise<void> {
  const ids = [0, 1, 2].map((part) => `${String(round)}-${String(part)}`);
  const insertOne = async (id: string): Promise<void> => {
    try {
      await store.transact((t) => t.insert('mails', 'tenancy', id, aMail({ html: 'x'.repeat(size) })));
      acknowledged.push(id);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reasons.push(error.reason);
      message = error.message;
    }
  };
  await Promise.all(ids.map(insertOne));
}

for (let round = 0; reasons.length < 9; round++) await insert(round, 9000);
// What is smaller may still fit, and a failure must not have broken the store.
for (let round = 1000; round < 1010; round++) await insert(round, 100);
const kept = await store.transact((t) => t.list('mails', 'tenancy').map(({ id }) => id));
process.stdout.write(JSON.stringify({ acknowledged, kept, reasons, message }));
// Ended like this, it leaves its log behind: closing it would need space.
process.kill(process.pid, 'SIGKILL');
