/** Every function against a fake server: its request, and its reaction to responses and arguments. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as unsafe from '../../src/entries/server-unsafe.js';
import type { AuthenticatedOptions } from '../../src/entries/server-unsafe.js';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A configuration whose `fetch` records requests and returns the given document. */
function fakeServer(document: unknown = {}, status = 200) {
  const sent: Sent[] = [];
  const config: AuthenticatedOptions = {
    tenancyId: 'acme',
    apiKey: 'key',
    fetch: (input, init = {}) => {
      sent.push({ url: input as string, init });
      return Promise.resolve(new Response(JSON.stringify(document), { status }));
    },
  };
  return { config, sent };
}

const credential = { id: 'c', userId: 'handle', rpId: 'acme.example', username: 'ada' };
const passkey = { _tag: 'Passkey', id: 'pk', enabled: true, credential, createdAt: 1 };
const mapping = { credentialId: 'c', userId: 'handle', rpId: 'acme.example' };
const times = { createdAt: 1, expiresAt: 2 };
const principal = { _tag: 'ExtendedPrincipal', id: 'c', authenticatorId: 'pk', userId: 'u', ...times };
const challenge = { _tag: 'Challenge', challengeId: 'ch', purpose: 'login', email: 'a@b.example', ...times };
const message = { html: '', text: '' };
const created = { ...challenge, secret: 's', code: '123456', message };
const token = (tag: string, name: string) => ({ _tag: tag, [name]: 't', expiresAt: 1, warnings: [] });

interface Case {
  name: string;
  call: (config: AuthenticatedOptions) => Promise<unknown>;
  request: string;
  body?: object;
  document: object;
  /** Default: the document. */
  returns?: object;
}

const cases: Case[] = [
  {
    name: 'exchangeCode',
    call: (config) => unsafe.exchangeCode({ code: 'c' }, config),
    request: 'GET /v2/acme/principal/c',
    document: principal,
  },
  {
    name: 'exchangeCode with a userId',
    call: (config) => unsafe.exchangeCode({ code: 'c', userId: 'u' }, config),
    request: 'POST /acme/principal/c',
    body: { userId: 'u' },
    document: principal,
  },
  {
    name: 'authorizePasskeyRegistration',
    call: (config) =>
      unsafe.authorizePasskeyRegistration(
        { rpId: 'Acme.example', rpName: 'Acme', userId: 'u', username: 'ada' },
        config,
      ),
    request: 'POST /v2/acme/passkey/registration/authorize',
    body: { rpId: 'acme.example', rpName: 'Acme', userId: 'u', username: 'ada' },
    document: token('AuthorizedPasskeyRegistration', 'registrationToken'),
  },
  {
    name: 'authorizePasskeyAuthentication',
    call: (config) =>
      unsafe.authorizePasskeyAuthentication({ rpId: 'Acme.example', discoverable: true }, config),
    request: 'POST /v2/acme/passkey/authentication/authorize',
    body: { rpId: 'acme.example', discoverable: true },
    document: token('AuthorizedPasskeyAuthentication', 'authenticationToken'),
  },
  {
    name: 'getPasskey',
    call: (config) => unsafe.getPasskey({ passkeyId: 'pk' }, config),
    request: 'GET /v2/acme/passkeys/pk',
    document: passkey,
  },
  {
    name: 'listPasskeys',
    call: (config) => unsafe.listPasskeys({}, config),
    request: 'GET /v2/acme/passkeys/',
    document: { _tag: 'FindAllPasskeys', cursor: 'next', records: [] },
  },
  {
    name: 'listPasskeys with a cursor',
    call: (config) => unsafe.listPasskeys({ cursor: 'a&b' }, config),
    request: 'GET /v2/acme/passkeys/?cursor=a%26b',
    document: { _tag: 'FindAllPasskeys', cursor: null, records: [] },
  },
  {
    name: 'assignUser',
    call: (config) => unsafe.assignUser({ passkeyId: 'pk', userId: 'u' }, config),
    request: 'PATCH /acme/passkeys/pk',
    body: { userId: 'u' },
    document: passkey,
  },
  {
    name: 'updatePasskey',
    call: (config) => unsafe.updatePasskey({ passkeyId: 'pk', username: 'ada' }, config),
    request: 'PATCH /acme/passkeys/pk',
    body: { username: 'ada' },
    document: passkey,
  },
  {
    name: 'updatePasskeyUsernames',
    call: (config) => unsafe.updatePasskeyUsernames({ userId: 'u/1 ü', username: 'ada' }, config),
    request: 'PATCH /acme/users/u%2F1%20%C3%BC/passkeys/',
    body: { userId: 'u/1 ü', username: 'ada' },
    document: { _tag: 'UpdatedPasskeys', updated: [passkey] },
    returns: {
      _tag: 'UpdatedCredentials',
      credentials: [{ rpId: 'acme.example', userId: 'handle', username: 'ada', displayName: 'ada' }],
    },
  },
  {
    name: 'deletePasskey',
    call: (config) => unsafe.deletePasskey({ passkeyId: 'pk' }, config),
    request: 'DELETE /acme/passkeys/pk',
    document: passkey,
    returns: { _tag: 'DeletedPasskey', deleted: mapping },
  },
  {
    name: 'deleteUserPasskeys',
    call: (config) => unsafe.deleteUserPasskeys({ userId: '..%2f' }, config),
    request: 'DELETE /acme/users/..%252f/passkeys/',
    body: { userId: '..%2f' },
    document: { _tag: 'DeletedPasskeys', deleted: [passkey] },
    returns: { _tag: 'DeletedPasskeys', deleted: [mapping] },
  },
  {
    name: 'updatePasskeys',
    call: (config) => unsafe.updatePasskeys({ userId: 'u', username: 'ada' }, config),
    request: 'POST /v2/acme/passkeys/update',
    body: { userId: 'u', username: 'ada' },
    document: token('PreparedPasskeyUpdate', 'updatePasskeysToken'),
  },
  {
    name: 'deletePasskeys',
    call: (config) => unsafe.deletePasskeys({ passkeyIds: ['pk'] }, config),
    request: 'POST /v2/acme/passkeys/delete',
    body: { passkeyIds: ['pk'] },
    document: token('PreparedPasskeyDeletion', 'deletePasskeysToken'),
  },
  {
    name: 'prunePasskeys',
    call: (config) => unsafe.prunePasskeys({ userId: 'u' }, config),
    request: 'POST /v2/acme/passkeys/prune',
    body: { userId: 'u' },
    document: token('PreparedPasskeyPruning', 'prunePasskeysToken'),
  },
  {
    name: 'createMailboxChallenge',
    call: (config) => unsafe.createMailboxChallenge({ email: 'a@b.example', purpose: 'login' }, config),
    request: 'POST /v2/acme/challenges',
    body: { email: 'a@b.example', purpose: 'login', sendEmail: false },
    document: { _tag: 'ChallengeCreated', challenge: created },
  },
  {
    name: 'createMailboxChallenge with sendEmail',
    call: (config) =>
      unsafe.createMailboxChallenge({ email: 'a@b.example', purpose: 'login', sendEmail: true }, config),
    request: 'POST /v2/acme/challenges',
    body: { email: 'a@b.example', purpose: 'login', sendEmail: true },
    document: { _tag: 'ChallengeCreated', challenge: created },
  },
  {
    name: 'getMailboxChallenge',
    call: (config) => unsafe.getMailboxChallenge({ challengeId: 'ch' }, config),
    request: 'GET /v2/acme/challenges/ch',
    document: challenge,
  },
  {
    name: 'verifyMailboxChallenge',
    call: (config) =>
      unsafe.verifyMailboxChallenge({ challengeId: 'ch', secret: 's', code: '123456' }, config),
    request: 'POST /v2/acme/challenges/verify',
    body: { challengeId: 'ch', secret: 's', code: '123456' },
    document: { _tag: 'ChallengeVerified', challenge },
  },
  {
    name: 'deleteMailboxChallenge',
    call: (config) => unsafe.deleteMailboxChallenge({ challengeId: 'ch' }, config),
    request: 'DELETE /v2/acme/challenges/ch',
    document: { _tag: 'ChallengeDeleted' },
  },
];

describe('server functions', () => {
  for (const { name, call, request, body, document, returns = document } of cases) {
    it(`${name} sends ${request}`, async () => {
      const { config, sent } = fakeServer(document);
      assert.deepEqual(await call(config), returns);
      const [{ url, init } = { url: '', init: {} }] = sent;
      assert.equal(`${init.method ?? ''} ${url.replace('https://api.passlock.dev', '')}`, request);
      assert.equal(new Headers(init.headers).get('authorization'), 'Bearer key');
      assert.deepEqual(init.body === undefined ? undefined : JSON.parse(init.body as string), body);
      assert.equal(init.redirect, 'manual');
      assert.ok(!('credentials' in init) && !('cache' in init), 'options that edge runtimes reject');
    });

    it(`${name} rejects other documents`, async () => {
      for (const other of [{}, { _tag: 'Other' }, [], null])
        await assert.rejects(call(fakeServer(other).config), { code: 'bad-response' });
    });
  }

  it('send no request for ids that would change the path', async () => {
    const hostile = ['', '.', '..', '../passkeys/abc', 'a/b', 'a?b', 'a#b', '%2e%2e', 'a b', 'é', '\\\\evil'];
    const { config, sent } = fakeServer();
    for (const id of hostile) {
      const error = (tag: string) => ({ name: 'PasskeyError', code: 'bad-request', _tag: tag });
      await assert.rejects(unsafe.exchangeCode({ code: id }, config), error('@error/InvalidCode'));
      const passkeyCalls = [unsafe.getPasskey, unsafe.updatePasskey, unsafe.deletePasskey];
      for (const call of passkeyCalls)
        await assert.rejects(call({ passkeyId: id }, config), error('@error/NotFound'));
      for (const call of [unsafe.getMailboxChallenge, unsafe.deleteMailboxChallenge])
        await assert.rejects(call({ challengeId: id }, config), error('@error/NotFound'));
    }
    for (const userId of ['', '.', '..', '\ud800'])
      await assert.rejects(unsafe.deleteUserPasskeys({ userId }, config), { code: 'bad-request' });
    assert.equal(sent.length, 0);
  });

  it('do not follow a redirect, which would pass on the API key', async () => {
    const { config } = fakeServer({ _tag: 'Passkey' }, 302);
    await assert.rejects(unsafe.getPasskey({ passkeyId: 'pk' }, config), { code: 'bad-response' });
  });

  it('can be cancelled', async () => {
    const { config } = fakeServer(passkey);
    const signal = AbortSignal.abort();
    const call = unsafe.getPasskey(
      { passkeyId: 'pk' },
      { ...config, signal, fetch: (_url, init) => Promise.reject(init?.signal?.reason as Error) },
    );
    await assert.rejects(call, { code: 'aborted' });
  });
});
