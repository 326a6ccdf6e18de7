/** P1 to P7: ceremonies, and what their codes open. */
import type { Browser } from '../browser.js';
import { check, type Check } from '../check.js';
import { encodeBase64url } from '../../../src/wire/base64url.js';
import { expect, expectError, expectOk, expectRefused, expectSignedOut, expectUser } from '../expect.js';
import type { World } from '../world.js';

/** The code of a new passkey, before the backend has linked it. */
async function registrationCode(browser: Browser, username?: string) {
  const body = username === undefined ? {} : { username };
  const authorized = expectOk(await browser.post('passkeys/registration/authorize', body));
  return browser.create({ token: authorized.body['registrationToken'] });
}

/** What the page learns of a sign-in with this name, without what differs each time. */
async function signInOptions(world: World, username: string) {
  const browser = world.browser();
  const { body } = expectOk(await browser.post('passkeys/authentication/authorize', { username }));
  const { optionsJSON } = await browser.authenticationOptions(body['authenticationToken']);
  return { members: Object.keys(body).sort(), options: { ...optionsJSON, challenge: '' } };
}

function unsigned(idToken: string): string {
  const header = encodeBase64url(new TextEncoder().encode('{"alg":"none","typ":"JWT"}'));
  return `${header}.${idToken.split('.')[1] ?? ''}.`;
}

export const ceremonyChecks: Check[] = [
  check('P1', 'a code opens one session', async (world) => {
    const { passkey, username } = await world.person();
    const browser = world.browser();
    const { code, idToken } = await world.proof(browser, passkey);
    expectOk(await browser.post('session', { code }));
    await expectUser(browser, username, 'after a sign-in');
    const thief = world.browser();
    expectError(await thief.post('session', { code }), '400 InvalidCode');
    expectRefused(await thief.post('session', { id_token: idToken }), 'the code of this ceremony is used');
    await expectSignedOut(thief, 'with a used code');
    expectError(await browser.post('session', { code: 'x'.repeat(code.length) }), '400 InvalidCode');
  }),

  check('P1', 'of simultaneous requests with one code, one succeeds', async (world) => {
    const { passkey } = await world.person();
    const { code } = await world.proof(world.browser(), passkey);
    const browsers = Array.from({ length: 5 }, () => world.browser());
    const answers = await Promise.all(browsers.map((browser) => browser.post('session', { code })));
    const opened = answers.filter(({ status }) => status === 200).length;
    expect(opened === 1, `five simultaneous requests with one code opened ${opened} sessions`);
  }),

  check('P1', 'an identity token is verified', async (world) => {
    const { passkey } = await world.person();
    const { idToken } = await world.proof(world.browser(), passkey);
    const [header = '', payload = ''] = idToken.split('.');
    const forged = [
      unsigned(idToken),
      `${header}.${payload}.${'A'.repeat(342)}`,
      'x',
      `${header}.${payload}.`,
    ];
    for (const token of forged) {
      const browser = world.browser();
      expectRefused(await browser.post('session', { id_token: token }), 'a forged identity token');
      await expectSignedOut(browser, 'with a forged identity token');
    }
  }),

  check('P2', 'a passkey that anybody has created under the name opens nothing', async (world) => {
    const { username } = await world.person();
    const attacker = world.browser();
    const { code, passkey } = await attacker.create({ anonymous: { username } });
    expectError(await attacker.post('session', { code }), '403 Forbidden');
    expectError(await world.signIn(attacker, passkey), '403 Forbidden');
    await expectSignedOut(attacker, 'with a passkey that no account has linked');
  }),

  check('P2', 'a passkey opens nothing before it is linked', async (world) => {
    const { browser } = await world.person();
    const { code, passkey } = await registrationCode(browser);
    const attacker = world.browser();
    expectError(await attacker.post('session', { code }), '403 Forbidden');
    expectError(await world.signIn(attacker, passkey), '403 Forbidden');
  }),

  check('P3', 'the code of another account’s ceremony links nothing', async (world) => {
    const ada = await world.person();
    const mallory = await world.person();
    const { code, id } = await registrationCode(ada.browser);
    expectError(await mallory.browser.post('passkeys/registration', { code }), '403 Forbidden');
    const listed = (await mallory.browser.get('passkeys')).body['passkeys'] as { id: string }[];
    expect(
      !listed.some((one) => one.id === id),
      'GET passkeys has the passkey of another account’s ceremony',
    );
  }),

  check('P3', 'a sign-up completes only in the browser that began it', async (world) => {
    const username = world.name();
    const { code } = await registrationCode(world.browser(), username);
    const attacker = world.browser();
    await registrationCode(attacker, world.name());
    expectRefused(await attacker.post('passkeys/registration', { code }), 'the sign-up of another browser');
    await expectSignedOut(attacker, 'with the code of another sign-up');
    const { code: other } = await registrationCode(world.browser(), world.name());
    const stranger = world.browser();
    expectError(
      await stranger.post('passkeys/registration', { code: other }),
      '401 Unauthorized',
      '403 Forbidden',
    );
  }),

  check('P3', 'the code of a sign-in links nothing', async (world) => {
    const mallory = await world.person();
    const ada = await world.person();
    const { code } = await world.proof(world.browser(), mallory.passkey);
    expectRefused(await ada.browser.post('passkeys/registration', { code }), 'the code of a sign-in');
    expectOk(await world.signIn(mallory.browser, mallory.passkey));
    await expectUser(mallory.browser, mallory.username, 'whose passkey somebody has tried to link');
  }),

  check('P3', 'a passkey that anybody has created links nothing', async (world) => {
    const { browser } = await world.person();
    const { code } = await world.browser().create({ anonymous: { username: world.name() } });
    expectError(await browser.post('passkeys/registration', { code }), '403 Forbidden');
  }),

  check('P4', 'known and unknown usernames get the same options', async (world) => {
    const { username } = await world.person();
    const [known, unknown] = [await signInOptions(world, username), await signInOptions(world, world.name())];
    expect(
      JSON.stringify(known) === JSON.stringify(unknown),
      `known ${JSON.stringify(known)}, unknown ${JSON.stringify(unknown)}`,
    );
  }),

  check('P5', 'the options name the account’s passkeys and require verification', async (world) => {
    const { browser, passkey } = await world.person();
    const body = { purpose: 'reauthenticate' };
    const authorized = expectOk(await browser.post('passkeys/authentication/authorize', body)).body;
    const { optionsJSON } = await browser.authenticationOptions(authorized['authenticationToken']);
    const ids = (optionsJSON.allowCredentials ?? []).map(({ id }) => id);
    expect(
      ids.length === 1 && ids[0] === encodeBase64url(passkey.id),
      `allowCredentials: expected the account’s one passkey, got ${ids.length}`,
    );
    expect(optionsJSON.userVerification === 'required', 'userVerification is not required');
  }),

  check('P5', 'another account’s passkey is refused', async (world) => {
    const [ada, mallory] = [await world.person(), await world.person()];
    const { code } = await world.proof(world.browser(), mallory.passkey);
    expectError(await ada.browser.post('reauthentication', { code }), '403 Forbidden');
    const { code: once } = await world.reauthenticationProof(ada);
    expectOk(await ada.browser.post('reauthentication', { code: once }));
    expectError(await ada.browser.post('reauthentication', { code: once }), '400 InvalidCode');
  }),

  check('P5', 'an account without a passkey gets no ceremony', async (world) => {
    const browser = await world.enter(world.address());
    const answer = await browser.post('passkeys/authentication/authorize', { purpose: 'reauthenticate' });
    expectError(answer, '404 NotFound');
  }),

  check('P6', 'a passkey without verification is no proof', async (world) => {
    const person = await world.person();
    const browser = world.browser();
    const signedIn = await world.signIn(browser, person.passkey, { verified: false });
    // A backend may want the verification at the sign-in already.
    if (signedIn.status !== 403) {
      expectOk(signedIn);
      const stale = '403 ReauthenticationRequired';
      const listed = expectOk(await browser.get('passkeys')).body;
      expect(listed['needsReauthentication'] === true, 'GET passkeys: `needsReauthentication` is false');
      expectError(await browser.post('passkeys/registration/authorize'), stale);
      expectError(await browser.delete(`passkeys/${person.passkeyId}`), stale);
      expectError(await browser.delete('passkeys'), stale);
      const change = await browser.post('challenges', { purpose: 'email-change', email: world.address() });
      if (change.status !== 404) expectError(change, stale);
      const { code } = await world.proof(browser, person.passkey, { verified: false });
      expectError(await browser.post('reauthentication', { code }), '403 Forbidden');
      expectError(await browser.post('passkeys/registration/authorize'), stale);
    }
    expectOk(await world.signIn(browser, person.passkey));
    const { code } = await world.reauthenticationProof({ ...person, browser });
    expectOk(await browser.post('reauthentication', { code }));
    expectOk(await browser.post('passkeys/registration/authorize'));
  }),

  check('P7', 'the options name the site and the account’s passkeys', async (world) => {
    const { browser, username, passkey } = await world.person();
    const authorized = expectOk(await browser.post('passkeys/registration/authorize')).body;
    const { optionsJSON } = await browser.registrationOptions(authorized['registrationToken']);
    expect(!!optionsJSON.rp.name.trim(), 'the name of the site (rpName) is empty');
    expect(optionsJSON.user.name === username, `the name of the passkey is ${optionsJSON.user.name}`);
    const excluded = (optionsJSON.excludeCredentials ?? []).map(({ id }) => id);
    expect(excluded.includes(encodeBase64url(passkey.id)), 'excludeCredentials lacks the account’s passkey');
  }),

  check('P7', 'no passkey without a prompt, and none under another name', async (world) => {
    const { browser } = await world.person();
    const conditional = { mediation: 'conditional' };
    expectError(await browser.post('passkeys/registration/authorize', conditional), '403 Forbidden');
    const stranger = { ...conditional, username: world.name() };
    expectRefused(
      await world.browser().post('passkeys/registration/authorize', stranger),
      'no recent password',
    );
    const other = { username: world.name() };
    expectError(await browser.post('passkeys/registration/authorize', other), '403 Forbidden');
  }),
];
