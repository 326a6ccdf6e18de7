/** Single use under fire, on any store: of many simultaneous uses of one valid thing, exactly one succeeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChallengeCreated } from '../../../src/wire/contract.js';
import type { Store } from '../../../server-mock/store/store.js';
import { stockVault } from '../support/vault.js';
import { setup, succeed, type Answer, type World } from '../support/world.js';

type Created = ChallengeCreated['challenge'];

async function create({ backend }: World, body: object = {}): Promise<Created> {
  const wanted = { email: 'ada@example.com', purpose: 'login', skipRateLimit: true, ...body };
  return succeed<ChallengeCreated>(await backend('/acme/challenges', wanted)).challenge;
}

const verify = ({ backend }: World, { challengeId, secret, code }: Created, guess = code): Promise<Answer> =>
  backend('/acme/challenges/verify', { challengeId, secret, code: guess });

const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

/** How many answers have each tag. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of answers) {
    const tag = String(body['_tag']);
    counts[tag] = (counts[tag] ?? 0) + 1;
  }
  return counts;
}

/** Notes every challenge that leaves the store, and by which way. */
function watched(store: Store, gone: string[]): Store {
  return {
    ...store,
    transact: (work) =>
      store.transact((transaction) =>
        work({
          ...transaction,
          delete(table, tenancy, id) {
            const done = transaction.delete(table, tenancy, id);
            if (done && table === 'challenges') gone.push(`deleted ${id}`);
            return done;
          },
          take(table, tenancy, id) {
            const record = transaction.take(table, tenancy, id);
            if (record && table === 'challenges') gone.push(`taken ${id}`);
            return record;
          },
        }),
      ),
  };
}

export interface Counts {
  /** Wrong guesses of one code at once. */
  guesses: number;
  /** Valid uses of one single-use thing at once. */
  uses: number;
}

export function raceSuite(name: string, newStore: () => Store, { guesses, uses }: Counts): void {
  const race = (title: string, work: (world: World, gone: string[]) => Promise<void>): void => {
    test(`${name}: ${title}`, async () => {
      const gone: string[] = [];
      const world = await setup({ store: watched(newStore(), gone) });
      await work(world, gone);
      await world.server.close();
    });
  };

  race(`of ${guesses} wrong guesses at once, five are looked at`, async (world) => {
    const challenge = await create(world);
    const answers = await times(guesses, (n) => {
      const guess = String(n).padStart(6, '0');
      return verify(world, challenge, guess === challenge.code ? 'x' : guess);
    });
    assert.deepEqual(tally(answers), {
      '@error/InvalidChallengeCode': 5,
      '@error/ChallengeAttemptsExceeded': guesses - 5,
    });
    assert.deepEqual(tally([await verify(world, challenge)]), { '@error/ChallengeAttemptsExceeded': 1 });
  });

  race(`of ${uses} right answers at once, one wins`, async (world, gone) => {
    const challenge = await create(world);
    const answers = await times(uses, () => verify(world, challenge));
    const { ChallengeVerified: won, ...lost } = tally(answers);
    assert.equal(won, 1);
    const allowed = ['@error/ChallengeAttemptsExceeded', '@error/InvalidChallenge'];
    assert.deepEqual(
      Object.keys(lost).filter((tag) => !allowed.includes(tag)),
      [],
    );
    assert.deepEqual(gone, [`taken ${challenge.challengeId}`]);
  });

  race('of a verification and 20 challenges that invalidate it, one gets it', async (world, gone) => {
    for (let round = 0; round < 20; round++) {
      const challenge = await create(world, { purpose: `round-${round}` });
      const purpose = challenge.purpose;
      let verified: Promise<Answer> | undefined;
      await times(20, async (n) => {
        // Among them, and not always the first.
        if (n === round) verified = verify(world, challenge);
        await create(world, { purpose, invalidateOthers: true });
      });
      const answer = await verified;
      const won = answer?.status === 200;
      if (!won) assert.deepEqual(answer?.body['_tag'], '@error/InvalidChallenge');
      const ways = gone.filter((entry) => entry.endsWith(` ${challenge.challengeId}`));
      assert.deepEqual(ways, [`${won ? 'taken' : 'deleted'} ${challenge.challengeId}`]);
      assert.equal((await verify(world, challenge)).body['_tag'], '@error/InvalidChallenge');
    }
  });

  race('of 50 challenges at once that invalidate the others, one is left', async (world) => {
    await times(50, () => create(world, { invalidateOthers: true }));
    const left = await world.server.store.transact((transaction) => transaction.list('challenges', 'acme'));
    assert.equal(left.length, 1);
  });

  race('of 200 creations at once, each address gets one', async (world) => {
    const answers = await times(200, (n) =>
      world.backend('/acme/challenges', { email: `user-${n % 10}@example.com`, purpose: 'login' }),
    );
    assert.deepEqual(tally(answers), { ChallengeCreated: 10, '@error/ChallengeRateLimited': 190 });
  });

  for (const [change, body] of [
    ['update', { userId: 'user-1', username: 'ada' }],
    ['delete', { userId: 'user-1' }],
    ['prune', { userId: 'user-1' }],
  ] as const) {
    race(`of ${uses} redemptions of one token at once, one wins: ${change}`, async (world) => {
      await stockVault(world.server, { one: {}, two: {} });
      const path = `/v2/acme/passkeys/${change}`;
      const prepared = succeed<Record<string, unknown>>(await world.backend(path, body));
      const name = `${change}PasskeysToken`;
      const answers = await times(uses, () => world.page(`${path}/exchange`, { [name]: prepared[name] }));
      const { '@error/BadRequest': lost, ...won } = tally(answers);
      assert.equal(lost, uses - 1);
      assert.deepEqual(Object.values(won), [1]);
    });
  }

  race(`of ${uses} exchanges of one code at once, one wins`, async (world) => {
    const { success } = await world.register();
    const answers = await times(uses, () => world.backend(`/acme/principal/${success.code}`));
    assert.deepEqual(tally(answers), { ExtendedPrincipal: 1, '@error/InvalidCode': uses - 1 });
  });

  race('of 100 deletions of one passkey at once, one is told what it was', async (world) => {
    await stockVault(world.server, { one: {} });
    const answers = await times(100, () => world.api('DELETE', '/acme/passkeys/one'));
    assert.deepEqual(tally(answers), { Passkey: 1, '@error/NotFound': 99 });
  });
}
