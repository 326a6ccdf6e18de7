/** The console: what it shows and never shows, what it does, and for whom. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockServer } from '../../../server-mock/app.js';
import { listen } from '../../../server-mock/node/listen.js';
import { acme, setup } from '../support/world.js';
import { ask, command, hasHostileMarkup, hostile, hostileServer, origin, submit } from '../support/tools.js';

const pageOf = async (...args: Parameters<typeof ask>) => {
  const answer = await ask(...args);
  assert.equal(answer.status, 200);
  return answer.text();
};

describe('the console shows', () => {
  it('passkeys, live challenges, ceremonies, tokens and requests, and no secret of them', async () => {
    const { server, register, registrationOptions, backend, clock } = await setup();
    const { success } = await register();
    const { sessionToken } = await registrationOptions({ username: 'grace' });
    const { body: created } = await backend('/acme/challenges', {
      email: 'ada@acme.example',
      purpose: 'login',
    });
    const { secret, code } = created['challenge'] as { secret: string; code: string };
    const authorize = { rpId: 'acme.example', discoverable: true };
    const { body: token } = await backend('/v2/acme/passkey/authentication/authorize', authorize);
    await backend(`/acme/principal/${success.code}`);
    const pages = [await pageOf(server, '/console'), await pageOf(server, '/_mock/console')];
    const secrets = [
      success.code,
      success.id_token,
      sessionToken,
      secret,
      code,
      token['authenticationToken'],
    ];
    const hashes = await server.store.transact((tx) => [
      ...tx.list('ceremonies', 'acme').map(({ id }) => id),
      ...tx.list('challenges', 'acme').flatMap(({ record }) => [record.secretHash, record.codeHash]),
      ...tx.list('tenancies', '$server').flatMap(({ record }) => record.apiKeyHashes),
    ]);
    for (const page of pages) {
      for (const shown of [
        'grace',
        'ada@acme.example',
        success.principal.authenticatorId,
        '/acme/principal/***',
      ])
        assert.ok(page.includes(shown), shown);
      for (const hidden of [...secrets, ...hashes, acme.apiKey]) assert.ok(!page.includes(String(hidden)));
    }
    clock.now += 600_000;
    const later = (await (await ask(server, '/_mock/console')).json()) as { tenancy: { counts: object } };
    assert.deepEqual(later.tenancy.counts, { passkeys: 1, challenges: 0, ceremonies: 0, tokens: 0 });
  });

  it('the newest hundred passkeys, and how many there are', async () => {
    const { server, register } = await setup();
    await register();
    await server.store.transact((t) => {
      const [first] = t.list('passkeys', 'acme');
      for (let i = 1; i < 300; i++) {
        const own = { ...first!.record, credentialKey: `credential-${i}` };
        assert.ok(t.insert('passkeys', 'acme', `passkey-${i}`, own));
      }
    });
    const state = (await (await ask(server, '/_mock/console')).json()) as {
      tenancy: { counts: { passkeys: number }; passkeys: { id: string }[] };
    };
    assert.equal(state.tenancy.counts.passkeys, 300);
    const ids = state.tenancy.passkeys.map(({ id }) => id);
    assert.deepEqual([ids.length, ids[0], ids.at(-1)], [100, 'passkey-299', 'passkey-200']);
  });

  it('everything as text, under its own strict policy', async () => {
    const server = await hostileServer();
    const headers = { 'content-type': 'application/json', origin: 'http://localhost' };
    const options = { method: 'POST', headers, body: JSON.stringify({ username: hostile }) };
    assert.equal((await ask(server, '/dev/passkey/registration/options', options)).status, 200);
    await ask(server, `/dev/${encodeURI(hostile)}`);
    await server.store.transact((tx) =>
      tx.insert('challenges', 'dev', hostile, {
        email: hostile,
        mailbox: hostile,
        purpose: hostile,
        userId: hostile,
        attempts: 0,
        createdAt: 0,
        secretHash: '',
        codeHash: '',
        validUntil: 9e12,
        expiresAt: 9e12,
      }),
    );
    server.faults.set('status=500', { path: hostile, times: 3 });
    const answer = await ask(server, '/console');
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none';/);
    assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
    const page = await answer.text();
    assert.equal(hasHostileMarkup(page), false, page);
    assert.ok(page.includes('&lt;script&gt;'));
    const failed = await submit(server, { action: 'set-faults', faults: hostile });
    assert.equal(failed.status, 400);
    assert.equal(hasHostileMarkup(await failed.text()), false);
  });

  it('the requested tenancy', async () => {
    const server = await createMockServer();
    await server.addTenancy({ id: 'two', apiKey: 'two-api-key' });
    assert.match(await pageOf(server, '/console'), /Tenancy <bdi>dev</);
    assert.match(await pageOf(server, '/console?tenancy=two'), /Tenancy <bdi>two</);
    assert.equal((await ask(server, '/console?tenancy=three')).status, 400);
    assert.match(await pageOf(await createMockServer({ tenancies: [] }), '/console'), /All tenancies: none/);
  });
});

describe('the console does', () => {
  it('a reset of one tenancy', async () => {
    const { server, register } = await setup();
    await register();
    await server.addTenancy({ id: 'two', apiKey: 'two-api-key' });
    const count = () => server.store.transact((tx) => tx.list('passkeys', 'acme').length);
    await submit(server, { action: 'reset', tenancy: 'two' });
    assert.equal(await count(), 1);
    const answer = await submit(server, { action: 'reset', tenancy: 'acme' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/console?tenancy=acme');
    assert.equal(await count(), 0);
  });

  it('a new API key, shown once; the old one is refused at once', async () => {
    const { server, backend } = await setup();
    const before = server.tenancies.get('acme');
    assert.equal((await backend('/acme/passkeys')).status, 200);
    const page = await (await submit(server, { action: 'rotate-api-key', tenancy: 'acme' })).text();
    const apiKey = /<code class="secret">([\w-]{43})</.exec(page)?.[1] ?? assert.fail(page);
    assert.equal((await backend('/acme/passkeys')).status, 403);
    const authorization = `Bearer ${apiKey}`;
    assert.equal((await backend('/acme/passkeys', undefined, { authorization })).status, 200);
    const after = server.tenancies.get('acme');
    assert.deepEqual({ ...after, apiKeyHashes: before?.apiKeyHashes }, before, 'all else is as it was');
    assert.equal(after?.apiKeyHashes.length, 1);
    assert.doesNotMatch(await pageOf(server, '/console'), new RegExp(apiKey));
  });

  it('faults on and off', async () => {
    const { server, page } = await setup();
    const status = async () => (await page('/acme/passkey/registration/options', { username: 'ada' })).status;
    await submit(server, {
      action: 'set-faults',
      faults: 'status=503',
      tenancy: '',
      path: '/options',
      times: '',
    });
    assert.deepEqual(server.faults.list(), [{ faults: 'status=503', path: '/options' }]);
    assert.equal(await status(), 503);
    assert.match(await pageOf(server, '/console'), /status=503/);
    await submit(server, { action: 'clear-faults' });
    assert.equal(await status(), 200);
  });

  it('a move of the clock', async () => {
    const { server, clock } = await setup();
    await submit(server, { action: 'advance-clock', seconds: '-60' });
    assert.equal(server.clock.offset, -60_000);
    await submit(server, { action: 'set-clock', time: '2030-01-01T12:00' });
    assert.equal(server.clock.now(), Date.UTC(2030, 0, 1, 12));
    await submit(server, { action: 'reset-clock' });
    assert.equal(server.clock.now(), clock.now);
  });

  it('all of it as JSON', async () => {
    const { server, clock } = await setup();
    assert.equal((await command(server, { action: 'advance-clock', seconds: 60 })).status, 200);
    assert.equal(server.clock.offset, 60_000);
    await command(server, { action: 'set-clock', time: clock.now + 5000 });
    assert.equal(server.clock.offset, 5000);
    await command(server, { action: 'set-faults', faults: 'html', times: 2, tenancy: 'acme' });
    assert.deepEqual(server.faults.list(), [{ faults: 'html', times: 2, tenancyId: 'acme' }]);
    const { body } = await command(server, { action: 'rotate-api-key', tenancy: 'acme' });
    assert.match(String(body['apiKey']), /^[\w-]{43}$/);
    const before = await (await ask(server, '/.well-known/jwks.json')).text();
    await command(server, { action: 'rotate-signing-key' });
    assert.notEqual(await (await ask(server, '/.well-known/jwks.json')).text(), before);
  });

  const mistakes: Record<string, string>[] = [
    {},
    { action: 'nonsense' },
    { action: 'constructor' },
    { action: '__proto__' },
    { action: 'reset' },
    { action: 'reset', tenancy: 'nobody' },
    { action: 'rotate-api-key', tenancy: '__proto__' },
    { action: 'set-faults', faults: 'nonsense' },
    { action: 'set-faults', faults: 'drop', times: '0' },
    { action: 'set-faults', faults: 'drop', times: '1.5' },
    { action: 'set-faults', faults: 'drop', tenancy: 'nobody' },
    { action: 'advance-clock', seconds: '' },
    { action: 'advance-clock', seconds: '1e3' },
    { action: 'advance-clock', seconds: '99999999999999' },
    { action: 'set-clock', time: 'tomorrow' },
    { action: 'set-clock', time: '2030-13-01' },
  ];
  for (const fields of mistakes) {
    it(`nothing for ${JSON.stringify(fields)}`, async () => {
      const { server } = await setup();
      for (const status of [(await submit(server, fields)).status, (await command(server, fields)).status])
        assert.equal(status, 400);
      assert.deepEqual([server.clock.offset, server.faults.list()], [0, []]);
    });
  }

  it('nothing for a form of another page, of none, or of another type', async () => {
    const { server, register } = await setup();
    await register();
    const body = new URLSearchParams({ action: 'reset', tenancy: 'acme' }).toString();
    const type = 'application/x-www-form-urlencoded';
    const refusals: [headers: Record<string, string>, status: number][] = [
      [{ 'content-type': type }, 403],
      [{ 'content-type': type, origin: 'null' }, 403],
      [{ 'content-type': type, origin: 'https://evil.example' }, 403],
      [{ 'content-type': type, origin: 'http://localhost:3000' }, 403],
      [{ 'content-type': type, origin, 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'content-type': 'text/plain', origin }, 415],
    ];
    for (const [headers, status] of refusals)
      assert.equal((await ask(server, '/console', { method: 'POST', headers, body })).status, status);
    const json = JSON.stringify({ action: 'reset', tenancy: 'acme' });
    const jsonRefusals: [headers: Record<string, string>, status: number][] = [
      [{ 'content-type': 'text/plain' }, 415],
      [{ 'content-type': type }, 415],
      [{ 'content-type': 'application/json', origin: 'https://evil.example' }, 403],
    ];
    for (const [headers, status] of jsonRefusals)
      assert.equal(
        (await ask(server, '/_mock/console', { method: 'POST', headers, body: json })).status,
        status,
      );
    const preflight = await ask(server, '/_mock/console', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.equal(await server.store.transact((tx) => tx.list('passkeys', 'acme').length), 1);
  });

  it('nothing for JSON that is no command', async () => {
    const { server } = await setup();
    for (const body of [
      '',
      '[]',
      'null',
      '{"action":{}}',
      '{"__proto__":"x"}',
      '{"action":"reset"',
      `"${'x'.repeat(20_000)}"`,
    ]) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const answer = await ask(server, '/_mock/console', init);
      assert.ok([400, 413].includes(answer.status), body.slice(0, 20));
    }
  });

  it('over a socket', async () => {
    const { server } = await setup();
    const { url, close } = await listen({ server, port: 0 });
    const body = new URLSearchParams({ action: 'advance-clock', seconds: '5' });
    const moved = await fetch(`${url}/console`, {
      method: 'POST',
      headers: { origin: url },
      body,
      redirect: 'manual',
    });
    assert.equal(moved.status, 303);
    assert.equal(server.clock.offset, 5000);
    assert.equal((await fetch(`${url}/console`)).headers.get('content-type'), 'text/html; charset=utf-8');
    await close();
  });
});
