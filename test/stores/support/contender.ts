/** One of several processes that compete on a store. Sends how often it won each round. */
import { keyValueAccounts, keyValueRateLimits, keyValueSessions } from '../../../src/entries/backend.js';
import { drivers } from './drivers.js';

const [driver = '', url = '', name = ''] = process.argv.slice(2);
const connection = await drivers[driver]?.(url);
if (!connection) throw new Error(`Unknown driver: ${driver}`);
const kv = connection.open({ timeout: 30_000 });
const accounts = keyValueAccounts(kv);
const sessions = keyValueSessions(kv);
const limits = keyValueRateLimits(kv);
const until = Date.now() + 3_600_000;

/** What is contested in each round: a win is one of the places that it has. */
const races: Record<string, (round: number) => Promise<number>> = {
  name: async (round) => Number(await accounts.create({ id: `${name}-${round}`, username: `name-${round}` })),
  async address(round) {
    const id = `${name}-${round}`;
    await accounts.create({ id, username: `${id}-own` });
    return Number((await accounts.update(id, { email: `${round}@example.com` }, {})) === 'updated');
  },
  async code(round) {
    let guesses = 0;
    for (let n = 1; n <= 5; n++) guesses += Number(await sessions.claim(`try-${round}-${n}`, until));
    return guesses;
  },
  ceremony: async (round) => Number(await sessions.claim(`proof-${round}`, until)),
  async rate(round) {
    let counted = 0;
    const rate = { key: `rate-${round}`, limit: 6, window: 3_600_000 };
    for (let n = 0; n < 3; n++) counted += Number((await limits.count([rate], until)) === 0);
    return counted;
  },
};

process.on('message', ({ race, rounds }: { race: string; rounds: number }) => {
  void (async () => {
    const wins: number[] = [];
    for (let round = 0; round < rounds; round++) wins.push((await races[race]?.(round)) ?? 0);
    process.send?.(wins);
  })();
});
process.once('disconnect', () => void connection.close());
process.send?.('ready');
