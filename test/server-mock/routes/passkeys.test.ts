/** The vault, endpoint by endpoint, in both generations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindAllPasskeys, Passkey } from '../../../src/wire/contract.js';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { temporaryFiles } from '../store/files.js';
import { stockVault, vaultIds } from '../support/vault.js';
import { acme, setup, succeed, type World } from '../support/world.js';

const newFile = temporaryFiles();
const bases = ['/acme', '/v2/acme'];
const bitwarden = 'd548826e-79b4-db40-a3d8-11116f7e8349';

const whole = (id: string, overrides: object = {}, credential: object = {}): object => ({
  _tag: 'Passkey',
  id,
  userId: 'user-1',
  enabled: true,
  credential: {
    id: `credential-${id}`,
    userId: 'handle-1',
    username: 'ada',
    aaguid: '00000000-0000-0000-0000-000000000000',
    backedUp: true,
    counter: 0,
    deviceType: 'multiDevice',
    transports: ['internal'],
    publicKey: 'pQ',
    rpId: 'acme.example',
    ...credential,
  },
  createdAt: 1,
  updatedAt: 1,
  ...overrides,
});

for (const base of bases) {
  test(`${base}: a passkey has all its fields, without unknown ones`, async () => {
    const world = await setup();
    await stockVault(world.server, { one: {}, two: { aaguid: bitwarden, lastUsed: 7, displayName: 'Ada' } });
    for (const slash of ['', '/']) {
      const plain = await world.backend(`${base}/passkeys/one${slash}`);
      assert.deepEqual([plain.status, plain.body], [200, whole('one')]);
    }
    const icon = `https://mock.test/aaguid/${bitwarden}/icon.svg`;
    const known = await world.backend(`${base}/passkeys/two`);
    assert.deepEqual(
      known.body,
      whole('two', { platform: { name: 'Bitwarden', icon }, lastUsed: 7 }, { aaguid: bitwarden }),
    );
  });

  test(`${base}: a patch changes user and name, and never the user handle`, async () => {
    const world = await setup();
    await stockVault(world.server, { one: {} });
    const patch = (body: object) => world.api('PATCH', `${base}/passkeys/one`, body);
    const updatedAt = world.clock.now;
    const renamed = await patch({ username: 'ada.l' });
    assert.deepEqual(
      [renamed.status, renamed.body],
      [202, whole('one', { updatedAt }, { username: 'ada.l' })],
    );
    const expected = whole('one', { userId: 'user-2', updatedAt }, { username: 'ada.l' });
    assert.deepEqual((await patch({ userId: 'user-2' })).body, expected);
    assert.deepEqual((await patch({})).body, expected);
    assert.deepEqual((await world.backend(`${base}/passkeys/one`)).body, expected);
    for (const bad of [{ userId: '' }, { username: 7 }, { userId: null }, []]) {
      const answer = await patch(bad);
      assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/BadRequest']);
    }
  });

  test(`${base}: deleting returns the passkey, which is then gone`, async () => {
    const world = await setup();
    await stockVault(world.server, { one: {}, two: {} });
    const remove = () => world.api('DELETE', `${base}/passkeys/one`);
    const answer = await remove();
    assert.deepEqual([answer.status, answer.body], [202, whole('one')]);
    assert.equal((await remove()).status, 404);
    assert.deepEqual(await vaultIds(world.server), ['two']);
  });

  test(`${base}: all passkeys of a user, changed or deleted at once`, async () => {
    const world = await setup();
    await stockVault(world.server, { one: {}, two: {}, three: { userId: 'user-2' } });
    const path = `${base}/users/user-1/passkeys/`;
    const updatedAt = world.clock.now;
    for (const body of [{ userId: 'user-1', username: 'ada.l' }, { username: 'ada.l' }, {}]) {
      const updated = await world.api('PATCH', path, body);
      assert.equal(updated.status, 202);
      assert.deepEqual(updated.body, {
        _tag: 'UpdatedPasskeys',
        updated: ['one', 'two'].map((id) => whole(id, { updatedAt }, { username: 'ada.l' })),
      });
    }
    const mismatch = await world.api('PATCH', path, { userId: 'user-2', username: 'eve' });
    assert.deepEqual([mismatch.status, mismatch.body['_tag']], [400, '@error/BadRequest']);

    // With a JSON body, as Passlock's server library sends it.
    const deleted = await world.api('DELETE', path, { userId: 'user-1' });
    assert.equal(deleted.status, 202);
    assert.deepEqual(deleted.body, {
      _tag: 'DeletedPasskeys',
      deleted: ['one', 'two'].map((id) => whole(id, { updatedAt }, { username: 'ada.l' })),
    });
    assert.deepEqual(await vaultIds(world.server), ['three']);
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await world.api(method, path, method === 'PATCH' ? {} : undefined);
      assert.deepEqual([answer.status, answer.body['_tag']], [404, '@error/NotFound']);
    }
  });

  test(`${base}: the list has a summary of each passkey, page by page`, async () => {
    const world = await setup({ limits: { pageSize: 2 } });
    await stockVault(world.server, { one: {}, two: { aaguid: bitwarden, lastUsed: 7 }, three: {} });
    const first = await world.backend(`${base}/passkeys/`);
    assert.equal(first.status, 200);
    const { cursor } = first.body;
    assert.match(String(cursor), /^[A-Za-z0-9_-]+$/);
    const line = (id: string, rest: object = {}) => ({
      _tag: 'PasskeySummary',
      id,
      userId: 'user-1',
      enabled: true,
      credential: { id: `credential-${id}`, userId: 'handle-1' },
      createdAt: 1,
      ...rest,
    });
    assert.deepEqual(first.body, {
      _tag: 'FindAllPasskeys',
      cursor,
      records: [line('one'), line('two', { lastUsed: 7 })],
    });
    const second = await world.backend(`${base}/passkeys/?cursor=${String(cursor)}`);
    assert.deepEqual(second.body, { _tag: 'FindAllPasskeys', cursor: null, records: [line('three')] });
  });
}

test('an empty vault is one empty page, and an empty cursor starts at the first', async () => {
  const world = await setup();
  for (const query of ['', '?cursor=']) {
    const { body } = await world.backend(`/acme/passkeys${query}`);
    assert.deepEqual(body, { _tag: 'FindAllPasskeys', cursor: null, records: [] });
  }
});

for (const [name, newStore] of [
  ['memory', () => ({})],
  ['SQLite', () => ({ store: createSqliteStore({ file: newFile() }) })],
] as const) {
  test(`${name}: no row is skipped or repeated while others are inserted and deleted`, async () => {
    const world = await setup({ ...newStore(), limits: { pageSize: 3 } });
    const id = (n: number): string => `p${String(n).padStart(3, '0')}`;
    await stockVault(world.server, Object.fromEntries(Array.from({ length: 40 }, (_, n) => [id(n), {}])));
    const seen: string[] = [];
    let cursor: string | null = '';
    let n = 0;
    do {
      const page: FindAllPasskeys = succeed(await world.backend(`/acme/passkeys/?cursor=${cursor}`));
      seen.push(...page.records.map((record) => record.id));
      cursor = page.cursor;
      n += 3;
      // Before, at and behind the place where the list goes on; a rename moves nothing.
      for (const gone of [n - 2, n - 1, n + 9]) await world.api('DELETE', `/acme/passkeys/${id(gone)}`);
      await world.api('PATCH', `/acme/passkeys/${id(n + 1)}`, { username: 'renamed' });
      if (n < 20) await stockVault(world.server, { [`new-${n}`]: {} });
    } while (cursor !== null);
    assert.equal(new Set(seen).size, seen.length, 'none twice');
    const left = await vaultIds(world.server);
    assert.deepEqual(
      left.filter((one) => !seen.includes(one)),
      [],
      'none left out',
    );
    await world.server.close();
  });
}

test('a cursor that was invented, altered or taken from another list is refused', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const world = await setup({ tenancies: [acme, other], limits: { pageSize: 1 } });
  for (const tenancy of ['acme', 'other']) await stockVault(world.server, { one: {}, two: {} }, tenancy);
  const { cursor } = succeed<{ cursor: string }>(await world.backend('/acme/passkeys'));
  const text = Buffer.from(cursor, 'base64url').toString();
  const altered = (change: (text: string) => string): string =>
    Buffer.from(change(text)).toString('base64url');
  for (const bad of [
    '1',
    'null',
    'x'.repeat(5000),
    `${cursor}A`,
    cursor.slice(0, -1),
    cursor.toUpperCase(),
    '%00',
    altered((plain) => plain.replace(/^\d+/, '0')),
    altered((plain) => `0${plain}`),
    altered((plain) => plain.replace(/\..*/, '')),
  ]) {
    const answer = await world.backend(`/acme/passkeys/?cursor=${bad}`);
    assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/BadRequest'], bad);
  }
  const key = { authorization: 'Bearer other-api-key' };
  assert.equal((await world.backend(`/other/passkeys?cursor=${cursor}`, undefined, key)).status, 400);
  succeed(await world.backend(`/v2/acme/passkeys?cursor=${cursor}`));
});

test('a user id is found however its path is written', async () => {
  const ids = ['auth0|42', 'a b', 'ü', 'a/b', 'a/passkeys/b', 'a+b', '100%', 'a;b=c,d', "o'hara", '..x'];
  for (const userId of ids) {
    const world = await setup();
    await stockVault(world.server, { one: { userId } });
    for (const segment of [encodeURIComponent(userId), userId]) {
      const answer = await world.api('PATCH', `/acme/users/${segment}/passkeys/`, { userId });
      assert.equal(answer.status, 202, `${userId} as ${segment}: ${JSON.stringify(answer.body)}`);
    }
  }
});

interface Pages {
  ask: (path: string, origin?: string) => Promise<{ status: number; body: Record<string, unknown> }>;
}
const pages = ({ server }: World): Pages => ({
  async ask(path, origin) {
    const headers: HeadersInit = origin === undefined ? {} : { origin };
    const response = await server.fetch(new Request(`https://mock.test${path}`, { headers }));
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  },
});

test('a page can look up the credential of an id', async () => {
  const world = await setup();
  await stockVault(world.server, { one: {} });
  const { ask } = pages(world);
  for (const path of ['/acme/credential/one', '/acme/credential/one/']) {
    const { status, body } = await ask(path, 'https://acme.example');
    assert.equal(status, 200);
    assert.deepEqual(body, { credentialId: 'credential-one', userId: 'handle-1', rpId: 'acme.example' });
  }
  for (const [path, origin, status, tag] of [
    ['/acme/credential/two', undefined, 404, '@error/NotFound'],
    ['/nobody/credential/one', undefined, 400, '@error/InvalidTenancy'],
    ['/acme/credential/one', 'https://evil.example', 403, '@error/Forbidden'],
    ['/acme/credentials/one', 'https://evil.example', 403, '@error/Forbidden'],
  ] as const) {
    const answer = await ask(path, origin);
    assert.deepEqual([answer.status, answer.body['_tag']], [status, tag], path);
  }
});

test('a page can look up several, also in the form that Passlock 2.4.3 sends', async () => {
  const world = await setup();
  await stockVault(world.server, {
    one: {},
    two: {},
    old: { rpId: 'old.example' },
    other: { userHandle: 'handle-2' },
  });
  const { ask } = pages(world);
  const both = ['credential-one', 'credential-two'];
  const either = { _id: 'Either', _tag: 'Right', right: 'one,two' };
  for (const ids of [
    'one,two',
    'one%2Ctwo',
    'one, two',
    'one,two,one',
    'one,nothing,two,',
    encodeURIComponent(JSON.stringify(either)),
    encodeURIComponent(JSON.stringify(either, undefined, 2)),
    encodeURIComponent(` ${JSON.stringify({ ...either, right: ' one , two ' })} `),
  ]) {
    const { status, body } = await ask(`/acme/credentials/${ids}`);
    assert.equal(status, 200, ids);
    assert.deepEqual(body, { rpId: 'acme.example', userId: 'handle-1', allAcceptedCredentialIds: both });
  }
  for (const [ids, status, tag] of [
    ['nothing', 404, '@error/NotFound'],
    [',', 404, '@error/NotFound'],
    ['one,old', 400, '@error/BadRequest'],
    ['one,other', 400, '@error/BadRequest'],
    ['%7B', 400, '@error/BadRequest'],
    ['%7B%22right%22%3A7%7D', 404, '@error/NotFound'],
    ['%7B%22__proto__%22%3A7%7D', 400, '@error/BadRequest'],
  ] as const) {
    const answer = await ask(`/acme/credentials/${ids}`);
    assert.deepEqual([answer.status, answer.body['_tag']], [status, tag], ids);
  }
});

test('a registered passkey has every field of the contract', async () => {
  const world = await setup();
  const { success } = await world.register();
  const id = success.principal.authenticatorId;
  const passkey = succeed<Passkey>(await world.backend(`/acme/passkeys/${id}`));
  const { credential, ...rest } = passkey;
  assert.deepEqual(Object.keys(rest), ['_tag', 'id', 'userId', 'enabled', 'createdAt', 'updatedAt']);
  assert.equal(rest.userId, id);
  assert.deepEqual(Object.keys(credential), [
    'id',
    'userId',
    'username',
    'aaguid',
    'backedUp',
    'counter',
    'deviceType',
    'transports',
    'publicKey',
    'rpId',
  ]);
});
