/** Lifetimes, by a clock in hand: what is valid to its last millisecond is void at the next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import type { Store } from '../../../server-mock/store/store.js';
import { create, get } from '../support/authenticator.js';
import { acmeOrigin, setup, succeed, type Answer, type World } from '../support/world.js';

interface Lifetime {
  name: string;
  lifetime: number;
  tag: string;
  /** Makes the thing and returns how it is used. */
  make: (world: World) => Promise<() => Promise<Answer>>;
}

const minutes = 60_000;
const authorization = { rpId: 'acme.example', rpName: 'Acme', userId: 'user-1', username: 'ada' };

const lifetimes: Lifetime[] = [
  {
    name: 'a registration ceremony',
    lifetime: 5 * minutes,
    tag: '@error/BadRequest',
    async make({ registrationOptions, page }) {
      const { sessionToken, optionsJSON } = await registrationOptions();
      const { response } = await create(optionsJSON, acmeOrigin);
      return () => page('/acme/passkey/registration/verification', { sessionToken, response });
    },
  },
  {
    name: 'a registration ceremony with a timeout of eight minutes',
    lifetime: 8 * minutes,
    tag: '@error/BadRequest',
    async make({ registrationOptions, page }) {
      const { sessionToken, optionsJSON } = await registrationOptions({ timeout: 8 * minutes });
      const { response } = await create(optionsJSON, acmeOrigin);
      return () => page('/acme/passkey/registration/verification', { sessionToken, response });
    },
  },
  {
    name: 'a sign-in ceremony',
    lifetime: 5 * minutes,
    tag: '@error/BadRequest',
    async make({ register, authenticationOptions, page }) {
      const { credential } = await register();
      const { sessionToken, optionsJSON } = await authenticationOptions();
      const response = await get(optionsJSON, acmeOrigin, credential);
      return () => page('/acme/passkey/authentication/verification', { sessionToken, response });
    },
  },
  {
    name: 'a registration token',
    lifetime: 5 * minutes,
    tag: '@error/BadRequest',
    async make({ backend, page }) {
      const path = '/v2/acme/passkey/registration';
      const { registrationToken } = succeed<{ registrationToken: string }>(
        await backend(`${path}/authorize`, authorization),
      );
      return () => page(`${path}/options`, { registrationToken });
    },
  },
  {
    name: 'an authentication token',
    lifetime: 5 * minutes,
    tag: '@error/BadRequest',
    async make({ backend, page }) {
      const path = '/v2/acme/passkey/authentication';
      const { authenticationToken } = succeed<{ authenticationToken: string }>(
        await backend(`${path}/authorize`, { rpId: 'acme.example', discoverable: true }),
      );
      return () => page(`${path}/options`, { authenticationToken });
    },
  },
  {
    name: 'a code',
    lifetime: 5 * minutes,
    tag: '@error/InvalidCode',
    async make({ register, backend }) {
      const { success } = await register();
      return () => backend(`/acme/principal/${success.code}`);
    },
  },
];

for (const { name, lifetime, tag, make } of lifetimes) {
  test(`${name} is valid for ${lifetime / minutes} minutes`, async () => {
    // Without the regular sweep, so that the lifetime itself is what decides.
    const world = await setup({ limits: { sweepInterval: Infinity } });
    const inTime = await make(world);
    world.clock.now += lifetime - 1;
    succeed(await inTime());

    const late = await make(world);
    world.clock.now += lifetime;
    const answer = await late();
    assert.equal(answer.body['_tag'], tag);
    world.clock.now -= lifetime;
    assert.equal((await late()).body['_tag'], tag, 'an expired one is spent as well');
  });
}

test('an authorisation expires at its expiresAt', async () => {
  const { backend, clock } = await setup();
  const answer = await backend('/v2/acme/passkey/registration/authorize', authorization);
  assert.deepEqual(Object.keys(answer.body).sort(), ['_tag', 'expiresAt', 'registrationToken']);
  assert.equal(answer.body['expiresAt'], clock.now + 5 * minutes);
});

test('expired records are deleted', async () => {
  const { server, clock, registrationOptions } = await setup();
  await registrationOptions();
  clock.now += 10 * minutes;
  await registrationOptions();
  const left = await server.store.transact((transaction) => transaction.list('ceremonies', 'acme'));
  assert.equal(left.length, 1);
});

test('a request succeeds when expired records cannot be deleted', async () => {
  const store = createMemoryStore();
  const full = new Error('no space left');
  const reports: unknown[] = [];
  const transact: Store['transact'] = (work) =>
    store.transact((transaction) => {
      const sweep = () => {
        throw full;
      };
      return work({ ...transaction, sweep });
    });
  const { clock, backend } = await setup({
    store: { ...store, transact },
    onError: (error) => reports.push(error),
  });
  clock.now += 10 * minutes;
  assert.equal((await backend('/acme/passkeys')).status, 200);
  assert.deepEqual(reports, [full]);
});

test('a retired signing key is published until its time is over', async () => {
  const { server, clock, backend } = await setup({ limits: { signingKeyOverlap: 1000 } });
  const kids = async () => {
    const { keys } = (await backend('/.well-known/jwks.json')).body as { keys: { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  const [first] = await kids();
  const second = await server.rotateSigningKey();
  clock.now += 999;
  assert.deepEqual(await kids(), [first, second]);
  clock.now += 1;
  assert.deepEqual(await kids(), [second]);
});
