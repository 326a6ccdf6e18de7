import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type {
  AuthenticationSuccess,
  ExtendedPrincipal,
  RegistrationSuccess,
} from '../../../src/wire/contract.js';
import { create, EdDSA, ES256, flag, get, RS256 } from '../support/authenticator.js';
import { acmeOrigin, setup, succeed } from '../support/world.js';

test('first generation: register, exchange, sign in, exchange', async () => {
  const { server, clock, registrationOptions, login, page, backend } = await setup(
    {},
    { client: { ipAddress: '192.0.2.7' } },
  );
  const { sessionToken, optionsJSON } = await registrationOptions({ displayName: 'Ada L.' });
  assert.deepEqual(optionsJSON.rp, { id: 'acme.example', name: 'Acme' });
  assert.equal(optionsJSON.user.name, 'ada');
  assert.equal(optionsJSON.user.displayName, 'Ada L.');
  assert.equal(Buffer.from(optionsJSON.user.id, 'base64url').length, 32);
  assert.equal(Buffer.from(optionsJSON.challenge, 'base64url').length, 32);
  assert.equal(optionsJSON.timeout, 60_000);
  assert.equal(optionsJSON.attestation, 'none');
  assert.deepEqual(
    optionsJSON.pubKeyCredParams.map(({ alg }) => alg),
    [ES256, EdDSA, RS256],
  );
  assert.deepEqual(optionsJSON.authenticatorSelection, {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'preferred',
  });
  assert.deepEqual(optionsJSON.extensions, { credProps: true });

  const { credential, response } = await create(optionsJSON, acmeOrigin);
  const registered = succeed<RegistrationSuccess>(
    await page('/acme/passkey/registration/verification', { sessionToken, response }),
  );
  assert.equal(registered._tag, 'RegistrationSuccess');
  const { authenticatorId } = registered.principal;
  assert.match(authenticatorId, /^[0-9a-z]{21}$/);
  assert.equal(registered.principal.userId, authenticatorId);

  const assigned = succeed<ExtendedPrincipal>(
    await backend(`/acme/principal/${registered.code}`, { userId: 'user-1' }),
  );
  assert.deepEqual(assigned, {
    _tag: 'ExtendedPrincipal',
    id: registered.code,
    authenticatorId,
    authenticatorType: 'passkey',
    userId: 'user-1',
    createdAt: clock.now,
    expiresAt: clock.now + 300_000,
    passkey: { verified: true, userVerified: true },
    metadata: { ipAddress: '192.0.2.7', userAgent: 'test browser' },
  });

  clock.now += 1000;
  const signedIn = await login(credential);
  assert.deepEqual(signedIn.principal, { authenticatorId, userId: 'user-1' });
  const principal = succeed<ExtendedPrincipal>(await backend(`/acme/principal/${signedIn.code}/`));
  assert.equal(principal.userId, 'user-1');
  const again = await backend(`/acme/principal/${signedIn.code}`);
  assert.equal(again.status, 404);
  assert.equal(again.body['_tag'], '@error/InvalidCode');
  await server.close();
});

test('second generation: the backend authorises, and the options request uses up the token', async () => {
  const world = await setup();
  const { page, backend } = world;
  const { sessionToken, optionsJSON } = await world.authorizedRegistration({ userVerification: 'required' });
  assert.equal(optionsJSON.authenticatorSelection?.userVerification, 'required');
  const { credential, response } = await create(optionsJSON, acmeOrigin);
  const registered = succeed<RegistrationSuccess>(
    await page('/v2/acme/passkey/registration/verification', { sessionToken, response }),
  );
  assert.equal(registered.principal.userId, 'user-1');
  const exchanged = await backend(`/v2/acme/principal/${registered.code}`);
  assert.equal(succeed<ExtendedPrincipal>(exchanged).userId, 'user-1');

  const options = await world.authorizedAuthentication({ userId: 'user-1', userVerification: 'required' });
  assert.equal(options.mediation, 'required');
  assert.deepEqual(
    options.optionsJSON.allowCredentials?.map(({ id }) => id),
    [response.id],
  );
  const assertion = await get(options.optionsJSON, acmeOrigin, credential);
  const signedIn = succeed<AuthenticationSuccess>(
    await page('/v2/acme/passkey/authentication/verification', {
      sessionToken: options.sessionToken,
      response: assertion,
    }),
  );
  assert.deepEqual(signedIn.principal, registered.principal);
});

test('second generation: a discoverable, conditional sign-in', async () => {
  const world = await setup();
  const { credential, success } = await world.register();
  const { optionsJSON, sessionToken, mediation } = await world.authorizedAuthentication({
    discoverable: true,
    mediation: 'conditional',
  });
  assert.equal(mediation, 'conditional');
  assert.deepEqual(optionsJSON.allowCredentials, []);
  const response = await get(optionsJSON, acmeOrigin, credential);
  const signedIn = succeed<AuthenticationSuccess>(
    await world.page('/v2/acme/passkey/authentication/verification', { sessionToken, response }),
  );
  assert.deepEqual(signedIn.principal, success.principal);
});

test('the id_token verifies against both key sets and has every claim', async () => {
  const { server, clock, register, backend } = await setup();
  const { success } = await register({ flags: flag.UP | flag.AT });
  for (const path of ['/.well-known/jwks.json', '/v2/.well-known/jwks.json']) {
    const keySet = succeed<JSONWebKeySet>(await backend(path));
    const [key] = keySet.keys;
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { payload, protectedHeader } = await jwtVerify(success.id_token, createLocalJWKSet(keySet), {
      issuer: 'passlock.dev',
      audience: 'acme',
      algorithms: ['RS256'],
      currentDate: new Date(clock.now),
    });
    assert.equal(protectedHeader.kid, key?.kid);
    const iat = Math.floor(clock.now / 1000);
    assert.deepEqual(payload, {
      iss: 'passlock.dev',
      aud: 'acme',
      sub: success.principal.userId,
      jti: success.code,
      iat,
      exp: iat + 300,
      'a:id': success.principal.authenticatorId,
      'a:typ': 'passkey',
      'pk:uv': false,
    });
  }
  const before = (await backend('/.well-known/jwks.json')).body as unknown as JSONWebKeySet;
  const kid = await server.rotateSigningKey();
  const after = (await backend('/.well-known/jwks.json')).body as unknown as JSONWebKeySet;
  assert.deepEqual(
    after.keys.map((key) => key.kid),
    [before.keys[0]?.kid, kid],
  );
});

for (const [name, algorithm] of Object.entries({ ES256, EdDSA, RS256 })) {
  for (const attestation of ['none', 'packed'] as const) {
    test(`${name} with attestation ${attestation} registers and signs in`, async () => {
      const { register, login } = await setup();
      const { credential, success } = await register({ algorithm, attestation });
      assert.deepEqual((await login(credential)).principal, success.principal);
    });
  }
}
