import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthenticationOptions } from '../../src/wire/contract.js';
import { flag } from '../server-mock/support/authenticator.js';
import { assertRefused, origin, setup } from './support/world.js';

const minute = 60_000;
const authorize = 'passkeys/authentication/authorize';
const sessionCookie = '__Host-passkey-session';

describe('re-authentication', () => {
  it('is required to add or remove a way to sign in, and lasts ten minutes', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { id } = await browser.addPasskey();
    const changes = [
      () => browser.post('passkeys/registration/authorize', {}),
      () => browser.send('DELETE', `passkeys/${id}`),
      () => browser.send('DELETE', 'passkeys'),
      () => browser.post('challenges', { purpose: 'email-change', email: 'ada@example.com' }),
    ];
    world.clock.now += 10 * minute;
    for (const change of changes) assertRefused(await change(), 403, '@error/ReauthenticationRequired');
    assert.equal((await browser.send('GET', 'passkeys')).body['needsReauthentication'], true);
    assert.equal((await browser.passkeys()).length, 2);
    assert.equal(world.mails.length, 0);

    const answer = await browser.reauthenticate(passkey);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.body, { reauthenticatedAt: world.clock.now });
    assert.equal((await browser.send('GET', 'passkeys')).body['needsReauthentication'], false);
    world.clock.now += 10 * minute - 1;
    assert.equal((await browser.send('DELETE', `passkeys/${id}`)).status, 200);
    world.clock.now += 1;
    for (const change of changes.slice(2))
      assertRefused(await change(), 403, '@error/ReauthenticationRequired');
  });

  it('lasts as long as reauthenticateWithin', async () => {
    const never = await setup({ reauthenticateWithin: Infinity });
    const patient = never.browser();
    await patient.signUp('ada');
    never.clock.now += 24 * 60 * minute;
    await patient.addPasskey();
    const always = await setup({ reauthenticateWithin: 0 });
    const browser = always.browser();
    await browser.signUp('ada');
    const answer = await browser.post('passkeys/registration/authorize', {});
    assertRefused(answer, 403, '@error/ReauthenticationRequired');
  });

  it('allows only the account’s own passkeys and requires user verification', async () => {
    const world = await setup();
    await world.browser().signUp('grace');
    const browser = world.browser();
    const { id: credentialId } = await browser.signUp('ada');
    const { body } = await browser.post(authorize, { purpose: 'reauthenticate' });
    const response = await world.mock.fetch(
      new Request('https://mock.test/v2/acme/passkey/authentication/options', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const { optionsJSON } = (await response.json()) as AuthenticationOptions;
    const id = Buffer.from(credentialId).toString('base64url');
    assert.deepEqual(
      optionsJSON.allowCredentials?.map((one) => one.id),
      [id],
    );
    assert.equal(optionsJSON.userVerification, 'required');
  });

  it('requires a session and a passkey', async () => {
    const world = await setup();
    const browser = world.browser();
    assertRefused(await browser.post(authorize, { purpose: 'reauthenticate' }), 401, '@error/Unauthorized');
    assertRefused(await browser.post('reauthentication', { code: 'x' }), 401, '@error/Unauthorized');
    await browser.enter('ada@example.com');
    assertRefused(await browser.post(authorize, { purpose: 'reauthenticate' }), 404, '@error/NotFound');
  });

  for (const body of [
    { purpose: 'other' },
    { purpose: null },
    { purpose: 'reauthenticate', mediation: 'conditional' },
  ])
    it(`refuses ${JSON.stringify(body)}`, async () => {
      const world = await setup();
      const browser = world.browser();
      await browser.signUp('ada');
      assertRefused(await browser.post(authorize, body), 400, '@error/BadRequest');
    });

  it('refuses a passkey of another account', async () => {
    const world = await setup();
    const other = world.browser();
    const passkey = await other.signUp('grace');
    const browser = world.browser();
    await browser.signUp('ada');
    world.clock.now += 10 * minute;
    const { code } = await other.beginSignIn(passkey);
    assertRefused(await browser.post('reauthentication', { code }), 403, '@error/Forbidden');
    const answer = await browser.post('passkeys/registration/authorize', {});
    assertRefused(answer, 403, '@error/ReauthenticationRequired');
  });

  it('refuses a passkey that was used without user verification', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { body } = await browser.post(authorize, {});
    const { code } = await browser.use(body['authenticationToken'], passkey, { flags: flag.UP });
    assertRefused(await browser.post('reauthentication', { code }), 403, '@error/Forbidden');
  });

  it('accepts a code once, and no identity token', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { code, id_token } = await browser.beginSignIn(passkey);
    assertRefused(await browser.post('reauthentication', { id_token }), 400, '@error/BadRequest');
    assert.equal((await browser.post('reauthentication', { code })).status, 200);
    for (const path of ['reauthentication', 'session'])
      assertRefused(await browser.post(path, { code }), 400, '@error/InvalidCode');
  });

  it('counts from the time the passkey was used', async () => {
    const world = await setup({ reauthenticateWithin: 2 * minute });
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const used = world.clock.now + 10 * minute;
    world.clock.now = used;
    const early = await browser.beginSignIn(passkey);
    const late = await browser.beginSignIn(passkey);
    world.clock.now += minute;
    const answer = await browser.post('reauthentication', { code: early.code });
    assert.deepEqual(answer.body, { reauthenticatedAt: used });
    world.clock.now += minute;
    const stale = await browser.post('reauthentication', { code: late.code });
    assertRefused(stale, 403, '@error/ReauthenticationRequired');
  });

  it('renews the session id but not its lifetime', async () => {
    const day = 24 * 60 * minute;
    const world = await setup({ sessionLifetime: day });
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const before = browser.cookies.get(sessionCookie) ?? '';
    world.clock.now += day / 2;
    await browser.reauthenticate(passkey);
    const thief = world.browser();
    thief.cookies.set(sessionCookie, before);
    assert.equal(await thief.who(), undefined);
    assert.equal(await browser.who(), 'ada');
    world.clock.now += day / 2;
    assert.equal(await browser.who(), undefined);
  });

  it('accepts a code that was sent to the account’s own address', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.enter('ada@example.com');
    world.clock.now += 10 * minute;
    const code = await browser.askCode('reauthenticate', 'eve@example.com');
    assert.equal(world.mails.at(-1)?.to, 'ada@example.com');
    const verified = await browser.post('challenges/verify', { code });
    assert.equal(verified.body['purpose'], 'reauthenticate');
    await browser.addPasskey();
  });

  it('by code requires a confirmed address', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada@example.com');
    const answer = await browser.post('challenges', { purpose: 'reauthenticate' });
    assertRefused(answer, 404, '@error/NotFound');
  });
});
