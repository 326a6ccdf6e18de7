import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BackendPasskey } from '../../src/wire/contract.js';
import { keyValueAccounts } from '../../src/entries/backend.js';
import { assertRefused, keepSecret, setup } from './support/world.js';

describe('registration', () => {
  it('creates and signs in the account when a sign-up’s passkey is linked', async () => {
    const world = await setup();
    const browser = world.browser();
    const { code } = await browser.beginSignUp(' Ada@Example.com ', 'Ada Lovelace');
    assert.equal(await browser.who(), undefined, 'no account exists before its passkey');
    const linked = await browser.post('passkeys/registration', { code });
    const passkey = linked.body['passkey'] as BackendPasskey;
    assert.equal(linked.status, 200, linked.text);
    assert.equal(passkey.username, 'Ada@Example.com');
    assert.equal(passkey.label, 'Chrome (Linux)');
    assert.equal(passkey.rpId, 'acme.example');
    assert.equal(passkey.current, true);
    // Who signed up, so that the page need not ask.
    assert.deepEqual(linked.body['user'], (await browser.send('GET', 'session')).body['user']);
    assert.equal(await browser.who(), 'Ada@Example.com');
  });

  it('refuses a username other than the signed-in account’s', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const answer = await browser.post('passkeys/registration/authorize', { username: 'grace' });
    assertRefused(answer, 403, '@error/Forbidden');
  });

  it('adds a passkey to the signed-in account', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const second = await browser.signUp('ADA');
    assert.equal(await browser.who(), 'ada');
    const { body } = await browser.send('GET', 'passkeys');
    const passkeys = body['passkeys'] as BackendPasskey[];
    assert.deepEqual(
      passkeys.map(({ label, current, username }) => [label, current, username]),
      [
        ['Chrome (Linux)', true, 'ada'],
        ['Chrome (Linux) 2', false, 'ada'],
      ],
    );
    const other = world.browser();
    await other.signIn(second);
    assert.equal(await other.who(), 'ada');
  });

  it('excludes the account’s existing passkeys', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { body } = await browser.post('passkeys/registration/authorize', {});
    const options = await world.mock.fetch(
      new Request('https://mock.test/v2/acme/passkey/registration/options', {
        method: 'POST',
        headers: { origin: 'https://acme.example', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const { optionsJSON } = (await options.json()) as {
      optionsJSON: { excludeCredentials: { id: string }[] };
    };
    const id = Buffer.from(passkey.id).toString('base64url');
    assert.deepEqual(
      optionsJSON.excludeCredentials.map((one) => one.id),
      [id],
    );
  });

  it('refuses a taken username before there is a passkey, as often as a client may sign up', async () => {
    const world = await setup();
    await world.browser().signUp('ada');
    const stranger = world.browser();
    for (const username of ['ada', 'ADA', '  ada ', 'ａｄａ'])
      assertRefused(
        await stranger.post('passkeys/registration/authorize', { username }),
        ...([409, '@error/DuplicateUsername'] as const),
      );
    assert.equal((await stranger.post('passkeys/registration/authorize', { username: 'grace' })).status, 200);
  });

  it('returns the same response for taken and free addresses, and links nothing to a taken one', async () => {
    const world = await setup();
    const owner = world.browser();
    const passkey = await owner.signUp('ada@example.com');
    const attacker = world.browser();
    for (const username of [
      'ada@example.com',
      'ADA@example.com',
      '  ada@example.com ',
      'ａｄａ@example.com',
    ]) {
      const taken = await attacker.post('passkeys/registration/authorize', { username });
      const free = await world.browser().post('passkeys/registration/authorize', {
        username: 'grace@example.com',
      });
      assert.equal(taken.status, free.status);
      assert.deepEqual(Object.keys(taken.body), Object.keys(free.body));
      assert.equal(taken.text.length, free.text.length);
      assert.deepEqual([...taken.headers.keys()], [...free.headers.keys()]);

      const { credential, success } = await attacker.create(taken.body['registrationToken']);
      const refused = await attacker.post('passkeys/registration', { code: success.code });
      assertRefused(refused, 409, '@error/DuplicateUsername');
      await assert.rejects(world.passlock.getPasskey({ passkeyId: success.principal.authenticatorId }), {
        code: 'not-found',
      });
      assert.equal(await attacker.who(), undefined);
      assert.ok(credential);
    }
    assert.equal((await world.browser().signIn(passkey)).status, 200);
  });

  it('gives a contested username to exactly one account', async () => {
    const world = await setup();
    const people = Array.from({ length: 10 }, () => world.browser());
    const codes = await Promise.all(people.map((person) => person.beginSignUp('ada')));
    const answers = await Promise.all(
      people.map((person, at) => person.post('passkeys/registration', { code: codes[at]?.code })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const signedIn = await Promise.all(people.map((person) => person.who()));
    assert.equal(signedIn.filter((name) => name === 'ada').length, 1);
  });

  it('links a passkey only in the browser that started the sign-up', async () => {
    const world = await setup();
    const { code } = await world.browser().beginSignUp('ada');
    const other = world.browser();
    await other.post('passkeys/registration/authorize', { username: 'mallory' });
    assertRefused(await other.post('passkeys/registration', { code }), 403, '@error/Forbidden');
    assert.equal(await other.who(), undefined);
  });

  it("refuses to link another user's passkey", async () => {
    const world = await setup();
    const ada = world.browser();
    await ada.signUp('ada');
    const mallory = world.browser();
    await mallory.signUp('mallory');
    const { body } = await mallory.post('passkeys/registration/authorize', {});
    const { success } = await mallory.create(body['registrationToken']);
    const refused = await ada.post('passkeys/registration', { code: success.code });
    assertRefused(refused, 403, '@error/Forbidden');
    const list = await ada.send('GET', 'passkeys');
    assert.equal((list.body['passkeys'] as unknown[]).length, 1);
  });

  it('does not link a passkey twice', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const { code } = await browser.beginSignIn(passkey);
    assertRefused(await browser.post('passkeys/registration', { code }), 403, '@error/Forbidden');
  });

  it('accepts a code once', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const { body } = await browser.post('passkeys/registration/authorize', {});
    const { success } = await browser.create(body['registrationToken']);
    assert.equal((await browser.post('passkeys/registration', { code: success.code })).status, 200);
    for (const path of ['passkeys/registration', 'session'])
      assertRefused(await browser.post(path, { code: success.code }), 400, '@error/InvalidCode');
  });

  it('does not consume a code without a session', async () => {
    const world = await setup();
    const { code } = await world.browser().beginSignUp('ada');
    assertRefused(await world.browser().post('passkeys/registration', { code }), 401, '@error/Unauthorized');
    keepSecret(code);
    assert.equal(typeof (await world.passlock.exchangeCode({ code })).userId, 'string');
  });

  it('drops a sign-up after 15 minutes', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.post('passkeys/registration/authorize', { username: 'ada' });
    world.clock.now += 900_000;
    const answer = await browser.post('passkeys/registration', { code: 'x'.repeat(43) });
    assertRefused(answer, 401, '@error/Unauthorized');
  });

  it('keeps concurrent sign-ups of one browser apart', async () => {
    const world = await setup();
    const browser = world.browser();
    const first = await browser.beginSignUp('ada');
    await browser.beginSignUp('grace');
    assert.equal((await browser.post('passkeys/registration', { code: first.code })).status, 200);
    assert.equal(await browser.who(), 'ada');
  });

  const names = ['a\u0000b', 'a\u202eb', 'a\ud800', '   ', 'a'.repeat(255), 7, ['ada']];
  for (const username of names)
    it(`refuses the username ${JSON.stringify(username).slice(0, 30)}`, async () => {
      const world = await setup();
      const answer = await world.browser().post('passkeys/registration/authorize', { username });
      assertRefused(answer, 400, '@error/BadRequest');
    });

  it('responds with 401 without a session and a username', async () => {
    const world = await setup();
    const answer = await world.browser().post('passkeys/registration/authorize', {});
    assertRefused(answer, 401, '@error/Unauthorized');
  });

  it('leaves an unlinked passkey in the vault, where it opens nothing and can be found and deleted', async () => {
    const world = await setup();
    const accounts = keyValueAccounts(world.kv);
    const linked = await world.browser().signUp('ada');
    const { credential } = await world.browser().beginSignUp('grace');
    const browser = world.browser();
    assertRefused(await browser.signIn(credential), 403, '@error/Forbidden');
    const { records } = await world.passlock.listPasskeys({});
    for (const { id } of records)
      if (!(await accounts.findByPasskey(id))) await world.passlock.deletePasskey({ passkeyId: id });
    await assert.rejects(browser.signIn(credential), /PasskeyNotFound/);
    assert.equal((await browser.signIn(linked)).status, 200);
  });
});
