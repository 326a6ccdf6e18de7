import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passlockServer, type PasslockServer, type UnsafePasslockServer } from '../../src/entries/backend.js';
import { setup, tenancy } from '../backend/support/world.js';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A client whose every request is noted and answered with `answer`. */
function recorder(
  answer: unknown = {},
  status = 200,
): { client: UnsafePasslockServer; safe: PasslockServer; sent: Sent[] } {
  const sent: Sent[] = [];
  const safe = passlockServer({
    tenancyId: 'acme',
    apiKey: 'key',
    fetch: (input, init = {}) => {
      sent.push({ url: input as string, init });
      return Promise.resolve(new Response(JSON.stringify(answer), { status }));
    },
  });
  return { client: safe.unsafe, safe, sent };
}

const passkey = {
  _tag: 'Passkey',
  id: 'pk',
  enabled: true,
  credential: { id: 'c', rpId: 'acme.example', username: 'ada' },
  createdAt: 1,
};
const principal = { _tag: 'ExtendedPrincipal', id: 'c', authenticatorId: 'pk', userId: 'u' };
const times = { createdAt: 1, expiresAt: 2 };
const challenge = { _tag: 'Challenge', challengeId: 'ch', purpose: 'login', email: 'a@b.example', ...times };
const created = { ...challenge, secret: 's', code: '123456', message: { html: '', text: '' } };
const token = (tag: string, name: string) => ({ _tag: tag, [name]: 't', expiresAt: 1, warnings: [] });

type Call = [string, (client: UnsafePasslockServer) => Promise<unknown>, string, unknown, object?];

const calls: Call[] = [
  ['exchangeCode', (c) => c.exchangeCode('c'), 'GET /v2/acme/principal/c', { ...principal, ...times }],
  [
    'assignUser',
    (c) => c.assignUser({ code: 'c', userId: 'u' }),
    'POST /acme/principal/c',
    { ...principal, ...times },
    { userId: 'u' },
  ],
  [
    'authorizeRegistration',
    (c) => c.authorizeRegistration({ rpId: 'acme.example', userId: 'u', username: 'ada' }),
    'POST /v2/acme/passkey/registration/authorize',
    token('AuthorizedPasskeyRegistration', 'registrationToken'),
    { rpId: 'acme.example', userId: 'u', username: 'ada' },
  ],
  [
    'authorizeAuthentication',
    (c) => c.authorizeAuthentication({ rpId: 'acme.example', discoverable: true }),
    'POST /v2/acme/passkey/authentication/authorize',
    token('AuthorizedPasskeyAuthentication', 'authenticationToken'),
    { rpId: 'acme.example', discoverable: true },
  ],
  ['getPasskey', (c) => c.getPasskey('pk'), 'GET /v2/acme/passkeys/pk', passkey],
  [
    'listPasskeys',
    (c) => c.listPasskeys({ cursor: 'a&b' }),
    'GET /v2/acme/passkeys/?cursor=a%26b',
    { _tag: 'FindAllPasskeys', cursor: null, records: [] },
  ],
  [
    'updatePasskey',
    (c) => c.updatePasskey({ passkeyId: 'pk', username: 'ada' }),
    'PATCH /acme/passkeys/pk',
    passkey,
    { username: 'ada' },
  ],
  [
    'updateUserPasskeys',
    (c) => c.updateUserPasskeys({ userId: 'u/1 ü', username: 'ada' }),
    'PATCH /acme/users/u%2F1%20%C3%BC/passkeys/',
    { _tag: 'UpdatedPasskeys', updated: [] },
    { userId: 'u/1 ü', username: 'ada' },
  ],
  ['deletePasskey', (c) => c.deletePasskey('pk'), 'DELETE /acme/passkeys/pk', passkey],
  [
    'deleteUserPasskeys',
    (c) => c.deleteUserPasskeys({ userId: '..%2f' }),
    'DELETE /acme/users/..%252f/passkeys/',
    { _tag: 'DeletedPasskeys', deleted: [] },
    { userId: '..%2f' },
  ],
  [
    'updatePasskeys',
    (c) => c.updatePasskeys({ userId: 'u', username: 'ada' }),
    'POST /v2/acme/passkeys/update',
    token('PreparedPasskeyUpdate', 'updatePasskeysToken'),
    { userId: 'u', username: 'ada' },
  ],
  [
    'deletePasskeys',
    (c) => c.deletePasskeys({ passkeyIds: ['pk'] }),
    'POST /v2/acme/passkeys/delete',
    token('PreparedPasskeyDeletion', 'deletePasskeysToken'),
    { passkeyIds: ['pk'] },
  ],
  [
    'prunePasskeys',
    (c) => c.prunePasskeys({ userId: 'u' }),
    'POST /v2/acme/passkeys/prune',
    token('PreparedPasskeyPruning', 'prunePasskeysToken'),
    { userId: 'u' },
  ],
  [
    'createChallenge',
    (c) => c.createChallenge({ email: 'a@b.example', purpose: 'login' }),
    'POST /v2/acme/challenges',
    { _tag: 'ChallengeCreated', challenge: created },
    { email: 'a@b.example', purpose: 'login' },
  ],
  ['getChallenge', (c) => c.getChallenge('ch'), 'GET /v2/acme/challenges/ch', challenge],
  [
    'verifyChallenge',
    (c) => c.verifyChallenge({ challengeId: 'ch', secret: 's', code: '123456' }),
    'POST /v2/acme/challenges/verify',
    { _tag: 'ChallengeVerified', challenge },
    { challengeId: 'ch', secret: 's', code: '123456' },
  ],
  [
    'deleteChallenge',
    (c) => c.deleteChallenge('ch'),
    'DELETE /v2/acme/challenges/ch',
    { _tag: 'ChallengeDeleted' },
  ],
];

describe('passlockServer', () => {
  for (const [name, call, line, answer, body] of calls)
    it(`${name} asks ${line}`, async () => {
      const { client, sent } = recorder(answer);
      await call(client);
      const [{ url, init } = { url: '', init: {} }] = sent;
      assert.equal(`${init.method ?? ''} ${url.replace('https://api.passlock.dev', '')}`, line);
      assert.equal(new Headers(init.headers).get('authorization'), 'Bearer key');
      assert.deepEqual(init.body === undefined ? undefined : JSON.parse(init.body as string), body);
      assert.equal(init.redirect, 'manual');
      assert.ok(!('credentials' in init) && !('cache' in init), 'fields that edge runtimes refuse');
    });

  for (const [name, call] of calls)
    it(`${name} refuses an answer that is not one`, async () => {
      for (const answer of [{}, { _tag: 'Other' }, [], null]) {
        await assert.rejects(call(recorder(answer).client), { code: 'bad-response' });
      }
    });

  it('makes no request for what must not enter a path', async () => {
    const hostile = ['', '.', '..', '../passkeys/abc', 'a/b', 'a?b', 'a#b', '%2e%2e', 'a b', 'é', '\\\\evil'];
    const { client, sent } = recorder();
    for (const value of hostile) {
      const bad = { name: 'PasskeyError', code: 'bad-request' };
      await assert.rejects(client.exchangeCode(value), bad);
      await assert.rejects(client.assignUser({ code: value, userId: 'u' }), bad);
      await assert.rejects(client.getPasskey(value), bad);
      await assert.rejects(client.updatePasskey({ passkeyId: value }), bad);
      await assert.rejects(client.deletePasskey(value), bad);
      await assert.rejects(client.getChallenge(value), bad);
      await assert.rejects(client.deleteChallenge(value), bad);
    }
    for (const userId of ['', '.', '..', '\ud800'])
      await assert.rejects(client.deleteUserPasskeys({ userId }), { code: 'bad-request' });
    assert.equal(sent.length, 0);
  });

  it('is not made with an id, a key or an endpoint that leads astray', () => {
    const good = { tenancyId: 'acme', apiKey: 'key' };
    const bad = [
      { ...good, tenancyId: '' },
      { ...good, tenancyId: '../x' },
      { ...good, tenancyId: '//evil.example' },
      { ...good, apiKey: '' },
      { ...good, apiKey: 'a\r\nX: y' },
      { ...good, endpoint: '/' },
      { ...good, endpoint: 'ftp://x' },
      { ...good, endpoint: 'https://x/path' },
    ];
    for (const options of bad) assert.throws(() => passlockServer(options), { code: 'bad-config' });
  });

  it('does not follow a redirect, which would take the key along', async () => {
    const { client } = recorder({ _tag: 'Passkey' }, 302);
    await assert.rejects(client.getPasskey('pk'), { code: 'bad-response' });
  });

  it('lists every passkey, page after page', async () => {
    const pages: Record<string, object> = {
      '': { _tag: 'FindAllPasskeys', cursor: 'two', records: [{ id: 'a' }, { id: 'b' }] },
      two: { _tag: 'FindAllPasskeys', cursor: null, records: [{ id: 'c' }] },
    };
    const { unsafe: client } = passlockServer({
      tenancyId: 'acme',
      apiKey: 'key',
      fetch: (input) => {
        const cursor = new URL(input as string).searchParams.get('cursor') ?? '';
        return Promise.resolve(Response.json(pages[cursor]));
      },
    });
    const ids = [];
    for await (const { id } of client.allPasskeys()) ids.push(id);
    assert.deepEqual(ids, ['a', 'b', 'c']);
  });

  it('does not go round for ever', async () => {
    const { client } = recorder({ _tag: 'FindAllPasskeys', cursor: 'same', records: [] });
    await assert.rejects(async () => {
      for await (const one of client.allPasskeys()) assert.fail(JSON.stringify(one));
    });
  });

  it('says what the server says', async () => {
    const { mock, passlock } = await setup();
    await assert.rejects(passlock.exchangeCode('x'.repeat(43)), {
      code: 'not-found',
      _tag: '@error/InvalidCode',
      status: 404,
    });
    const { unsafe: stranger } = passlockServer({
      tenancyId: tenancy.id,
      apiKey: 'another-key',
      endpoint: 'https://mock.test',
      fetch: (input, init) => mock.fetch(new Request(input, init)),
    });
    await assert.rejects(stranger.exchangeCode('x'.repeat(43)), { code: 'forbidden' });
  });

  it('can be cancelled', async () => {
    const { passlock } = await setup();
    const signal = AbortSignal.abort();
    await assert.rejects(passlock.getPasskey('pk', { signal }));
  });

  it('is safe by default: a result, to look at', async () => {
    const { safe } = recorder(passkey);
    const found = await safe.getPasskey('pk');
    assert.deepEqual(found, { success: true, failure: false, value: passkey });
    const refused = await safe.getPasskey('../pk');
    assert.equal(refused.success, false);
    assert.equal(refused.failure, true);
    // Each of the two narrows.
    if (refused.failure) assert.equal(refused.error.code, 'bad-request');
    if (found.success) assert.equal(found.value.id, 'pk');
    assert.deepEqual(Object.keys(safe).sort(), [...Object.keys(safe.unsafe), 'unsafe'].sort());
  });

  it('ends a list that fails with the failure', async () => {
    const { safe } = recorder({ _tag: 'FindAllPasskeys', cursor: 'same', records: [{ id: 'a' }] });
    const results = [];
    for await (const result of safe.allPasskeys())
      results.push(result.success ? result.value.id : result.error.code);
    assert.deepEqual(results, ['a', 'bad-response']);
  });

  it('still throws what is a defect', async () => {
    const { unsafe } = passlockServer({ tenancyId: 'acme', apiKey: 'key' });
    await assert.rejects(unsafe.getPasskey('', undefined), { name: 'PasskeyError' });
    const { safe } = recorder(passkey);
    await assert.rejects(safe.verifyChallenge(undefined as never), TypeError);
  });
});
