import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PasskeyError } from '../../src/wire/errors.js';
import { Passlock as SafePasslock } from '../../src/entries/server.js';
import { readJsonBody } from '../../src/backend/guards.js';
import { assertRefused, origin, setup } from './support/world.js';

const changing: [string, string][] = [
  ['POST', 'passkeys/registration/authorize'],
  ['POST', 'passkeys/registration'],
  ['POST', 'passkeys/authentication/authorize'],
  ['POST', 'session'],
  ['DELETE', 'session'],
  ['POST', 'reauthentication'],
  ['POST', 'challenges'],
  ['POST', 'challenges/verify'],
  ['DELETE', 'passkeys'],
  ['PATCH', 'passkeys/x'],
  ['DELETE', 'passkeys/x'],
  ['POST', 'passkeys/prune'],
  ['PATCH', 'account'],
];

describe('guards', () => {
  const foreign = [
    'https://evil.example',
    'https://acme.example.evil.example',
    'https://sub.acme.example',
    'http://acme.example',
    'https://acme.example:8443',
    'null',
    'acme.example',
  ];
  for (const other of foreign)
    it(`refuses requests from ${other}`, async () => {
      const world = await setup();
      const browser = world.browser();
      await browser.signUp('ada');
      for (const [method, path] of changing) {
        const body = method === 'DELETE' ? undefined : { username: 'grace', code: 'x', label: 'x' };
        const answer = await browser.send(method, path, body, { origin: other });
        assertRefused(answer, 403, '@error/Forbidden');
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
        assert.equal(answer.headers.get('set-cookie'), null);
      }
      assert.equal(await browser.who(), 'ada', 'the session is untouched');
    });

  const types = [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/json; charset=utf-16',
    'application/jsonp',
  ];
  for (const type of types)
    it(`refuses the content type ${type ?? '(none)'}`, async () => {
      const world = await setup();
      const browser = world.browser();
      await browser.signUp('ada');
      const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
      for (const [method, path] of changing) {
        if (method === 'DELETE') continue;
        const body = new TextEncoder().encode('{"username":"ada","code":"x"}');
        const headers = { cookie, ...(type !== undefined && { 'content-type': type }) };
        const answer = await world.request(path, { method, body, headers });
        assertRefused(answer, 415, '@error/BadRequest');
      }
    });

  for (const text of ['', '{', '[]', 'null', '"x"', '7', '\u0000'])
    it(`refuses the body ${JSON.stringify(text)}`, async () => {
      const world = await setup();
      const headers = { origin, 'content-type': 'application/json' };
      const answer = await world.request('session', { method: 'POST', headers, body: text });
      assertRefused(answer, 400, '@error/BadRequest');
    });

  it('refuses a large body', async () => {
    const world = await setup();
    const answer = await world.browser().post('session', { code: 'x'.repeat(20_000) });
    assertRefused(answer, 413, '@error/BadRequest');
  });

  it('refuses a body that breaks off, and reports nothing', async () => {
    const world = await setup();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new Error('the client hung up'));
      },
    });
    const headers = { origin, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    assertRefused(await world.request('session', init), 400, '@error/BadRequest');
    assert.deepEqual(world.reports, []);
  });

  it('forbids pages to load or frame a response', async () => {
    const world = await setup();
    for (const path of ['session', 'nothing'])
      assert.equal(
        (await world.browser().send('GET', path)).headers.get('content-security-policy'),
        "default-src 'none'; frame-ancestors 'none'",
      );
  });

  it('reads and limits the body where requests have no `body`, as in Firefox', async () => {
    const withoutBody = (body: string) => {
      const headers = { 'content-type': 'application/json' };
      const request = new Request(`${origin}/`, { method: 'POST', headers, body });
      return Object.defineProperty(request, 'body', { value: undefined });
    };
    assert.deepEqual(await readJsonBody(withoutBody('{"a":1}')), { a: 1 });
    await assert.rejects(readJsonBody(withoutBody(`{"a":"${'x'.repeat(20_000)}"}`)), { status: 413 });
  });

  it('responds with 404 to unknown paths and with 405 to unknown methods', async () => {
    const world = await setup();
    const browser = world.browser();
    for (const path of ['', 'nothing', 'constructor', '../session', 'session/x'])
      assertRefused(await browser.send('GET', path), 404, '@error/NotFound');
    const answer = await browser.send('PUT', 'session', {});
    assertRefused(answer, 405, '@error/BadRequest');
    assert.equal(answer.headers.get('allow'), 'GET, POST, DELETE');
    assertRefused(await browser.send('constructor', 'session'), 405, '@error/BadRequest');
  });

  it('sends CORS headers to listed origins, also in preflights', async () => {
    const app = 'https://app.acme.example';
    const world = await setup({ origins: [origin, app, 'http://localhost:3000', 'capacitor://localhost'] });
    const preflight = await world.request('session', {
      method: 'OPTIONS',
      headers: { origin: app, 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.status, 204);
    for (const answer of [
      preflight,
      await world.browser().send('GET', 'session', undefined, { origin: app }),
    ]) {
      assert.equal(answer.headers.get('access-control-allow-origin'), app);
      assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
      assert.match(answer.headers.get('vary') ?? '', /Origin/);
    }
    const own = await world.browser().post('passkeys/authentication/authorize', {});
    assert.equal(own.status, 200);
    assert.equal(own.headers.get('access-control-allow-origin'), null);
    const other = await world.browser().send('GET', 'session', undefined, { origin: 'https://evil.example' });
    assertRefused(other, 403, '@error/Forbidden');
  });

  it('reports its own failures and leaves their details out of the response', async () => {
    for (const failure of [
      new PasskeyError('forbidden', 'The API key is acme-api-key-never-to-be-seen'),
      new PasskeyError('network', 'no route to 10.0.0.1'),
      new TypeError('secret detail'),
    ]) {
      const world = await setup({}, () => ({
        authorizePasskeyAuthentication: () => Promise.reject(failure),
      }));
      const answer = await world.browser().post('passkeys/authentication/authorize', {});
      const known = failure instanceof PasskeyError;
      assertRefused(answer, known ? 502 : 500, known ? '@error/Unavailable' : '@error/Internal');
      assert.ok(!answer.text.includes('10.0.0.1') && !answer.text.includes('detail'));
      assert.deepEqual(world.reports, [failure]);
    }
  });

  it('passes on a rate limit of Passlock', async () => {
    const limited = new PasskeyError('rate-limited', 'slow down', { retryAfter: 30 });
    const world = await setup({}, () => ({ authorizePasskeyAuthentication: () => Promise.reject(limited) }));
    const answer = await world.browser().post('passkeys/authentication/authorize', {});
    assertRefused(answer, 429, '@error/ChallengeRateLimited');
    assert.equal(answer.body['retryAfterSeconds'], 30);
    assert.equal(answer.headers.get('retry-after'), '30');
  });

  const mistakes = [
    { basePath: 'backend' },
    { rpName: ' ' },
    { passlock: new SafePasslock({ tenancyId: 'acme', apiKey: 'key' }) as never },
    ...['https://acme.example/', 'acme.example', 'https://Acme.example', '*'].map((one) => ({
      origins: [one],
    })),
  ];
  for (const options of mistakes)
    it(`createBackend throws for ${JSON.stringify(options)}`, async () => {
      const [name = ''] = Object.keys(options);
      await assert.rejects(setup(options), { code: 'bad-config', message: new RegExp(`^${name}: `) });
    });
});
