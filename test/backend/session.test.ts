import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyValueSessions, memoryKeyValue } from '../../src/entries/backend.js';
import { assertRefused, setup, type Browser } from './support/world.js';

const day = 86_400_000;
const cookieName = '__Host-passkey-session';

const sessionOf = (browser: Browser) => browser.cookies.get(cookieName) ?? '';

describe('session', () => {
  it('opens with a passkey and returns the user', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada@example.com', 'Ada');
    const browser = world.browser();
    const opened = await browser.signIn(passkey);
    assert.equal(opened.status, 200);
    const user = opened.body['user'] as Record<string, string>;
    assert.equal(user['username'], 'ada@example.com');
    assert.equal(user['displayName'], 'Ada');
    const shown = await browser.send('GET', 'session');
    assert.deepEqual(shown.body, { user });
    assert.equal(shown.headers.get('cache-control'), 'no-store');
  });

  it('opens with an id_token', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada');
    const browser = world.browser();
    const { id_token } = await browser.beginSignIn(passkey);
    assert.equal((await browser.post('session', { id_token })).status, 200);
    assert.equal(await browser.who(), 'ada');
  });

  it('accepts the code or the id_token of a ceremony once', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada');
    const browser = world.browser();
    const first = await browser.beginSignIn(passkey);
    assert.equal((await browser.post('session', { code: first.code })).status, 200);
    for (const proof of [{ code: first.code }, { id_token: first.id_token }])
      assertRefused(await world.browser().post('session', proof), 400, '@error/InvalidCode');
    const second = await browser.beginSignIn(passkey);
    assert.equal((await browser.post('session', { id_token: second.id_token })).status, 200);
    for (const proof of [{ code: second.code }, { id_token: second.id_token }])
      assertRefused(await world.browser().post('session', proof), 400, '@error/InvalidCode');
  });

  it('opens once when a code is submitted many times at once', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada');
    const { code, id_token } = await world.browser().beginSignIn(passkey);
    const tries = Array.from({ length: 20 }, (_, n) =>
      world.browser().post('session', n % 2 ? { code } : { id_token }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1, statuses.join());
  });

  for (const code of ['', 'unknown', '../passkeys/abc', 'a/b', 'a%2fb', 'a?b', 'é', 'a'.repeat(600), 7, null])
    it(`refuses the code ${JSON.stringify(code).slice(0, 40)}`, async () => {
      const world = await setup();
      const tag = typeof code === 'string' ? '@error/InvalidCode' : '@error/BadRequest';
      assertRefused(await world.browser().post('session', { code }), 400, tag);
    });

  it('refuses a code after its lifetime', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada');
    const browser = world.browser();
    const { code, id_token } = await browser.beginSignIn(passkey);
    world.clock.now += 320_000;
    assertRefused(await browser.post('session', { code }), 400, '@error/InvalidCode');
    assertRefused(await browser.post('session', { id_token }), 400, '@error/InvalidCode');
  });

  it('refuses a passkey of the vault that no account has linked', async () => {
    const world = await setup();
    const attacker = world.browser();
    const { credential } = await attacker.beginSignUp('ada');
    assertRefused(await attacker.signIn(credential), 403, '@error/Forbidden');
    assert.equal(await attacker.who(), undefined);
  });

  it('refuses a linked passkey that the vault assigns to another user', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { code } = await browser.beginSignIn(passkey);
    await world.passlock.exchangeCode({ code, userId: 'mallory' });
    assertRefused(await world.browser().signIn(passkey), 403, '@error/Forbidden');
  });

  it('gets a new id at each sign-in, and the previous id is invalid (fixation)', async () => {
    const world = await setup();
    const passkey = await world.browser().signUp('ada');
    const victim = world.browser();
    const chosen = 'A'.repeat(43);
    victim.cookies.set(cookieName, chosen);
    await victim.signIn(passkey);
    assert.notEqual(sessionOf(victim), chosen);
    const attacker = world.browser();
    attacker.cookies.set(cookieName, chosen);
    assert.equal(await attacker.who(), undefined);

    const before = sessionOf(victim);
    await victim.signIn(passkey);
    assert.notEqual(sessionOf(victim), before);
    attacker.cookies.set(cookieName, before);
    assert.equal(await attacker.who(), undefined);
    assert.equal(await victim.who(), 'ada');
  });

  it('gets a new id when a sign-up completes', async () => {
    const world = await setup();
    const attacker = world.browser();
    await attacker.post('passkeys/registration/authorize', { username: 'mallory' });
    const victim = world.browser();
    victim.cookies.set(cookieName, sessionOf(attacker));
    await victim.signUp('ada');
    assert.notEqual(sessionOf(victim), sessionOf(attacker));
    assert.equal(await victim.who(), 'ada');
    assert.equal(await attacker.who(), undefined);
  });

  it('ends on the server at sign-out', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const kept = sessionOf(browser);
    const out = await browser.send('DELETE', 'session');
    assert.equal(out.status, 204);
    assert.equal(sessionOf(browser), '');
    browser.cookies.set(cookieName, kept);
    assert.equal(await browser.who(), undefined);
    assert.equal((await world.browser().send('DELETE', 'session')).status, 204);
  });

  it('expires on the server, whatever the cookie claims', async () => {
    const world = await setup({ sessionLifetime: 2 * day });
    const browser = world.browser();
    await browser.signUp('ada');
    world.clock.now += 2 * day - 1;
    assert.equal(await browser.who(), 'ada');
    world.clock.now += 1;
    assert.equal(await browser.who(), undefined);
  });

  it('expires even if the store keeps the record', async () => {
    const unforgetting = memoryKeyValue({ now: () => 0 });
    const world = await setup({ sessions: keyValueSessions(unforgetting), sessionLifetime: day });
    const browser = world.browser();
    await browser.signUp('ada');
    world.clock.now += day;
    assert.equal(await browser.who(), undefined);
  });

  it('has 256 random bits in an HTTP-only cookie and is stored hashed', async () => {
    const world = await setup();
    const browser = world.browser();
    const authorized = await browser.post('passkeys/registration/authorize', { username: 'ada' });
    const attributes = /; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/;
    assert.match(authorized.headers.get('set-cookie') ?? '', attributes);
    assert.match(sessionOf(browser), /^[A-Za-z0-9_-]{43}$/);
    assert.equal(await world.kv.get(`session/${sessionOf(browser)}`), undefined);
    assert.equal((await world.kv.list('session')).length, 1);
  });

  for (const [url, rpId, name] of [
    ['http://acme.example/backend/', 'acme.example', cookieName],
    // A proxy that ends TLS and names itself as the host.
    ['http://127.0.0.1:3000/backend/', 'acme.example', cookieName],
    ['http://acme.example/backend/', 'localhost', cookieName],
    ['https://localhost/backend/', 'localhost', cookieName],
    ['http://localhost:3000/backend/', 'localhost', 'passkey-session'],
    ['http://[::1]:3000/backend/', 'localhost', 'passkey-session'],
  ] as const)
    it(`is in the cookie ${name} at ${url} of ${rpId}`, async () => {
      const token = { registrationToken: 't', expiresAt: 0 };
      const world = await setup({ rpId }, () => ({
        authorizePasskeyRegistration: () =>
          Promise.resolve({ _tag: 'AuthorizedPasskeyRegistration', ...token }),
      }));
      const headers = { origin: new URL(url).origin, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: '{"username":"ada"}' };
      const { headers: sent } = await world.request('passkeys/registration/authorize', init, {}, url);
      const [cookie = ''] = sent.getSetCookie();
      assert.ok(cookie.startsWith(`${name}=`), cookie);
      assert.equal(cookie.includes('; Secure'), name === cookieName);
    });

  it('is not in a cookie that a subdomain can plant', async () => {
    const world = await setup();
    const attacker = world.browser();
    await attacker.signUp('mallory');
    const secret = sessionOf(attacker);
    const victim = world.browser();
    // Browsers refuse the prefixed name with a Domain attribute, so a subdomain can only plant other names.
    for (const name of ['passkey-session', '__host-passkey-session', '__Secure-passkey-session'])
      victim.cookies.set(name, secret);
    assert.equal(await victim.who(), undefined);
    await victim.signUp('ada');
    assert.equal(await victim.who(), 'ada');
  });

  it('sets no Secure attribute with secureCookies: false', async () => {
    const world = await setup({ secureCookies: false });
    const browser = world.browser();
    const { headers } = await browser.post('passkeys/registration/authorize', { username: 'ada' });
    assert.match(
      headers.get('set-cookie') ?? '',
      /^passkey-session=[^;]+; Path=\/; [^;]+; HttpOnly; SameSite=Lax$/,
    );
  });
});
