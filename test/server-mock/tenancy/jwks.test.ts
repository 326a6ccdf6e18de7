/** Keys that sign identity tokens: rotated without breaking a token that is still good. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { setup, type World } from '../support/world.js';

const keySet = async ({ backend }: World, path = '/.well-known/jwks.json') =>
  (await backend(path)).body as unknown as JSONWebKeySet;

async function verifies(world: World, token: string): Promise<boolean> {
  try {
    await jwtVerify(token, createLocalJWKSet(await keySet(world)), {
      issuer: 'passlock.dev',
      audience: 'acme',
      algorithms: ['RS256'],
      currentDate: new Date(world.clock.now),
    });
    return true;
  } catch {
    return false;
  }
}

test('a token signed before a rotation is valid until it expires; its key is published longer', async () => {
  const world = await setup();
  const { success } = await world.register();
  const before = success.id_token;
  const kid = await world.server.rotateSigningKey();
  const { success: later } = await world.register({}, { username: 'eve' });
  assert.equal(decodeProtectedHeader(later.id_token).kid, kid);
  assert.notEqual(decodeProtectedHeader(before).kid, kid);

  world.clock.now += 299_000;
  assert.deepEqual([await verifies(world, before), await verifies(world, later.id_token)], [true, true]);
  world.clock.now += 1000;
  assert.equal(await verifies(world, before), false);
  assert.equal((await keySet(world)).keys.length, 2);
  world.clock.now += 3_600_000;
  assert.deepEqual(
    (await keySet(world)).keys.map((key) => key.kid),
    [kid],
  );
});

test('the key set is the same at both paths, and has public parts only', async () => {
  const world = await setup();
  await world.server.rotateSigningKey();
  const first = await keySet(world);
  assert.deepEqual(await keySet(world, '/v2/.well-known/jwks.json'), first);
  for (const key of first.keys) {
    assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    assert.deepEqual([key.kty, key.alg, key.use], ['RSA', 'RS256', 'sig']);
  }
});
