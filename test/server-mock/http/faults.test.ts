/** Every fault, from the header and set beforehand, through the handler, over a socket and in a page. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { after, describe, it } from 'node:test';
import { DroppedConnection, type Wait } from '../../../server-mock/app.js';
import { installMockServer, type FetchScope } from '../../../server-mock/browser.js';
import { listen, type RequestEntry } from '../../../server-mock/node/listen.js';
import { acme, answerOf, setup, type World } from '../support/world.js';

const dev = { ...acme, id: 'dev', kind: 'development' as const };
const path = '/dev/passkey/registration/options';
const start = (wait?: Wait) => setup({ tenancies: [dev], ...(wait && { wait }) });
const ask = ({ page }: World, fault?: string) =>
  page(path, { username: 'ada' }, fault === undefined ? {} : { 'x-mock-fault': fault });

const closers: (() => Promise<unknown>)[] = [];
const closeAfterwards = () =>
  after(async () => {
    for (const close of closers.splice(0)) await close();
  });

/** A wait in the test's hand. */
function heldWait() {
  const waits: { ms: number; resolve: () => void }[] = [];
  let arrived = () => {};
  const called = new Promise<void>((resolve) => (arrived = resolve));
  const wait: Wait = (ms, signal) =>
    new Promise((resolve, reject) => {
      waits.push({ ms, resolve });
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      arrived();
    });
  return { wait, waits, called };
}

describe('faults by header', () => {
  closeAfterwards();

  it('latency delays the request before it has any effect', async () => {
    const { wait, waits, called } = heldWait();
    const world = await start(wait);
    const answer = ask(world, 'latency=500');
    await called;
    assert.equal(waits[0]?.ms, 500);
    const ceremonies = () => world.server.store.transact((tx) => tx.list('ceremonies', 'dev').length);
    assert.equal(await ceremonies(), 0);
    waits[0].resolve();
    assert.equal((await answer).status, 200);
    assert.equal(await ceremonies(), 1);
  });

  it('latency ends when the caller aborts, and the request has no effect', async () => {
    const { wait, called } = heldWait();
    const { server } = await start(wait);
    const abort = new AbortController();
    const answer = server.fetch(
      new Request(`https://mock.test${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'https://acme.example',
          'x-mock-fault': 'latency=500',
        },
        body: '{"username":"ada"}',
        signal: abort.signal,
      }),
    );
    await called;
    abort.abort();
    await assert.rejects(answer, DroppedConnection);
    assert.equal(await server.store.transact((tx) => tx.list('ceremonies', 'dev').length), 0);
  });

  it('the default wait uses a timer', async () => {
    const world = await start();
    assert.equal((await ask(world, 'latency=1')).status, 200);
  });

  it('drop rejects as fetch does, and is logged', async () => {
    const world = await start();
    await assert.rejects(
      ask(world, 'drop'),
      (error) => error instanceof TypeError && error.name === 'TypeError',
    );
    assert.equal(world.server.requests.list()[0]?.status, 0);
  });

  it('rate-limit answers 429 with the wait, which the page can read', async () => {
    const { status, body, headers } = await ask(await start(), 'rate-limit=30');
    assert.equal(status, 429);
    assert.equal(body['_tag'], '@error/ChallengeRateLimited');
    assert.equal(body['retryAfterSeconds'], 30);
    assert.equal(headers.get('retry-after'), '30');
    assert.equal(headers.get('access-control-allow-origin'), 'https://acme.example');
    assert.equal(headers.get('content-type'), 'application/json');
  });

  for (const [status, tag] of [
    [400, '@error/BadRequest'],
    [403, '@error/Forbidden'],
    [404, '@error/NotFound'],
    [500, '@error/Internal'],
    [503, '@error/Internal'],
  ] as const) {
    it(`status=${status}`, async () => {
      const reports: unknown[] = [];
      const world = await setup({ tenancies: [dev], onError: (error) => reports.push(error) });
      const answer = await ask(world, `status=${status}`);
      assert.equal(answer.status, status);
      assert.equal(answer.body['_tag'], tag);
      assert.deepEqual(reports, [], 'what was asked for is no failure of the server');
    });
  }

  for (const [fault, status] of [
    ['html', 200],
    ['html, status=500', 500],
    ['status=500,html', 500],
  ] as const) {
    it(`${fault} responds with a page instead of JSON`, async () => {
      const { server } = await start();
      server.faults.set(fault);
      const answer = await server.fetch(new Request('https://mock.test/.well-known/jwks.json'));
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      assert.match(await answer.text(), /^<!doctype html>/);
    });
  }

  it('expired-challenge responds as after the timeout, and ends the ceremony', async () => {
    const { server, page, registrationOptions } = await start();
    const { sessionToken } = await registrationOptions();
    const verification = { sessionToken, response: {} };
    const header = { 'x-mock-fault': 'expired-challenge' };
    const answer = await page('/dev/passkey/registration/verification', verification, header);
    assert.equal(answer.status, 400);
    assert.match(String(answer.body['message']), /expired/);
    assert.equal(await server.store.transact((tx) => tx.list('ceremonies', 'dev').length), 0);
  });

  it('expired-challenge makes a mailbox challenge expire', async () => {
    const { backend } = await start();
    const { body } = await backend('/dev/challenges', { email: 'ada@acme.example', purpose: 'login' });
    const { challengeId, secret, code } = body['challenge'] as Record<string, string>;
    const attempt = (fault: Record<string, string>) =>
      backend('/dev/challenges/verify', { challengeId, secret, code }, fault);
    assert.equal(
      (await attempt({ 'x-mock-fault': 'expired-challenge' })).body['_tag'],
      '@error/ChallengeExpired',
    );
    assert.equal((await attempt({})).status, 200);
  });

  for (const fault of [
    '',
    'latency',
    'latency=-1',
    'latency=1e3',
    'status=200',
    'drop=1',
    'nonsense',
    'drop,,',
  ]) {
    it(`"${fault}" is refused and explained`, async () => {
      const answer = await ask(await start(), fault);
      assert.equal(answer.status, 400);
      assert.match(String(answer.body['message']), /^x-mock-fault: .*latency=MS/);
    });
  }

  it('is for development only', async () => {
    for (const kind of ['staging', 'production'] as const) {
      const world = await setup({ tenancies: [{ ...dev, kind }] });
      for (const fault of ['drop', 'status=500', 'nonsense'])
        assert.equal((await ask(world, fault)).status, 200);
    }
  });

  it('is allowed by the preflight of a development tenancy only, and no fault applies to the preflight', async () => {
    const { server } = await setup({ tenancies: [dev, acme] });
    server.faults.set('status=500');
    for (const [id, allowed] of [
      ['dev', 'content-type, x-mock-fault'],
      ['acme', 'content-type'],
    ] as const) {
      const preflight = await server.fetch(
        new Request(`https://mock.test/${id}/passkey/registration/options`, {
          method: 'OPTIONS',
          headers: { origin: 'https://acme.example' },
        }),
      );
      assert.equal(preflight.status, 204);
      assert.equal(preflight.headers.get('access-control-allow-headers'), allowed);
    }
  });
});

describe('faults set on the server', () => {
  closeAfterwards();

  it('apply to the given number of requests', async () => {
    const world = await start();
    world.server.faults.set('status=503', { times: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await ask(world)).status);
    assert.deepEqual(statuses, [503, 503, 200]);
    assert.deepEqual(world.server.faults.list(), []);
  });

  it('stay until they are switched off, one or all', async () => {
    const world = await start();
    const off = world.server.faults.set('status=503');
    world.server.faults.set('status=500');
    assert.equal((await ask(world)).status, 503);
    off();
    assert.equal((await ask(world)).status, 500);
    world.server.faults.clear();
    assert.equal((await ask(world)).status, 200);
  });

  it('apply to one tenancy, or to one path', async () => {
    const world = await setup({ tenancies: [acme, dev] });
    const { faults } = world.server;
    faults.set('status=500', { tenancyId: 'dev' });
    assert.equal((await world.page('/acme/passkey/registration/options', { username: 'a' })).status, 200);
    assert.equal((await world.page(path, { username: 'a' })).status, 500);
    faults.clear();
    faults.set('status=500', { path: '/authentication/options', times: 1 });
    assert.equal((await world.page(path, { username: 'a' })).status, 200);
    assert.equal((await world.page('/dev/passkey/authentication/options/', {})).status, 500);
  });

  it('wait for a request that they can apply to', async () => {
    const world = await start();
    world.server.faults.set('expired-challenge', { times: 1 });
    const { sessionToken } = await world.registrationOptions();
    assert.equal(world.server.faults.list()[0]?.times, 1);
    const answer = await world.page('/dev/passkey/registration/verification', { sessionToken, response: {} });
    assert.match(String(answer.body['message']), /expired/);
    assert.deepEqual(world.server.faults.list(), []);
  });

  it('refuse invalid faults', async () => {
    const { server } = await start();
    assert.throws(() => server.faults.set('slow'), /latency=MS/);
    assert.throws(() => server.faults.set('drop', { times: 0 }), TypeError);
  });
});

describe('faults in the shells', () => {
  closeAfterwards();

  it('over a socket: the connection is closed, and the request is logged', async () => {
    const { server } = await start();
    const entries: RequestEntry[] = [];
    const { url, close } = await listen({ server, port: 0, onRequest: (entry) => entries.push(entry) });
    closers.push(close);
    server.faults.set('drop', { times: 1 });
    const call = httpRequest(`${url}/.well-known/jwks.json`);
    const [error] = (await once(call.end(), 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNRESET');
    assert.equal(entries[0]?.status, 0);
    assert.equal((await fetch(`${url}/.well-known/jwks.json`)).status, 200);
    server.faults.set('rate-limit=7', { times: 1 });
    const limited = await fetch(`${url}/.well-known/jwks.json`);
    assert.equal(limited.headers.get('retry-after'), '7');
    assert.equal(entries[2]?.tag, '@error/ChallengeRateLimited');
  });

  it('over a socket: latency ends when the caller hangs up', async () => {
    const { wait, called } = heldWait();
    const { server } = await start(wait);
    const { url, close } = await listen({ server, port: 0 });
    server.faults.set('latency=1000', { times: 1 });
    const abort = new AbortController();
    const answer = fetch(`${url}/.well-known/jwks.json`, { signal: abort.signal });
    await called;
    abort.abort();
    await assert.rejects(answer);
    await close();
  });

  it('in a page: fetch rejects with a TypeError', async () => {
    const { server } = await start();
    const scope: FetchScope = { fetch: () => Promise.resolve(new Response('network')) };
    installMockServer({ server, origin: 'https://api.passlock.test', scope });
    server.faults.set('drop', { times: 1 });
    const jwks = 'https://api.passlock.test/.well-known/jwks.json';
    await assert.rejects(scope.fetch(jwks), { name: 'TypeError', message: 'Failed to fetch' });
    assert.equal((await scope.fetch(jwks)).status, 200);
    server.faults.set('status=500', { times: 1 });
    const { body } = await answerOf(await scope.fetch(jwks));
    assert.equal(body['_tag'], '@error/Internal');
  });
});

describe('the clock', () => {
  closeAfterwards();

  it('moves every expiry', async () => {
    const { server, page, registrationOptions } = await start();
    const { sessionToken } = await registrationOptions();
    server.clock.advance(300_000);
    const answer = await page('/dev/passkey/registration/verification', { sessionToken, response: {} });
    assert.match(String(answer.body['message']), /expired/);
  });

  it('is set, moved and reset, and keeps running', async () => {
    const { server, clock } = await start();
    const before = clock.now;
    server.clock.set(new Date('2030-01-01T00:00:00Z'));
    clock.now += 1000;
    assert.equal(server.clock.now(), Date.UTC(2030, 0, 1) + 1000);
    server.clock.advance(-2000);
    assert.equal(server.clock.now(), Date.UTC(2030, 0, 1) - 1000);
    server.clock.reset();
    assert.equal(server.clock.offset, 0);
    assert.equal(server.clock.now(), before + 1000);
    for (const ms of [NaN, Infinity, 9e15]) assert.throws(() => server.clock.advance(ms), RangeError);
  });

  it('dates the log of requests, newest first', async () => {
    const world = await start();
    await ask(world);
    world.server.clock.advance(5000);
    await world.backend('/dev/principal/short');
    const [last, first] = world.server.requests.list();
    assert.equal(last?.path, '/dev/principal/***');
    assert.equal(last.tag, '@error/InvalidCode');
    assert.equal(last.at - (first?.at ?? 0), 5000);
    for (let i = 0; i < 250; i++) await world.server.fetch(new Request('https://mock.test/nothing'));
    assert.equal(world.server.requests.list().length, 200);
    assert.equal(world.server.requests.list()[0]?.path, '/nothing');
  });
});
