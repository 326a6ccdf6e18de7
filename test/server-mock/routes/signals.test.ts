/** Second generation: update, delete and prune, and the exchanges by which a page learns what to signal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acme, setup, succeed, type Answer, type World } from '../support/world.js';
import { stockVault, vaultIds } from '../support/vault.js';

const minutes = 60_000;
const base = '/v2/acme/passkeys';
const passkeys = {
  one: {},
  two: {},
  old: { rpId: 'old.example', userHandle: 'handle-old' },
  another: { userHandle: 'handle-2' },
  foreign: { userId: 'user-2', userHandle: 'handle-3', username: 'eve' },
};
const none = { code: 'NO_PASSKEYS_FOUND', message: 'The user has no passkeys.' };

async function stocked(options: Parameters<typeof setup>[0] = {}): Promise<World> {
  const world = await setup(options);
  await stockVault(world.server, passkeys);
  return world;
}

interface Change {
  name: 'update' | 'delete' | 'prune';
  tag: string;
  token: string;
  body: object;
  nobody: object;
}

const changes: Change[] = [
  {
    name: 'update',
    tag: 'PreparedPasskeyUpdate',
    token: 'updatePasskeysToken',
    body: { userId: 'user-1', username: 'ada' },
    nobody: { userId: 'nobody', username: 'x' },
  },
  {
    name: 'delete',
    tag: 'PreparedPasskeyDeletion',
    token: 'deletePasskeysToken',
    body: { userId: 'user-1' },
    nobody: { userId: 'nobody' },
  },
  {
    name: 'prune',
    tag: 'PreparedPasskeyPruning',
    token: 'prunePasskeysToken',
    body: { userId: 'user-1' },
    nobody: { userId: 'nobody' },
  },
];

/** Prepares a change and returns how its token is exchanged. */
async function prepare(world: World, { name, token }: Change, body: object) {
  const prepared = succeed<Record<string, unknown>>(await world.backend(`${base}/${name}`, body));
  const exchange = (): Promise<Answer> =>
    world.page(`${base}/${name}/exchange`, { [token]: prepared[token] });
  return { prepared, exchange };
}
const [update, deletion, prune] = changes as [Change, Change, Change];

for (const change of changes) {
  const { name, tag, token, body, nobody } = change;

  test(`${name}: the backend gets a token, and the page its data`, async () => {
    const world = await stocked();
    const answer = await world.backend(`${base}/${name}`, body);
    assert.equal(answer.status, 202);
    const { [token]: value, ...rest } = answer.body;
    assert.match(String(value), /^[A-Za-z0-9_-]{43}$/);
    assert.deepEqual(rest, { _tag: tag, expiresAt: world.clock.now + 5 * minutes, warnings: [] });
    const exchanged = await world.page(`${base}/${name}/exchange/`, { [token]: value });
    assert.equal(exchanged.status, 200);
    assert.deepEqual(exchanged.body['warnings'], []);
    assert.equal(exchanged.headers.get('access-control-allow-origin'), 'https://acme.example');
  });

  test(`${name}: a user without passkeys is a warning, for backend and page`, async () => {
    const world = await stocked();
    const before = await vaultIds(world.server);
    const { prepared, exchange } = await prepare(world, change, nobody);
    assert.deepEqual(prepared['warnings'], [none]);
    const { body: exchanged } = await exchange();
    assert.deepEqual([exchanged['instructions'], exchanged['warnings']], [[], [none]]);
    assert.deepEqual(await vaultIds(world.server), before);
  });

  test(`${name}: a used, expired, unknown, foreign or different token is refused; the last two stay usable`, async () => {
    const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
    const world = await stocked({ tenancies: [acme, other], limits: { sweepInterval: Infinity } });
    const refused = ({ status, body: answer }: Answer): void => {
      assert.equal(status, 400);
      assert.deepEqual(answer, { _tag: '@error/BadRequest', message: `Invalid or expired ${name} token.` });
    };
    const used = await prepare(world, change, body);
    succeed(await used.exchange());
    refused(await used.exchange());
    refused(await world.page(`${base}/${name}/exchange`, { [token]: 'x'.repeat(43) }));

    const foreign = await prepare(world, change, nobody);
    const elsewhere = `/v2/other/passkeys/${name}/exchange`;
    refused(await world.page(elsewhere, { [token]: foreign.prepared[token] }));
    succeed(await foreign.exchange());

    for (const another of changes.filter((candidate) => candidate !== change)) {
      const { prepared } = await prepare(world, another, another.nobody);
      refused(await world.page(`${base}/${name}/exchange`, { [token]: prepared[another.token] }));
      const own = `${base}/${another.name}/exchange`;
      succeed(await world.page(own, { [another.token]: prepared[another.token] }));
    }
    const late = await prepare(world, change, nobody);
    const inTime = await prepare(world, change, nobody);
    world.clock.now += 5 * minutes - 1;
    succeed(await inTime.exchange());
    world.clock.now += 1;
    refused(await late.exchange());
  });

  test(`${name}: refused without a key, from a foreign page, and without what it needs`, async () => {
    const world = await stocked();
    const path = `${base}/${name}`;
    const keyless = await world.backend(path, body, { authorization: '' });
    assert.deepEqual([keyless.status, keyless.body['_tag']], [403, '@error/Forbidden']);
    const foreign = await world.page(`${path}/exchange`, {}, { origin: 'https://evil.example' });
    assert.deepEqual([foreign.status, foreign.body['_tag']], [403, '@error/Forbidden']);
    for (const bad of [{}, { userId: '' }, { userId: 7 }, { passkeyIds: [] }, { userId: '\ud800' }]) {
      const answer = await world.backend(path, bad);
      assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/BadRequest'], JSON.stringify(bad));
    }
    for (const bad of [{}, { [token]: '' }, { [token]: 7 }, { [token]: '../x' }]) {
      const answer = await world.page(`${path}/exchange`, bad);
      assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/BadRequest'], JSON.stringify(bad));
    }
    const unknown = await world.page(`/v2/nobody/passkeys/${name}/exchange`, { [token]: 'x'.repeat(43) });
    assert.equal(unknown.body['_tag'], '@error/InvalidTenancy');
    assert.equal((await world.backend(`/acme/passkeys/${name}`, body)).status, 405, 'not first generation');
    assert.deepEqual(await vaultIds(world.server), Object.keys(passkeys));
  });

  test(`${name}: the token is in the store as a hash only`, async () => {
    const world = await stocked();
    const { prepared } = await prepare(world, change, body);
    const rows = await world.server.store.transact((transaction) => transaction.list('tokens', 'acme'));
    assert.equal(rows.length, 1);
    assert.equal(JSON.stringify(rows).includes(String(prepared[token])), false);
  });
}

test('update renames all of the user at once, and nothing but the name', async () => {
  const world = await stocked();
  const { exchange } = await prepare(world, update, { userId: 'user-1', username: 'ada.l' });
  const rows = await world.server.store.transact((transaction) => transaction.list('passkeys', 'acme'));
  for (const { id, record } of rows) {
    const own = id !== 'foreign';
    assert.equal(record.username, own ? 'ada.l' : 'eve');
    assert.equal(record.displayName, undefined);
    assert.equal(
      record.userHandle,
      (passkeys[id as 'one'] as { userHandle?: string }).userHandle ?? 'handle-1',
    );
    assert.equal(record.updatedAt, own ? world.clock.now : 1);
  }
  const { body } = await exchange();
  const names = { username: 'ada.l', displayName: 'ada.l' };
  assert.deepEqual(body, {
    _tag: 'PasskeyUpdateInstructions',
    instructions: [
      { rpId: 'acme.example', userId: 'handle-1', ...names },
      { rpId: 'old.example', userId: 'handle-old', ...names },
      { rpId: 'acme.example', userId: 'handle-2', ...names },
    ],
    warnings: [],
  });
});

test('update passes a display name on', async () => {
  const world = await stocked();
  const { exchange } = await prepare(world, update, {
    userId: 'user-2',
    username: 'eve2',
    displayName: 'Eve Two',
  });
  const { body } = await exchange();
  assert.deepEqual(body['instructions'], [
    { rpId: 'acme.example', userId: 'handle-3', username: 'eve2', displayName: 'Eve Two' },
  ]);
});

test('delete by ids: deletes at once, warns about unknown ones, signals the rest', async () => {
  const world = await stocked();
  const { prepared, exchange } = await prepare(world, deletion, {
    passkeyIds: ['two', 'nothing', 'old', 'two', '__proto__'],
  });
  assert.deepEqual(await vaultIds(world.server), ['one', 'another', 'foreign']);
  const warnings = ['nothing', '__proto__'].map((passkeyId) => ({
    code: 'PASSKEY_NOT_FOUND',
    message: 'There is no such passkey.',
    passkeyId,
  }));
  assert.deepEqual(prepared['warnings'], warnings);
  assert.deepEqual((await exchange()).body, {
    _tag: 'PasskeyDeletionInstructions',
    instructions: [
      { rpId: 'acme.example', userId: 'handle-1', credentialId: 'credential-two' },
      { rpId: 'old.example', userId: 'handle-old', credentialId: 'credential-old' },
    ],
    warnings,
  });
});

test('delete by user: deletes all of the user and no others', async () => {
  const world = await stocked();
  const { exchange } = await prepare(world, deletion, { userId: 'user-1' });
  assert.deepEqual(await vaultIds(world.server), ['foreign']);
  const { instructions } = succeed<{ instructions: { credentialId: string }[] }>(await exchange());
  assert.deepEqual(
    instructions.map(({ credentialId }) => credentialId),
    ['credential-one', 'credential-two', 'credential-old', 'credential-another'],
  );
});

test('delete by ids of another tenancy finds nothing', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const world = await stocked({ tenancies: [acme, other] });
  const key = { authorization: 'Bearer other-api-key' };
  for (const [body, code] of [
    [{ passkeyIds: ['one'] }, 'PASSKEY_NOT_FOUND'],
    [{ userId: 'user-1' }, 'NO_PASSKEYS_FOUND'],
  ] as const) {
    const { warnings } = succeed<{ warnings: { code: string }[] }>(
      await world.backend('/v2/other/passkeys/delete', body, key),
    );
    assert.deepEqual(
      warnings.map((warning) => warning.code),
      [code],
    );
  }
  assert.deepEqual(await vaultIds(world.server), Object.keys(passkeys));
});

test('delete takes ids or a user, not both', async () => {
  const world = await stocked();
  for (const body of [
    { passkeyIds: ['one'], userId: 'user-1' },
    { passkeyIds: 'one' },
    { passkeyIds: [7] },
  ]) {
    assert.equal((await world.backend(`${base}/delete`, body)).status, 400);
  }
  assert.deepEqual(await vaultIds(world.server), Object.keys(passkeys));
});

test('prune deletes nothing and returns the passkeys at the time of the backend’s request', async () => {
  const world = await stocked();
  const { exchange } = await prepare(world, prune, { userId: 'user-1' });
  assert.deepEqual(await vaultIds(world.server), Object.keys(passkeys));
  await stockVault(world.server, { three: {} });
  await world.backend(`${base}/delete`, { passkeyIds: ['one'] });
  const accepted = (...ids: string[]) => ({ allAcceptedCredentialIds: ids.map((id) => `credential-${id}`) });
  assert.deepEqual((await exchange()).body, {
    _tag: 'PasskeyPruningInstructions',
    instructions: [
      { rpId: 'acme.example', userId: 'handle-1', ...accepted('one', 'two') },
      { rpId: 'old.example', userId: 'handle-old', ...accepted('old') },
      { rpId: 'acme.example', userId: 'handle-2', ...accepted('another') },
    ],
    warnings: [],
  });
});

test('update returns the passkeys and names at the time of the backend’s request', async () => {
  const world = await stocked();
  const first = await prepare(world, update, { userId: 'user-2', username: 'first' });
  const second = await prepare(world, update, { userId: 'user-2', username: 'second' });
  await stockVault(world.server, { late: { userId: 'user-2', userHandle: 'handle-late' } });
  await world.backend(`${base}/delete`, { passkeyIds: ['foreign'] });
  for (const [{ exchange }, username] of [
    [second, 'second'],
    [first, 'first'],
  ] as const) {
    assert.deepEqual((await exchange()).body['instructions'], [
      { rpId: 'acme.example', userId: 'handle-3', username, displayName: username },
    ]);
  }
});

test('a code for a passkey that is deleted meanwhile is invalid', async () => {
  const world = await setup();
  const { success } = await world.register();
  await world.backend(`${base}/delete`, { passkeyIds: [success.principal.authenticatorId] });
  const answer = await world.backend(`/v2/acme/principal/${success.code}`);
  assert.deepEqual([answer.status, answer.body['_tag']], [404, '@error/InvalidCode']);
});
