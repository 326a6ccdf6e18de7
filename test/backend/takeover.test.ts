/** Attempts to take an account over, or to keep a hold on it after its owner has reacted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { keyValueAccounts, keyValueSessions, memoryKeyValue } from '../../src/entries/backend.js';
import { flag } from '../server-mock/support/authenticator.js';
import { jitter, networked } from './support/networked.js';
import { assertRefused, keepSecret, setup, type Browser, type World } from './support/world.js';

const email = 'ada@example.com';
const replacement = 'lovelace@example.com';
const minute = 60_000;
const day = 24 * 60 * minute;
const sessionCookie = '__Host-passkey-session';

const verify = (browser: Browser, code: unknown) => browser.post('challenges/verify', { code });

/** A browser whose store's calls take a while. */
async function setupNetworked(round: number): Promise<World> {
  const turns = jitter(round);
  const kv = networked(memoryKeyValue({ now: () => 0 }), turns);
  return setup({ accounts: keyValueAccounts(kv), sessions: keyValueSessions(kv) });
}

/** Starts a request some turns of the event loop later, so that the rounds cover every order of steps. */
async function later<T>(turns: number, start: () => Promise<T>): Promise<T> {
  for (let left = turns; left > 0; left--) await setImmediate();
  return start();
}

/** An account with a confirmed address and a passkey that counts, and the browser that is signed in. */
async function setupOwner(...given: Parameters<typeof setup>) {
  const world = await setup(...given);
  const owner = world.browser();
  await owner.enter(email);
  const { credential, id } = await owner.addPasskey();
  world.clock.now += day;
  await owner.signIn(credential);
  return { world, owner, credential, id };
}

/** A person who can read the owner's mailbox. */
async function enterByCode(world: World): Promise<Browser> {
  const intruder = world.browser();
  await intruder.enter(email, 'login');
  return intruder;
}

describe('a rename beside a change of the address', () => {
  for (let round = 0; round < 30; round++)
    it(`does not undo it (round ${round})`, async () => {
      const world = await setupNetworked(round);
      const owner = world.browser();
      await owner.enter(email);
      const stale = world.browser();
      for (const [name, value] of owner.cookies) stale.cookies.set(name, value);
      const code = await owner.askCode('email-change', replacement);
      const [changed, renamed] = await Promise.all([
        verify(owner, code),
        later(round * 2, () => stale.send('PATCH', 'account', { username: 'eve' })),
      ]);
      // Either the rename came first and the code is refused, or the address changed.
      const { body } = await owner.send('GET', 'session');
      const user = body['user'] as Record<string, string> | undefined;
      if (changed.status === 200) assert.equal(user?.['email'], replacement);
      else assertRefused(changed, 400, '@error/InvalidChallenge');
      assert.ok([200, 401].includes(renamed.status), renamed.text);
      if (changed.status !== 200) return;
      world.clock.now += minute;
      assert.equal(await world.browser().askCode('login', email), undefined);
    });
});

describe('an ended session', () => {
  it('cannot link the passkey that it has created', async () => {
    const { world, owner } = await setupOwner();
    const stale = await enterByCode(world);
    const { body } = await stale.post('passkeys/registration/authorize', {});
    const { success } = await stale.create(body['registrationToken']);
    await verify(owner, await owner.askCode('email-change', replacement));
    const linked = await stale.post('passkeys/registration', { code: success.code });
    assertRefused(linked, 401, '@error/Unauthorized');
    assert.equal((await owner.passkeys()).length, 1);
  });

  it('is every other one after a change of the address', async () => {
    const { world, owner } = await setupOwner();
    const other = await enterByCode(world);
    await verify(owner, await owner.askCode('email-change', replacement));
    assert.equal(await other.who(), undefined);
    assert.equal(await owner.who(), replacement);
    assertRefused(await other.send('PATCH', 'account', { username: 'eve' }), 401, '@error/Unauthorized');
  });

  it('is every other one after the removal of a passkey', async () => {
    const { world, owner } = await setupOwner();
    const other = await enterByCode(world);
    const { id } = await owner.addPasskey();
    assert.equal((await owner.send('DELETE', `passkeys/${id}`)).status, 200);
    assert.equal(await other.who(), undefined);
    assert.equal(await owner.who(), email);
  });

  it('is every one after DELETE sessions', async () => {
    const { world, owner, credential } = await setupOwner();
    const other = await enterByCode(world);
    const out = await owner.send('DELETE', 'sessions');
    assert.equal(out.status, 204);
    assert.equal(owner.cookies.has(sessionCookie), false);
    assert.equal(await other.who(), undefined);
    assertRefused(await other.send('DELETE', 'sessions'), 401, '@error/Unauthorized');
    await other.signIn(credential);
    assert.equal(await other.who(), email, 'a new sign-in works');
  });
});

describe('a replaced address', () => {
  const undoPage = 'https://acme.example/undo-email';
  const linkIn = (text: string) => /https:\/\/acme\.example\/undo-email#([\w-]{43})/.exec(text)?.[1];
  const changeTo = async (browser: Browser, address: string) => {
    assert.equal((await verify(browser, await browser.askCode('email-change', address))).status, 200);
  };
  const undo = (world: World, token: unknown) => world.browser().post('account/undo-email', { token });

  async function replaced() {
    const { world, owner, credential } = await setupOwner({ undoPage });
    await changeTo(owner, replacement);
    const token = linkIn(world.mails.at(-1)?.text ?? '');
    assert.equal(world.mails.at(-1)?.to, email);
    assert.ok(token);
    keepSecret(token);
    return { world, owner, credential, token };
  }

  it('comes back by the link in its notice, once, and ends every session', async () => {
    const { world, owner, credential, token } = await replaced();
    assert.equal((await undo(world, token)).status, 204);
    assert.equal(await owner.who(), undefined);
    assert.equal(world.mails.at(-1)?.to, replacement);
    assert.equal(linkIn(world.mails.at(-1)?.text ?? ''), undefined);
    world.clock.now += minute;
    assert.ok(await world.browser().askCode('login', email));
    const again = world.browser();
    await again.signIn(credential);
    const { body } = await again.send('GET', 'session');
    const user = body['user'] as Record<string, string>;
    assert.deepEqual([user['email'], user['username']], [email, email]);
    assertRefused(await undo(world, token), 400, '@error/InvalidCode');
  });

  it('comes back after a second change too, whose own link does not exist', async () => {
    const { world, owner, credential, token } = await replaced();
    const before = world.mails.length;
    await changeTo(owner, 'third@example.com');
    const notices = world.mails.slice(before).filter(({ purpose }) => purpose === 'email-change');
    assert.deepEqual(
      notices.filter(({ code }) => !code).map(({ to, text }) => [to, linkIn(text)]),
      [
        [replacement, undefined],
        [email, undefined],
      ],
    );
    assert.equal((await owner.send('DELETE', 'sessions')).status, 204);
    assert.equal((await undo(world, token)).status, 204);
    await owner.signIn(credential);
    const { body } = await owner.send('GET', 'session');
    assert.equal((body['user'] as Record<string, string>)['email'], email);
  });

  it('does not come back after the delay, by another token, or for another account that has it', async () => {
    const { world, token } = await replaced();
    for (const wrong of ['', 'x'.repeat(43), 5, undefined])
      assertRefused(await undo(world, wrong), 400, '@error/InvalidCode');
    world.clock.now += minute;
    await world.browser().enter(email);
    assertRefused(await undo(world, token), 409, '@error/DuplicateEmail');
    const late = await replaced();
    late.world.clock.now += day;
    assertRefused(await undo(late.world, late.token), 400, '@error/InvalidCode');
  });

  it('gets no link without a page for it', async () => {
    const { world, owner } = await setupOwner();
    await changeTo(owner, replacement);
    assert.doesNotMatch(world.mails.at(-1)?.text ?? '', /undo/);
  });
});

describe('a sign-out beside a re-authentication', () => {
  for (let round = 0; round < 30; round++)
    it(`leaves no session (round ${round})`, async () => {
      const world = await setupNetworked(round);
      const browser = world.browser();
      const credential = await browser.signUp('ada');
      const { body } = await browser.post('passkeys/authentication/authorize', { purpose: 'reauthenticate' });
      const { code } = await browser.use(body['authenticationToken'], credential);
      const tabs = [world.browser(), world.browser(), world.browser()] as const;
      for (const tab of tabs) tab.cookies.set(sessionCookie, browser.cookies.get(sessionCookie) ?? '');
      const [renewing, leaving, original] = tabs;
      const [, left] = await Promise.all([
        renewing.post('reauthentication', { code }),
        later(round, () => leaving.send('DELETE', 'session')),
      ]);
      assert.equal(left.status, 204);
      assert.equal(await renewing.who(), undefined, 'the cookie of the re-authentication');
      assert.equal(await original.who(), undefined, 'the cookie from before');
    });
});

describe('a passkey that was used without user verification', () => {
  it('opens a session that cannot change the ways to sign in', async () => {
    const { world, credential, id } = await setupOwner();
    const finder = world.browser();
    const { body } = await finder.post('passkeys/authentication/authorize', {});
    const { code } = await finder.use(body['authenticationToken'], credential, { flags: flag.UP });
    assert.equal((await finder.post('session', { code })).status, 200);
    assert.equal(await finder.who(), email);
    assert.equal((await finder.send('GET', 'passkeys')).body['needsReauthentication'], true);
    for (const answer of [
      await finder.post('passkeys/registration/authorize', {}),
      await finder.send('DELETE', `passkeys/${id}`),
      await finder.post('challenges', { purpose: 'email-change', email: replacement }),
    ])
      assertRefused(answer, 403, '@error/ReauthenticationRequired');
    assert.equal((await finder.reauthenticate(credential)).status, 200);
    await finder.addPasskey();
  });
});

describe('a person who reads the mailbox of an account with a passkey', () => {
  it('cannot change its address or remove its passkey', async () => {
    const { world, owner, credential, id } = await setupOwner();
    const intruder = await enterByCode(world);
    const attempts = () =>
      Promise.all([
        intruder.send('DELETE', `passkeys/${id}`),
        intruder.send('DELETE', 'passkeys'),
        intruder.post('challenges', { purpose: 'email-change', email: replacement }),
      ]);
    for (const answer of await attempts()) {
      assertRefused(answer, 403, '@error/ReauthenticationRequired');
      assert.match(String(answer.body['message']), /with a passkey/);
    }
    // A second code is no better than the first.
    world.clock.now += minute;
    await verify(intruder, await intruder.askCode('reauthenticate'));
    for (const answer of await attempts()) assertRefused(answer, 403, '@error/ReauthenticationRequired');
    assert.equal((await owner.signIn(credential)).status, 200);
  });

  it('cannot do it with a passkey of their own either, before the owner had a day to remove it', async () => {
    const { world, owner, credential, id } = await setupOwner();
    const intruder = await enterByCode(world);
    const added = await intruder.addPasskey();
    assert.equal(world.mails.at(-1)?.purpose, 'passkey-added');
    await intruder.signIn(added.credential);
    assertRefused(await intruder.send('DELETE', `passkeys/${id}`), 403, '@error/ReauthenticationRequired');
    // A passkey that it vouches for counts no sooner.
    world.clock.now += day - minute;
    await intruder.signIn(added.credential);
    const second = await intruder.addPasskey();
    world.clock.now += minute;
    await intruder.signIn(second.credential);
    assertRefused(await intruder.send('DELETE', `passkeys/${id}`), 403, '@error/ReauthenticationRequired');

    await owner.signIn(credential);
    for (const one of [added, second])
      assert.equal((await owner.send('DELETE', `passkeys/${one.id}`)).status, 200);
    assert.equal(await intruder.who(), undefined);
  });

  it('who is its owner and lost the passkey replaces it after a day', async () => {
    const { world, id } = await setupOwner();
    const owner = await enterByCode(world);
    const { credential } = await owner.addPasskey();
    world.clock.now += day;
    await owner.signIn(credential);
    assert.equal((await owner.send('DELETE', `passkeys/${id}`)).status, 200);
    await verify(owner, await owner.askCode('email-change', replacement));
    assert.equal(await owner.who(), replacement);
  });

  it('removes by code a passkey that was added by code, until it counts', async () => {
    const { world } = await setupOwner();
    const owner = await enterByCode(world);
    const { id } = await owner.addPasskey();
    world.clock.now += minute;
    const other = await enterByCode(world);
    assert.equal((await other.send('DELETE', `passkeys/${id}`)).status, 200);
  });

  it('needs a passkey for the changes that the app names, and for no others', async () => {
    const { world, id } = await setupOwner({ passkeyRequiredFor: ['add-passkey'] });
    const person = await enterByCode(world);
    const added = await person.post('passkeys/registration/authorize', {});
    assertRefused(added, 403, '@error/ReauthenticationRequired');
    assert.equal((await person.send('DELETE', `passkeys/${id}`)).status, 200);
    assert.equal((await person.post('passkeys/registration/authorize', {})).status, 200, 'no passkey left');
  });

  it('is not held up by a passkey that the vault has lost', async () => {
    const { world, id } = await setupOwner();
    await world.passlock.deletePasskey({ passkeyId: id });
    const person = await enterByCode(world);
    assert.equal((await person.send('DELETE', `passkeys/${id}`)).status, 200);
  });
});

describe('an address that was replaced', () => {
  it('gets the notices about the account for a week', async () => {
    const { world, owner } = await setupOwner();
    await verify(owner, await owner.askCode('email-change', replacement));
    world.mails.length = 0;
    const { id } = await owner.addPasskey();
    await owner.send('DELETE', `passkeys/${id}`);
    const sent = world.mails.map(({ to, purpose }) => `${purpose} ${to}`);
    assert.deepEqual(sent, [
      `passkey-added ${replacement}`,
      `passkey-added ${email}`,
      `passkey-removed ${replacement}`,
      `passkey-removed ${email}`,
    ]);
    world.clock.now += 7 * day;
    world.mails.length = 0;
    await owner.enter(replacement, 'login');
    world.mails.length = 0;
    await owner.addPasskey();
    assert.deepEqual(
      world.mails.map(({ to }) => to),
      [replacement],
    );
  });
});
