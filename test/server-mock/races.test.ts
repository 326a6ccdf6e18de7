/** Single use under fire: of 200 simultaneous uses of one valid thing, exactly one succeeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, get } from './support/authenticator.js';
import { acmeOrigin, setup, succeed, type Answer } from './support/world.js';

async function exactlyOne(use: () => Promise<Answer>, loserTag: string): Promise<Answer> {
  const answers = await Promise.all(Array.from({ length: 200 }, use));
  const winners = answers.filter(({ status }) => status === 200);
  assert.equal(winners.length, 1);
  const losers = new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body['_tag']));
  assert.deepEqual([...losers], [loserTag]);
  return winners[0] as Answer;
}

test('one registration out of 200 replays', async () => {
  const { server, registrationOptions, page } = await setup();
  const { sessionToken, optionsJSON } = await registrationOptions();
  const { response } = await create(optionsJSON, acmeOrigin);
  await exactlyOne(
    () => page('/acme/passkey/registration/verification', { sessionToken, response }),
    '@error/BadRequest',
  );
  const stored = await server.store.transact((transaction) => transaction.list('passkeys', 'acme'));
  assert.equal(stored.length, 1);
});

test('one owner for a credential registered in 50 ceremonies at once', async () => {
  const { server, registrationOptions, page } = await setup();
  const credentialId = crypto.getRandomValues(new Uint8Array(32));
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const { sessionToken, optionsJSON } = await registrationOptions({ username: `user-${n}` });
      const { response } = await create(optionsJSON, acmeOrigin, { credentialId });
      return page('/acme/passkey/registration/verification', { sessionToken, response });
    }),
  );
  const winners = answers.filter(({ status }) => status === 200);
  assert.equal(winners.length, 1);
  for (const { status, body } of answers.filter((answer) => !winners.includes(answer))) {
    assert.equal(status, 400);
    assert.deepEqual(body, { _tag: '@error/BadRequest', message: 'The passkey exists already.' });
  }
  const [passkeys, codes] = await server.store.transact((transaction) => [
    transaction.list('passkeys', 'acme'),
    transaction.list('codes', 'acme'),
  ]);
  assert.deepEqual([passkeys.length, codes.length], [1, 1]);
});

test('one sign-in out of 200 replays', async () => {
  const { register, authenticationOptions, page } = await setup();
  const { credential } = await register();
  const { sessionToken, optionsJSON } = await authenticationOptions();
  const response = await get(optionsJSON, acmeOrigin, credential);
  await exactlyOne(
    () => page('/acme/passkey/authentication/verification', { sessionToken, response }),
    '@error/BadRequest',
  );
});

test('one sign-in out of 50 ceremonies that assert the same counter', async () => {
  const { register, authenticationOptions, page } = await setup();
  const { credential } = await register({ counter: 1 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const { sessionToken, optionsJSON } = await authenticationOptions();
      const response = await get(optionsJSON, acmeOrigin, credential, { counter: 2 });
      return page('/acme/passkey/authentication/verification', { sessionToken, response });
    }),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test('one exchange out of 200 of a code', async () => {
  const { register, backend } = await setup();
  const { success } = await register();
  let n = 0;
  await exactlyOne(
    // Half of them assign a user at the same time.
    () => backend(`/acme/principal/${success.code}`, n++ % 2 ? { userId: `user-${n}` } : undefined),
    '@error/InvalidCode',
  );
});

for (const ceremony of ['registration', 'authentication'] as const) {
  test(`one redemption out of 200 of a ${ceremony} token`, async () => {
    const { backend, page } = await setup();
    const authorization = {
      registration: { rpId: 'acme.example', rpName: 'Acme', userId: 'user-1', username: 'ada' },
      authentication: { rpId: 'acme.example', discoverable: true },
    }[ceremony];
    const path = `/v2/acme/passkey/${ceremony}`;
    const granted = succeed<Record<string, unknown>>(await backend(`${path}/authorize`, authorization));
    const name = `${ceremony}Token`;
    await exactlyOne(() => page(`${path}/options`, { [name]: granted[name] }), '@error/BadRequest');
  });
}

test('one signing key, however many tokens are signed first at once', async () => {
  const { register, backend } = await setup();
  await Promise.all(Array.from({ length: 10 }, (_, n) => register({}, { username: `user-${n}` })));
  const { keys } = (await backend('/.well-known/jwks.json')).body as { keys: unknown[] };
  assert.equal(keys.length, 1);
});
