/** Names and icons of what made a passkey. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExtendedPrincipal } from '../../../src/wire/contract.js';
import { isSafePicture } from '../../../src/elements/safe-picture.js';
import { providerNames } from '../../../server-mock/vault/provider-names.js';
import { stockVault } from '../support/vault.js';
import { setup, succeed } from '../support/world.js';

const bitwarden = 'd548826e-79b4-db40-a3d8-11116f7e8349';
const { server } = await setup();
const icon = (aaguid: string) => server.fetch(new Request(`https://mock.test/aaguid/${aaguid}/icon.svg`));

test('every known provider has an icon without scripts or links', async () => {
  for (const [aaguid, name] of Object.entries(providerNames)) {
    assert.match(aaguid, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const response = await icon(aaguid);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'image/svg+xml');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    const svg = await response.text();
    assert.match(svg, /^<svg\s+xmlns="http:\/\/www\.w3\.org\/2000\/svg"\s+viewBox="0 0 32 32"/);
    assert.ok(svg.includes(`<title>${name}</title>`), name);
    assert.match(svg, /<path /, name);
    assert.ok(
      isSafePicture(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`),
      'the manager shows it',
    );
  }
});

test('the case of an AAGUID does not matter; unknown ones have no icon', async () => {
  assert.equal((await icon(bitwarden.toUpperCase())).status, 200);
  for (const unknown of [
    '00000000-0000-0000-0000-000000000000',
    'x',
    '__proto__',
    'constructor',
    '%3Cscript%3E',
  ]) {
    const response = await icon(unknown);
    assert.equal(response.status, 404, unknown);
    assert.equal(response.headers.get('content-type'), 'application/json');
    const body = await response.text();
    assert.ok(body.startsWith('{"_tag":"@error/NotFound"'));
    assert.equal(body.includes('<'), false);
  }
});

test('an icon has the origin of the request', async () => {
  const world = await setup();
  await stockVault(world.server, { one: { aaguid: bitwarden } });
  const response = await world.server.fetch(
    new Request('http://localhost:4400/acme/passkeys/one', {
      headers: { authorization: 'Bearer acme-api-key' },
    }),
  );
  const { platform } = (await response.json()) as { platform: { name: string; icon: string } };
  assert.deepEqual(platform, {
    name: 'Bitwarden',
    icon: `http://localhost:4400/aaguid/${bitwarden}/icon.svg`,
  });
  assert.equal((await world.server.fetch(new Request(platform.icon))).status, 200);
});

test('the principal has the provider’s name when it is known', async () => {
  const world = await setup();
  for (const [aaguid, expected] of [
    [bitwarden, { verified: true, userVerified: true, platformName: 'Bitwarden' }],
    [undefined, { verified: true, userVerified: true }],
  ] as const) {
    const { success } = await world.register({}, { username: String(aaguid) });
    const id = success.principal.authenticatorId;
    await world.server.store.transact((transaction) => {
      const record = transaction.get('passkeys', 'acme', id);
      if (record && aaguid !== undefined) transaction.replace('passkeys', 'acme', id, { ...record, aaguid });
    });
    const principal = succeed<ExtendedPrincipal>(await world.backend(`/acme/principal/${success.code}`));
    assert.deepEqual(principal.passkey, expected);
  }
});
