/** The document that relates a legacy domain to the tenancy's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMockServer, type TenancyOptions } from '../../../server-mock/app.js';
import { acme } from '../support/world.js';

const moved: TenancyOptions = {
  ...acme,
  rpId: 'newsite.com',
  relatedRpIds: ['oldsite.com'],
};

async function ask(tenancies: TenancyOptions[], host: string) {
  const server = await createMockServer({ tenancies });
  return server.fetch(new Request(`https://${host}/.well-known/webauthn`));
}

test('the legacy domain names itself and the new one, in exactly this JSON', async () => {
  const response = await ask([moved], 'oldsite.com');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(await response.text(), '{"origins":["https://oldsite.com","https://newsite.com"]}');
});

test('every https origin that is configured is named once', async () => {
  const origins = ['https://login.newsite.com', 'https://newsite.com', 'http://localhost:3000'];
  for (const [host, expected] of [
    ['oldsite.com', ['https://oldsite.com', 'https://newsite.com', 'https://login.newsite.com']],
    ['newsite.com', ['https://newsite.com', 'https://login.newsite.com']],
    ['oldsite.com:8443', ['https://oldsite.com', 'https://newsite.com', 'https://login.newsite.com']],
  ] as const) {
    const response = await ask([{ ...moved, origins }], host);
    assert.deepEqual(await response.json(), { origins: expected });
  }
});

test('any other domain has no such document', async () => {
  for (const host of ['newsite.com', 'evil.example', 'www.oldsite.com', 'localhost:4400']) {
    const response = await ask([moved], host);
    assert.equal(response.status, 404, host);
    assert.equal(((await response.json()) as { _tag: string })._tag, '@error/NotFound');
  }
});

test('a configuration with more sites than browsers check is refused', async () => {
  const sites = (count: number) => Array.from({ length: count }, (_, n) => `https://www.site-${n}.com`);
  await createMockServer({ tenancies: [{ ...moved, origins: sites(3) }] });
  // Of one site, as browsers count them.
  const oneSite = [
    'https://a.shop.example',
    'https://b.shop.example',
    'https://shop.co.uk',
    'https://c.shop.co.uk',
  ];
  await createMockServer({ tenancies: [{ ...moved, origins: [...sites(2), ...oneSite] }] });
  await assert.rejects(
    createMockServer({ tenancies: [{ ...moved, origins: sites(4) }] }),
    /"oldsite.com" is related to 5 other sites, but browsers support 5 sites in all/,
  );
});
