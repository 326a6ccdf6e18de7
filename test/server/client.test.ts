/** The client classes, the safe style, and the guards, against the mock where the server's response matters. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as safe from '../../src/entries/server.js';
import * as unsafe from '../../src/entries/server-unsafe.js';
import { setup, tenancy } from '../backend/support/world.js';

const good = { tenancyId: 'acme', apiKey: 'key' };
const unknownCode = { code: 'x'.repeat(43) };

/** The configuration of a mock server. */
async function mockConfig() {
  const { mock, clock } = await setup();
  return {
    tenancyId: tenancy.id,
    apiKey: tenancy.apiKey,
    endpoint: 'https://mock.test',
    fetch: ((input, init) => mock.fetch(new Request(input, init))) as typeof fetch,
    now: () => clock.now,
  };
}

const isFunction = (name: string) => !/^(is[A-Z]|Passlock$|PasskeyError$|error)/.test(name);

describe('entry points', () => {
  it('export the same names', () => {
    assert.deepEqual(Object.keys(safe).sort(), Object.keys(unsafe).sort());
  });

  it('export Passlock’s functions and nothing else', () => {
    assert.deepEqual(Object.keys(safe).filter(isFunction).sort(), [
      'assignUser',
      'authorizePasskeyAuthentication',
      'authorizePasskeyRegistration',
      'createMailboxChallenge',
      'deleteMailboxChallenge',
      'deletePasskey',
      'deletePasskeys',
      'deleteUserPasskeys',
      'exchangeCode',
      'getMailboxChallenge',
      'getPasskey',
      'listPasskeys',
      'prunePasskeys',
      'updatePasskey',
      'updatePasskeyUsernames',
      'updatePasskeys',
      'verifyIdToken',
      'verifyMailboxChallenge',
    ]);
  });
});

describe('Passlock', () => {
  for (const [style, { Passlock }] of Object.entries({ safe, unsafe })) {
    it(`has every function as a method (${style})`, () => {
      const methods = Object.keys(new Passlock(good)).filter((name) => name !== 'tenancyId');
      assert.deepEqual(methods.sort(), Object.keys(safe).filter(isFunction).sort());
    });

    it(`throws at once for a malformed configuration (${style})`, () => {
      const bad = [
        { ...good, tenancyId: '' },
        { ...good, tenancyId: '../x' },
        { ...good, tenancyId: '//evil.example' },
        { ...good, apiKey: '' },
        { ...good, apiKey: 'a\r\nX: y' },
        { ...good, endpoint: '/' },
        { ...good, endpoint: 'ftp://x' },
        { ...good, endpoint: 'https://x/path' },
        { ...good, endpoint: 'https://user@x' },
        { ...good, endpoint: 'http://passlock.example' },
        { ...good, endpoint: 'http://127.0.0.1.evil.example' },
        { ...good, endpoint: 'http://localhost.evil.example' },
      ];
      for (const config of bad)
        assert.throws(() => new Passlock(config), { code: 'bad-config' }, JSON.stringify(config));
    });

    it(`accepts https, and http for loopback addresses (${style})`, () => {
      const endpoints = ['https://passlock.example:8443', 'https://x/', 'http://localhost:9000'];
      for (const endpoint of [
        ...endpoints,
        'http://app.localhost',
        'http://127.0.0.1:9000',
        'http://[::1]:1',
      ])
        assert.ok(new Passlock({ ...good, endpoint }), endpoint);
    });

    it(`does not reveal the API key when it is logged (${style})`, () => {
      assert.ok(!JSON.stringify(new Passlock({ ...good, apiKey: 'secret-key' })).includes('secret-key'));
    });
  }

  it('takes a signal for one call', async () => {
    const passlock = new unsafe.Passlock(await mockConfig());
    const signal = AbortSignal.abort();
    await assert.rejects(passlock.exchangeCode(unknownCode, { signal }), { name: 'PasskeyError' });
    await assert.rejects(passlock.exchangeCode(unknownCode), { _tag: '@error/InvalidCode' });
  });
});

describe('safe style', () => {
  it('resolves with the document and the members of a success', async () => {
    const config = await mockConfig();
    const listed = await safe.listPasskeys({}, config);
    assert.ok(listed.success && !listed.failure);
    assert.deepEqual(listed.value, { _tag: 'FindAllPasskeys', cursor: null, records: [] });
    assert.ok(safe.isFindAllPasskeys(listed));
    assert.equal(JSON.stringify(listed), JSON.stringify(listed.value));
  });

  it('resolves with the error of an expected failure, in functions and methods', async () => {
    const config = await mockConfig();
    const results = [
      await safe.exchangeCode(unknownCode, config),
      await new safe.Passlock(config).exchangeCode(unknownCode),
    ];
    for (const result of results) {
      assert.ok(result.failure && !result.success);
      assert.ok(safe.isInvalidCodeError(result.error) && safe.isInvalidCodeError(result));
      assert.equal(result.error.code, 'not-found');
      assert.equal(typeof result.error.message, 'string');
    }
  });

  it('still rejects when the caller passes no options', async () => {
    await assert.rejects(safe.verifyMailboxChallenge(undefined as never, good), TypeError);
  });
});

describe('guards', () => {
  it('narrow a wrong API key', async () => {
    const config = { ...(await mockConfig()), apiKey: 'another-key' };
    await assert.rejects(unsafe.exchangeCode(unknownCode, config), unsafe.isForbiddenError);
  });

  it('narrow a rate limit, with the seconds to wait', async () => {
    const config = await mockConfig();
    const options = { email: 'ada@example.com', purpose: 'login' };
    const created = await safe.createMailboxChallenge(options, config);
    assert.ok(created.success && safe.isMailboxChallengeCreated(created.value));
    const limited = await safe.createMailboxChallenge(options, config);
    assert.ok(limited.failure && safe.isChallengeRateLimitedError(limited.error));
    assert.equal(limited.error.retryAfterSeconds, 60);
  });

  it('narrow every failure of a code', async () => {
    const config = await mockConfig();
    const created = await unsafe.createMailboxChallenge({ email: 'a@example.com', purpose: 'login' }, config);
    const { challengeId, secret, code } = created.challenge;
    const wrong = code.startsWith('0') ? '111111' : '000000';
    const verify = (typed: string) =>
      safe.verifyMailboxChallenge({ challengeId, secret, code: typed }, config);
    for (let attempt = 0; attempt < 4; attempt++) {
      const result = await verify(wrong);
      assert.ok(result.failure && safe.isInvalidChallengeCodeError(result.error));
    }
    await verify(wrong);
    const blocked = await verify(code);
    assert.ok(blocked.failure && safe.isChallengeAttemptsExceededError(blocked.error));
    const options = { challengeId, secret: `${secret}x`, code };
    const unknown = await safe.verifyMailboxChallenge(options, config);
    assert.ok(unknown.failure && safe.isInvalidChallengeError(unknown.error));
    const gone = await safe.getMailboxChallenge({ challengeId: 'x'.repeat(15) }, config);
    assert.ok(gone.failure && safe.isNotFoundError(gone.error));
  });

  it('exist for each document and error, and refuse everything else', () => {
    const guards = Object.entries(safe).filter(([name]) => /^is[A-Z]/.test(name)) as [
      string,
      (value: unknown) => boolean,
    ][];
    assert.equal(guards.length, 32);
    for (const [name, guard] of guards) {
      for (const value of [undefined, null, 'text', 7, [], {}, { _tag: 'Other' }, { _tag: 7 }])
        assert.equal(guard(value), false, name);
      if (name.endsWith('Error'))
        assert.equal(guard({ _tag: `@error/${name.slice(2, -'Error'.length)}` }), true, name);
    }
  });
});
