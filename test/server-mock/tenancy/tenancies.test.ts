/** Tenancies: which pages, which relying party ids, and the specials of development. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthenticationOptions, RegistrationOptions } from '../../../src/wire/contract.js';
import { createMockServer, defaultTenancy, type TenancyOptions } from '../../../server-mock/app.js';
import { base64url, create, get } from '../support/authenticator.js';
import { acme, acmeOrigin, setup, succeed } from '../support/world.js';

const development: TenancyOptions = { id: 'dev', apiKey: 'dev-api-key' };

test('the default tenancy works on any port of localhost and nowhere else', async () => {
  assert.equal(defaultTenancy.id, 'dev');
  for (const [origin, status] of [
    ['http://localhost:3000', 200],
    ['http://localhost', 200],
    ['https://localhost:8443', 200],
    ['http://127.0.0.1:3000', 403],
    ['https://evil.example', 403],
    ['http://localhost.evil.example', 403],
  ] as const) {
    const { page } = await setup({ tenancies: [defaultTenancy] }, { origin });
    const { status: actual, body } = await page('/dev/passkey/registration/options', { username: 'ada' });
    assert.equal(actual, status, origin);
    if (status === 200) assert.equal((body as unknown as RegistrationOptions).optionsJSON.rp.id, 'localhost');
  }
});

test('a development tenancy without an rpId takes the host of the page', async () => {
  for (const [origin, rpId] of [
    ['http://localhost:3000', 'localhost'],
    ['http://shop.localhost:3000', 'shop.localhost'],
    ['https://preview-7.example.org', 'preview-7.example.org'],
    ['http://plain.example.org', undefined],
    ['https://192.0.2.1', undefined],
    ['https://intranet', undefined],
  ] as const) {
    const world = await setup({ tenancies: [development] }, { origin });
    const { status, body } = await world.page('/dev/passkey/registration/options', { username: 'ada' });
    assert.equal(status, rpId === undefined ? 403 : 200, origin);
    if (rpId === undefined) continue;
    const { optionsJSON, sessionToken } = body as unknown as RegistrationOptions;
    assert.deepEqual(optionsJSON.rp, { id: rpId, name: rpId });
    const { response } = await create(optionsJSON, origin);
    succeed(await world.page('/dev/passkey/registration/verification', { sessionToken, response }));
  }
});

test('a development tenancy with an rpId still works on localhost, for localhost', async () => {
  const { registrationOptions, page } = await setup(
    { tenancies: [{ ...development, rpId: 'acme.example' }] },
    { origin: 'http://localhost:3000' },
  );
  const { optionsJSON, sessionToken } = await registrationOptions();
  assert.equal(optionsJSON.rp.id, 'localhost');
  const { response } = await create(optionsJSON, 'http://localhost:3000');
  succeed(await page('/dev/passkey/registration/verification', { sessionToken, response }));
});

test('the other kinds serve their rpId and configured origins only', async () => {
  for (const kind of ['staging', 'production'] as const) {
    const tenancy = { ...acme, kind, origins: ['https://login.acme.example'] };
    for (const [origin, status] of [
      ['https://acme.example', 200],
      ['https://login.acme.example', 200],
      ['https://other.acme.example', 403],
      ['http://localhost:3000', 403],
    ] as const) {
      const { page } = await setup({ tenancies: [tenancy] }, { origin });
      const answer = await page('/acme/passkey/registration/options', { username: 'ada' });
      assert.equal(answer.status, status, `${kind} ${origin}`);
    }
  }
});

test('the response must come from the page that requested it, even among allowed ones', async () => {
  const login = 'https://login.acme.example';
  const tenancy = { ...acme, origins: [login] };
  const { registrationOptions, authorizedRegistration, page } = await setup({ tenancies: [tenancy] });
  for (const options of [await registrationOptions(), await authorizedRegistration()]) {
    const { response } = await create(options.optionsJSON, login);
    const answer = await page('/acme/passkey/registration/verification', {
      sessionToken: options.sessionToken,
      response,
    });
    assert.equal(answer.status, 400);
    assert.match(String(answer.body['message']), /origin is not allowed/);
  }
});

test('a caller without a browser sends no Origin; the origin in the response must still be allowed', async () => {
  const { server, register } = await setup();
  await register();
  const send = async (path: string, body: unknown) => {
    const request = new Request(`https://mock.test/acme/passkey/registration/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await server.fetch(request)).json() as Promise<Record<string, unknown>>;
  };
  for (const [origin, tag] of [
    [acmeOrigin, 'RegistrationSuccess'],
    ['https://evil.example', '@error/BadRequest'],
  ] as const) {
    const { optionsJSON, sessionToken } = (await send('options', {
      username: 'ada',
    })) as unknown as RegistrationOptions;
    const { response } = await create(optionsJSON, origin);
    assert.equal((await send('verification', { sessionToken, response }))['_tag'], tag);
  }
});

test('the in-page server states its origin', async () => {
  const { server } = await setup({ tenancies: [development] });
  const request = () =>
    new Request('https://mock.test/dev/passkey/registration/options', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada' }),
    });
  const { optionsJSON } = (await (
    await server.fetch(request(), { origin: 'http://localhost:6006' })
  ).json()) as RegistrationOptions;
  assert.equal(optionsJSON.rp.id, 'localhost');
  assert.equal((await server.fetch(request(), { origin: 'null' })).status, 403);
});

test('a login may ask for a legacy rpId only where the relation is configured', async () => {
  const legacy: TenancyOptions = { ...acme, rpId: 'old.example' };
  const old = await setup({ tenancies: [legacy] }, { origin: 'https://old.example' });
  const { credential } = await old.register();
  await old.server.addTenancy({ ...acme, rpId: 'new.example', relatedRpIds: ['old.example'] });

  const ask = async (body: unknown) => {
    const request = new Request('https://mock.test/acme/passkey/authentication/options', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://new.example' },
      body: JSON.stringify(body),
    });
    const response = await old.server.fetch(request);
    return { status: response.status, body: (await response.json()) as AuthenticationOptions };
  };
  assert.equal((await ask({})).body.optionsJSON.rpId, 'new.example');
  assert.equal((await ask({ rpId: 'other.example' })).status, 400);

  for (const [rpId, expected] of [
    ['old.example', 'AuthenticationSuccess'],
    ['new.example', '@error/BadRequest'],
  ] as const) {
    const { optionsJSON, sessionToken } = (await ask({ rpId: 'old.example' })).body;
    const response = await get(optionsJSON, 'https://new.example', credential, { rpId });
    const answer = await old.server.fetch(
      new Request('https://mock.test/acme/passkey/authentication/verification', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://new.example' },
        body: JSON.stringify({ sessionToken, response }),
      }),
    );
    assert.equal(((await answer.json()) as { _tag: string })._tag, expected);
  }
  await old.server.addTenancy({ ...acme, rpId: 'new.example' });
  assert.equal((await ask({ rpId: 'old.example' })).status, 400);
});

test('second generation: a backend may set an allowed rpId only', async () => {
  const authorize = (tenancy: TenancyOptions) => async (rpId: string, rest: object) => {
    const { backend } = await setup({ tenancies: [tenancy] });
    const path = `/v2/${tenancy.id}/passkey/registration/authorize`;
    return backend(path, { rpId, userId: 'user-1', username: 'ada', ...rest });
  };
  const production = authorize({ ...acme, relatedRpIds: ['old.example'] });
  for (const [rpId, status] of [
    ['acme.example', 200],
    ['old.example', 200],
    ['localhost', 400],
    ['evil.example', 400],
    ['https://acme.example', 400],
    ['ACME.example', 400],
    ['', 400],
  ] as const) {
    assert.equal((await production(rpId, { rpName: 'Acme' })).status, status, rpId);
  }
  const dev = authorize({ ...development, strict: false });
  for (const [rpId, status] of [
    ['localhost', 200],
    ['anything.example', 200],
    ['127.0.0.1', 400],
    ['nodots', 400],
  ] as const) {
    assert.equal((await dev(rpId, {})).status, status, rpId);
  }
});

test('second generation: a registration needs an rpName, which is trimmed, unless the tenancy is not strict', async () => {
  const nameOf = async (tenancy: TenancyOptions, rest: object) => {
    const { authorizedRegistration } = await setup(
      { tenancies: [tenancy] },
      { origin: 'http://localhost:3000' },
    );
    const { optionsJSON } = await authorizedRegistration({ rpId: 'localhost', ...rest });
    return optionsJSON.rp.name;
  };
  assert.equal(await nameOf(development, { rpName: ' Acme\n' }), 'Acme');
  for (const rpName of [undefined, '', ' \t\n']) {
    await assert.rejects(nameOf(development, { rpName }), /rpName: missing or empty/);
    assert.equal(await nameOf({ ...development, strict: false }, { rpName }), 'localhost');
  }
});

test('second generation: a page redeems a token only for an rpId it can use, and a failed attempt uses it up', async () => {
  const { backend, page } = await setup({ tenancies: [development] }, { origin: 'http://localhost:3000' });
  const { registrationToken } = succeed<{ registrationToken: string }>(
    await backend('/v2/dev/passkey/registration/authorize', {
      rpId: 'acme.example',
      rpName: 'Acme',
      userId: 'user-1',
      username: 'ada',
    }),
  );
  const redeem = (origin: string) =>
    page('/v2/dev/passkey/registration/options', { registrationToken }, { origin });
  const refused = await redeem('http://localhost:3000');
  assert.match(String(refused.body['message']), /cannot use the rpId/);
  const late = await redeem('https://www.acme.example');
  assert.match(String(late.body['message']), /Invalid or expired registration token/);
});

test('stable credential ids: a second registration replaces the first, on the device and in the vault', async () => {
  const origin = 'http://localhost:3000';
  const { registrationOptions, register, login, server } = await setup(
    { tenancies: [development] },
    { origin },
  );
  const first = await register();
  const second = await register();
  assert.equal(second.credential.userHandle, first.credential.userHandle);
  const vault = await server.store.transact((transaction) => transaction.list('passkeys', 'dev'));
  assert.deepEqual(
    vault.map(({ record }) => record.credentialId),
    [base64url(second.credential.id)],
  );
  await login(second.credential);

  // A page that excludes the first says that it wants another beside it.
  const excludeCredentials = [second.success.principal.authenticatorId];
  await register({}, { excludeCredentials });
  const both = await server.store.transact((transaction) => transaction.list('passkeys', 'dev'));
  assert.equal(both.length, 2);

  const other = await registrationOptions({ username: 'eve' });
  assert.notEqual(other.optionsJSON.user.id, first.credential.userHandle);
});

test('stable credential ids can be switched off, and are off outside development', async () => {
  for (const tenancy of [
    { ...development, rpId: 'acme.example', stableCredentialIds: false },
    { ...acme, id: 'dev' },
  ]) {
    const { register, server } = await setup({ tenancies: [tenancy] });
    const first = await register();
    const second = await register();
    assert.notEqual(second.credential.userHandle, first.credential.userHandle);
    const vault = await server.store.transact((transaction) => transaction.list('passkeys', 'dev'));
    assert.equal(vault.length, 2);
  }
});

test('tenancies are isolated: tokens, ceremonies and codes of one are invalid for another', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const { registrationOptions, register, page, backend } = await setup({ tenancies: [acme, other] });
  const { success } = await register();
  const foreign = { authorization: 'Bearer other-api-key' };
  const exchange = await backend(`/other/principal/${success.code}`, undefined, foreign);
  assert.equal(exchange.body['_tag'], '@error/InvalidCode');
  const withForeignKey = await backend(`/acme/principal/${success.code}`, undefined, foreign);
  assert.equal(withForeignKey.body['_tag'], '@error/Forbidden');
  succeed(await backend(`/acme/principal/${success.code}`));

  const { sessionToken, optionsJSON } = await registrationOptions();
  const { response } = await create(optionsJSON, acmeOrigin);
  const elsewhere = await page('/other/passkey/registration/verification', { sessionToken, response });
  assert.equal(elsewhere.status, 400);
  succeed(await page('/acme/passkey/registration/verification', { sessionToken, response }));
});

test('a replaced API key is refused at once', async () => {
  const { server, backend, register } = await setup();
  const { success } = await register();
  await server.addTenancy({ ...acme, apiKey: 'another-api-key' });
  assert.equal((await backend(`/acme/principal/${success.code}`)).status, 403);
  const headers = { authorization: 'Bearer another-api-key' };
  succeed(await backend(`/acme/principal/${success.code}`, undefined, headers));
});

test('resetting a tenancy empties it and keeps it', async () => {
  const { server, register } = await setup();
  await register();
  await server.resetTenancy('acme');
  const left = await server.store.transact((transaction) => transaction.list('passkeys', 'acme'));
  assert.equal(left.length, 0);
  await register();
});

test('a configuration that cannot work is refused with a reason', async () => {
  for (const [options, reason] of [
    [{ id: 'a/b' }, /tenancy id/],
    [{ id: '' }, /tenancy id/],
    [{ id: 'v2' }, /tenancy id/],
    [{ apiKey: 'short' }, /API key/],
    [{ apiKey: 'has a space in it' }, /API key/],
    [{ kind: 'production' }, /needs an rpId/],
    [{ rpId: 'https://acme.example' }, /rpId/],
    [{ rpId: '192.0.2.1' }, /rpId/],
    [{ origins: ['https://acme.example/'] }, /origin/],
    [{ relatedRpIds: ['.example'] }, /rpId/],
    [{ embedders: ['*'] }, /origin/],
  ] as const) {
    await assert.rejects(
      async () => createMockServer({ tenancies: [{ ...development, ...options } as TenancyOptions] }),
      reason,
    );
  }
});

test('the API key is not in the store', async () => {
  const { server } = await setup();
  const tenancies = await server.store.transact((transaction) => transaction.list('tenancies', '$server'));
  assert.doesNotMatch(JSON.stringify(tenancies), /acme-api-key/);
});
