/** Fills a vault with records of every shape, and reads its contents for comparison. */
import type { Store, Transaction } from '../../../server-mock/store/store.js';
import { aCode, aLimit, aMail, aPasskey } from '../store/records.js';

const tenancies = ['one', 'two'];
const tables = ['passkeys', 'codes', 'mails', 'rateLimits'] as const;

/** Writes records, changes some and deletes others, so that the file has used, reused and unused space. */
export async function fill(store: Store, rounds = 60): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    await store.transact((t) => {
      for (const tenancy of tenancies) {
        const id = String(i);
        t.insert('passkeys', tenancy, id, aPasskey({ credentialKey: id, username: `user ${id} 😀` }));
        t.insert('codes', tenancy, id, aCode({ passkeyId: id, expiresAt: i }));
        t.insert('mails', tenancy, id, aMail({ html: 'x'.repeat((i * 397) % 9000) }));
        t.insert('rateLimits', tenancy, id, aLimit(i));
        if (i % 3 === 0) t.delete('mails', tenancy, String(i - 3));
        if (i % 4 === 0) t.replace('passkeys', tenancy, id, aPasskey({ credentialKey: id, counter: i }));
      }
    });
  }
}

/** All contents of the store as one text. */
export function contents(store: Store): Promise<string> {
  const all = (t: Transaction) => tables.map((table) => tenancies.map((tenancy) => t.list(table, tenancy)));
  return store.transact((t) => JSON.stringify(all(t)));
}

/** The mails of a step of `writer.ts`; many for some, so that writing them takes long enough to be killed in it. */
export function mailsOf(step: string): string[] {
  const count = step.endsWith('1') ? 40 : 1;
  return Array.from({ length: count }, (_, i) => `${step}/${String(i)}`);
}

/** The same numbers from 0 to 1 for the same seed, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
