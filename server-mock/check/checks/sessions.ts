/** S: sessions. */
import { check, type Check } from '../check.js';
import { expect, expectError, expectOk, expectSignedOut, expectUser } from '../expect.js';

/** The routes that need a session. */
const ownRoutes: [method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object][] = [
  ['delete', 'sessions'],
  ['post', 'passkeys/registration/authorize', {}],
  ['post', 'passkeys/authentication/authorize', { purpose: 'reauthenticate' }],
  ['post', 'reauthentication', { code: 'x' }],
  ['get', 'passkeys'],
  ['patch', 'passkeys/x', { label: 'x' }],
  ['delete', 'passkeys/x'],
  ['delete', 'passkeys'],
  ['post', 'passkeys/prune', {}],
  ['patch', 'account', { username: 'x' }],
];

export const sessionChecks: Check[] = [
  check('S1', 'session ids are long and random', async (world) => {
    const people = [await world.person(), await world.person()];
    const [first = [], second = []] = people.map(({ browser }) => [...browser.cookies.values()]);
    expect(
      first.some((value) => value.length >= 20),
      'no cookie has a value of 20 characters or more',
    );
    const shared = first.filter((value) => second.includes(value));
    expect(shared.length < first.length, 'two people have the same cookies');
  }),

  check('S2', 'a planted session is not signed in with its victim', async (world) => {
    const { passkey, username } = await world.person();
    const attacker = world.browser();
    expectOk(await attacker.post('passkeys/registration/authorize', { username: world.name() }));
    const victim = attacker.copy();
    expectOk(await world.signIn(victim, passkey));
    await expectUser(victim, username, 'after a sign-in');
    await expectSignedOut(attacker, 'who has planted the session before the sign-in');
  }),

  check('S2', 'a sign-up renews the session id', async (world) => {
    const attacker = world.browser();
    const username = world.name();
    const authorized = expectOk(await attacker.post('passkeys/registration/authorize', { username }));
    const victim = attacker.copy();
    const { code } = await victim.create({ token: authorized.body['registrationToken'] });
    expectOk(await victim.post('passkeys/registration', { code }));
    await expectSignedOut(attacker, 'who has planted the session before the sign-up');
  }),

  check('S2', 'another sign-in ends the session before', async (world) => {
    const { browser, passkey } = await world.person();
    const thief = browser.copy();
    expectOk(await world.signIn(browser, passkey));
    await expectSignedOut(thief, 'with the session id before another sign-in');
  }),

  check('S2', 'a re-authentication renews the session id', async (world) => {
    const person = await world.person();
    const thief = person.browser.copy();
    const { code } = await world.reauthenticationProof(person);
    expectOk(await person.browser.post('reauthentication', { code }));
    await expectUser(person.browser, person.username, 'after a re-authentication');
    await expectSignedOut(thief, 'with the session id before a re-authentication');
  }),

  check('S3', 'a copied cookie is worth nothing after the sign-out', async (world) => {
    const { browser } = await world.person();
    const thief = browser.copy();
    expectOk(await browser.delete('session'), 204);
    await expectSignedOut(browser, 'after a sign-out');
    await expectSignedOut(thief, 'with a copied cookie, after the sign-out');
    expectOk(await world.browser().delete('session'), 204);
  }),

  check('S4', 'DELETE sessions ends every session of the account', async (world) => {
    const { browser, passkey } = await world.person();
    const other = world.browser();
    expectOk(await world.signIn(other, passkey));
    const stranger = await world.person();
    expectOk(await browser.delete('sessions'), 204);
    await expectSignedOut(browser, 'after DELETE sessions');
    await expectSignedOut(other, 'in another browser, after DELETE sessions');
    await expectUser(stranger.browser, stranger.username, 'somebody else, after DELETE sessions');
  }),

  check('S4', 'removing a passkey ends the other sessions', async (world) => {
    const { browser, passkey, username, passkeyId } = await world.person();
    const other = world.browser();
    expectOk(await world.signIn(other, passkey));
    await world.addPasskey(browser);
    expectOk(await browser.delete(`passkeys/${passkeyId}`));
    await expectUser(browser, username, 'who has removed a passkey');
    await expectSignedOut(other, 'in another browser, after the removal of a passkey');
  }),

  check('S4', 'a change of the address ends the other sessions', async (world) => {
    const { browser, passkey, username } = await world.person();
    const other = world.browser();
    expectOk(await world.signIn(other, passkey));
    const { code } = await world.code(browser, 'email-change', world.address());
    expectOk(await browser.post('challenges/verify', { code }));
    await expectUser(browser, username, 'who has changed the address');
    await expectSignedOut(other, 'in another browser, after a change of the address');
  }),

  check('S5', 'strangers get 401', async (world) => {
    for (const [method, path, body = {}] of ownRoutes)
      expectError(await world.browser()[method](path, body), '401 Unauthorized');
    for (const purpose of ['email-change', 'reauthenticate']) {
      const answer = await world.browser().post('challenges', { purpose, email: world.address() });
      if (answer.status !== 404) expectError(answer, '401 Unauthorized');
    }
    const { body } = expectOk(await world.browser().get('session'));
    expect(!('user' in body), 'GET session: a user without a session');
  }),
];
