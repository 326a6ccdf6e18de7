/** What the options say, what is stored of a ceremony, and what a backend may ask for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistrationSuccess } from '../../../src/wire/contract.js';
import { base64url, create, flag, get } from '../support/authenticator.js';
import { cbor } from '../support/cbor.js';
import { acme, acmeOrigin, setup, succeed } from '../support/world.js';

const { UP, UV, BE, BS, AT } = flag;

test('challenges and user handles are fresh, tokens are not stored', async () => {
  const { registrationOptions, server } = await setup();
  const all = [await registrationOptions(), await registrationOptions()];
  assert.equal(new Set(all.map(({ optionsJSON }) => optionsJSON.challenge)).size, 2);
  assert.equal(new Set(all.map(({ optionsJSON }) => optionsJSON.user.id)).size, 2);
  assert.equal(new Set(all.map(({ sessionToken }) => sessionToken)).size, 2);
  const ceremonies = await server.store.transact((transaction) => transaction.list('ceremonies', 'acme'));
  for (const { sessionToken } of all) assert.ok(!JSON.stringify(ceremonies).includes(sessionToken));
});

test('codes are not stored', async () => {
  const { register, server } = await setup();
  const { success } = await register();
  const codes = await server.store.transact((transaction) => transaction.list('codes', 'acme'));
  assert.equal(codes.length, 1);
  assert.ok(!JSON.stringify(codes).includes(success.code));
  assert.match(success.code, /^[A-Za-z0-9_-]{43}$/);
});

test('the ceremony keeps its own policy', async () => {
  const { registrationOptions, server } = await setup();
  await registrationOptions({ userVerification: 'required', timeout: 120_000 });
  const [ceremony] = await server.store.transact((transaction) => transaction.list('ceremonies', 'acme'));
  const { record } = ceremony ?? {};
  assert.equal(record?.purpose, 'registration');
  assert.equal(record?.rpId, 'acme.example');
  assert.equal(record?.origin, acmeOrigin);
  assert.equal(record?.userVerification, 'required');
  assert.deepEqual(record?.purpose === 'registration' && record.algorithms, [-7, -8, -257]);
  assert.equal(record?.purpose === 'registration' && record.userPresence, true);
});

test('timeouts are passed on within limits', async () => {
  const { registrationOptions, authenticationOptions, page } = await setup();
  assert.equal((await registrationOptions()).optionsJSON.timeout, 60_000);
  assert.equal((await registrationOptions({ timeout: 1000 })).optionsJSON.timeout, 1000);
  assert.equal((await authenticationOptions({ timeout: 1e12 })).optionsJSON.timeout, 600_000);
  for (const timeout of [0, -1, 1.5, '60000', null]) {
    const { status } = await page('/acme/passkey/registration/options', { username: 'ada', timeout });
    assert.equal(status, 400, String(timeout));
  }
});

test('excluded passkeys are named with their transports, unknown ones ignored, and refused on return', async () => {
  const { register, registrationOptions, page } = await setup();
  const { credential, success } = await register({ transports: ['usb', 'nfc'] });
  const id = success.principal.authenticatorId;
  const { optionsJSON, sessionToken } = await registrationOptions({
    excludeCredentials: [id, 'unknown', id],
  });
  assert.deepEqual(optionsJSON.excludeCredentials, [
    { id: base64url(credential.id), type: 'public-key', transports: ['nfc', 'usb'] },
  ]);
  // The same person: both passkeys carry one handle.
  assert.equal(optionsJSON.user.id, credential.userHandle);
  const { response } = await create(optionsJSON, acmeOrigin, { credentialId: credential.id });
  const answer = await page('/acme/passkey/registration/verification', { sessionToken, response });
  assert.deepEqual(answer.body, { _tag: '@error/BadRequest', message: 'The passkey exists already.' });
});

test('an excluded passkey is refused even when it was deleted meanwhile', async () => {
  const { server, register, registrationOptions, page } = await setup();
  const { credential, success } = await register();
  const id = success.principal.authenticatorId;
  const { optionsJSON, sessionToken } = await registrationOptions({ excludeCredentials: [id] });
  await server.store.transact((transaction) => transaction.delete('passkeys', 'acme', id));
  const { response } = await create(optionsJSON, acmeOrigin, { credentialId: credential.id });
  const answer = await page('/acme/passkey/registration/verification', { sessionToken, response });
  assert.deepEqual(answer.body, { _tag: '@error/BadRequest', message: 'The passkey exists already.' });
});

test("another name does not join an excluded passkey's handle", async () => {
  const { register, registrationOptions } = await setup();
  const { credential, success } = await register();
  const { optionsJSON } = await registrationOptions({
    username: 'eve',
    excludeCredentials: [success.principal.authenticatorId],
  });
  assert.notEqual(optionsJSON.user.id, credential.userHandle);
});

test('a credential is registered once, for any user', async () => {
  const { register, registrationOptions, page, login } = await setup();
  const { credential, success } = await register();
  const { optionsJSON, sessionToken } = await registrationOptions({ username: 'eve' });
  const { response } = await create(optionsJSON, acmeOrigin, { credentialId: credential.id });
  const answer = await page('/acme/passkey/registration/verification', { sessionToken, response });
  assert.deepEqual(answer.body, { _tag: '@error/BadRequest', message: 'The passkey exists already.' });
  assert.deepEqual((await login(credential)).principal, success.principal);
});

test("second generation: a user's passkeys are excluded unless the backend lists others", async () => {
  const { authorizedRegistration, page } = await setup();
  const first = await authorizedRegistration();
  assert.deepEqual(first.optionsJSON.excludeCredentials, []);
  const { response } = await create(first.optionsJSON, acmeOrigin);
  const { principal } = succeed<RegistrationSuccess>(
    await page('/v2/acme/passkey/registration/verification', { sessionToken: first.sessionToken, response }),
  );
  const excluded = async (body: { userId?: string; excludeCredentials?: string[] }) => {
    const { optionsJSON } = await authorizedRegistration(body);
    return optionsJSON.excludeCredentials?.map(({ id }) => id);
  };
  assert.deepEqual(await excluded({}), [response.id]);
  assert.deepEqual(await excluded({ excludeCredentials: [] }), []);
  assert.deepEqual(await excluded({ excludeCredentials: [principal.authenticatorId] }), [response.id]);
  assert.deepEqual(await excluded({ userId: 'user-2' }), []);
  const again = await authorizedRegistration();
  assert.equal(again.optionsJSON.user.id, first.optionsJSON.user.id, 'one account, one user handle');
});

test('a registration stores what it verified', async () => {
  const { register, server, clock } = await setup();
  const extraTransports = ['internal', '<img src=x>', { hybrid: 1 }, 'hybrid', 'internal', 'smart-card'];
  const { credential, success } = await register(
    {
      counter: 7,
      flags: UP | UV | BE | BS | AT,
      transports: extraTransports,
      response: (right) => ({ ...right, clientExtensionResults: { unsolicited: { deep: [1] } } }),
    },
    { displayName: 'Ada L.' },
  );
  const id = success.principal.authenticatorId;
  const record = await server.store.transact((transaction) => transaction.get('passkeys', 'acme', id));
  assert.deepEqual(record, {
    credentialKey: `acme.example/${base64url(credential.id)}`,
    rpId: 'acme.example',
    credentialId: base64url(credential.id),
    userHandle: credential.userHandle,
    userId: id,
    userAssigned: false,
    username: 'ada',
    displayName: 'Ada L.',
    enabled: true,
    aaguid: '00000000-0000-0000-0000-000000000000',
    backedUp: true,
    counter: 7,
    deviceType: 'multiDevice',
    transports: ['hybrid', 'internal', 'smart-card'],
    publicKey: base64url(cbor(credential.cose)),
    algorithm: -7,
    uvInitialized: true,
    createdAt: clock.now,
    updatedAt: clock.now,
  });
});

test('a sign-in updates the counter, the backup state, verification and the last use', async () => {
  const { register, login, server, clock } = await setup();
  const { credential, success } = await register({ counter: 1, flags: UP | BE | AT });
  const id = success.principal.authenticatorId;
  const read = () => server.store.transact((transaction) => transaction.get('passkeys', 'acme', id));
  const before = await read();
  assert.equal(before?.uvInitialized, false);
  clock.now += 5000;
  await login(credential, { counter: 9, flags: UP | UV | BE | BS });
  assert.deepEqual(await read(), {
    ...before,
    counter: 9,
    backedUp: true,
    uvInitialized: true,
    lastUsed: clock.now,
  });
});

test('client data with a byte order mark or unknown members is read as the specification says', async () => {
  const { register, login } = await setup();
  const { credential } = await register({
    clientDataText: (right) => `\ufeff${right}`,
    clientData: { other_keys_can_be_added_here: 'do not compare' },
  });
  await login(credential, { clientDataText: (right) => `\ufeff${right}` });
});

test('credential ids of 16 and 1023 bytes are accepted', async () => {
  const { register, login } = await setup();
  for (const length of [16, 1023]) {
    const credentialId = new Uint8Array(length).fill(length);
    const { credential } = await register({ credentialId });
    await login(credential);
  }
});

test('a tenancy that names an embedder accepts its frame', async () => {
  const { register, login } = await setup({
    tenancies: [{ ...acme, embedders: ['https://portal.example'] }],
  });
  const framed = { clientData: { crossOrigin: true, topOrigin: 'https://portal.example' } };
  const { credential } = await register(framed);
  await login(credential, framed);
  // Not every browser says who embeds it.
  await login(credential, { clientData: { crossOrigin: true } });
});

test('first generation: allowed passkeys are named, unknown ones ignored', async () => {
  const { register, authenticationOptions } = await setup();
  const { credential, success } = await register();
  const allowed = async (allowCredentials: string[]) =>
    (await authenticationOptions({ allowCredentials })).optionsJSON.allowCredentials?.map(({ id }) => id);
  assert.deepEqual(await allowed([success.principal.authenticatorId, 'unknown']), [base64url(credential.id)]);
  assert.deepEqual(await allowed(['unknown']), []);
});

test('second generation: a user without passkeys gets a decoy, the same each time', async () => {
  const { authorizedAuthentication, register, page } = await setup();
  const ask = async (userId: string) => (await authorizedAuthentication({ userId })).optionsJSON;
  const first = await ask('nobody');
  assert.deepEqual(first.allowCredentials, (await ask('nobody')).allowCredentials);
  assert.notDeepEqual(first.allowCredentials, (await ask('somebody')).allowCredentials);
  assert.equal(Buffer.from(first.allowCredentials?.[0]?.id ?? '', 'base64url').length, 32);

  const { credential } = await register();
  const scoped = await authorizedAuthentication({ allowCredentials: ['gone'] });
  const answer = await page('/v2/acme/passkey/authentication/verification', {
    sessionToken: scoped.sessionToken,
    response: await get(scoped.optionsJSON, acmeOrigin, credential),
  });
  assert.equal(answer.status, 400, 'a scope that names nothing does not become any passkey');
});

test('second generation: the backend sets the options of a sign-in', async () => {
  const { backend } = await setup();
  for (const [body, status] of [
    [{ discoverable: true }, 200],
    [{ discoverable: true, mediation: 'conditional' }, 200],
    [{ discoverable: true, mediation: 'required' }, 200],
    [{ userId: 'user-1' }, 200],
    [{ userId: 'user-1', discoverable: false }, 200],
    [{ userId: 'user-1', allowCredentials: ['one'] }, 200],
    [{ allowCredentials: ['one'] }, 200],
    [{}, 400],
    [{ discoverable: false }, 400],
    [{ allowCredentials: [] }, 200],
    [{ allowCredentials: [], mediation: 'conditional' }, 200],
    [{ allowCredentials: [], discoverable: true }, 200],
    [{ allowCredentials: [], userId: 'user-1' }, 200],
    [{ allowCredentials: [], userId: 'user-1', mediation: 'conditional' }, 400],
    [{ userId: '' }, 400],
    [{ userId: 'user-1', discoverable: true }, 400],
    [{ userId: 'user-1', mediation: 'conditional' }, 400],
    [{ mediation: 'conditional' }, 400],
    [{ discoverable: true, mediation: 'silent' }, 400],
    [{ discoverable: true, userVerification: 'always' }, 400],
  ] as const) {
    const answer = await backend('/v2/acme/passkey/authentication/authorize', {
      rpId: 'acme.example',
      ...body,
    });
    assert.equal(answer.status, status, JSON.stringify(body));
    if (status === 400) assert.equal(answer.body['_tag'], '@error/BadRequest');
  }
});

test('second generation: an empty allowCredentials means discoverable, and beside a userId means none', async () => {
  const { authorizedAuthentication } = await setup();
  const discoverable = await authorizedAuthentication({ allowCredentials: [] });
  assert.deepEqual(discoverable.optionsJSON.allowCredentials, []);
  const ofUser = (body: object) => authorizedAuthentication({ userId: 'user-1', ...body });
  const [omitted, empty] = [await ofUser({}), await ofUser({ allowCredentials: [] })];
  assert.equal(empty.optionsJSON.allowCredentials?.length, 1);
  assert.deepEqual(empty.optionsJSON.allowCredentials, omitted.optionsJSON.allowCredentials);
});

test('a token of another purpose is refused and stays usable; a ceremony of another purpose is used up', async () => {
  const { backend, page, registrationOptions, register } = await setup();
  const { authenticationToken } = succeed<{ authenticationToken: string }>(
    await backend('/v2/acme/passkey/authentication/authorize', { rpId: 'acme.example', discoverable: true }),
  );
  const crossed = await page('/v2/acme/passkey/registration/options', {
    registrationToken: authenticationToken,
  });
  assert.deepEqual(crossed.body, {
    _tag: '@error/BadRequest',
    message: 'Invalid or expired registration token.',
  });
  succeed(await page('/v2/acme/passkey/authentication/options', { authenticationToken }));

  const { credential } = await register();
  const { sessionToken, optionsJSON } = await registrationOptions();
  const asLogin = await get(
    { challenge: optionsJSON.challenge, rpId: 'acme.example' },
    acmeOrigin,
    credential,
  );
  const answer = await page('/acme/passkey/authentication/verification', { sessionToken, response: asLogin });
  assert.equal(answer.body['message'], 'Invalid or expired session token.');
});

test('a code outside the alphabet is an invalid code, also when it looks like a path', async () => {
  const { backend } = await setup();
  for (const code of [
    '..%2fpasskeys%2fabc',
    '%00',
    'short',
    'x'.repeat(129),
    '%F0%9F%94%91'.repeat(8),
    '%',
  ]) {
    const answer = await backend(`/acme/principal/${code}`);
    assert.equal(answer.status, 404, code);
    assert.equal(answer.body['_tag'], '@error/InvalidCode', code);
  }
});

test('the code of a passkey that was deleted meanwhile is invalid', async () => {
  const { register, server, backend } = await setup();
  const { success } = await register();
  await server.store.transact((transaction) =>
    transaction.delete('passkeys', 'acme', success.principal.authenticatorId),
  );
  const answer = await backend(`/acme/principal/${success.code}`);
  assert.equal(answer.status, 404);
  assert.equal(answer.body['_tag'], '@error/InvalidCode');
});
