/** C: one-time codes, a second one for an address. */
import { lateCheck, type LateCheck } from '../check.js';
import { expect, expectError, expectOk, expectRefused, expectSignedOut, expectUser } from '../expect.js';
import { codeIn } from '../world.js';
import { guesses, verify } from './codes.js';

/** A response without what differs from one code to the next. */
function shape(body: Record<string, unknown>): string {
  const { email: _, expiresAt, resendAt, now, ...rest } = body;
  const [expiry, resend] = [expiresAt, resendAt].map((time) =>
    Math.round((Number(time) - Number(now)) / 5000),
  );
  return JSON.stringify({ ...rest, expiry, resend, members: Object.keys(body).sort() });
}

/** These need a second code for an address, and so run a minute after the first one. */
export const lateCodeChecks: LateCheck[] = [
  ...['login', 'account-recovery'].map((purpose) =>
    lateCheck(
      'C5',
      `${purpose} opens the account that has confirmed the address`,
      async (world, { email, id }) => {
        const browser = world.browser();
        const { code } = await world.code(browser, purpose, email);
        expectOk(await verify(browser, code));
        expect((await browser.user())?.['id'] === id, `${purpose} opened another account`);
      },
    ),
  ),

  lateCheck(
    'C5',
    'reauthenticate is sent to the confirmed address',
    async (world, { browser, email, username }) => {
      const attacker = world.address();
      const thief = browser.copy();
      const before = (await world.mock.mailsTo(email, 0)).length;
      const answer = await browser.post('challenges', { purpose: 'reauthenticate', email: attacker });
      expectOk(answer);
      const mail = (await world.mock.mailsTo(email, before + 1)).at(-1);
      expect((await world.mock.mailsTo(attacker, 0)).length === 0, 'the page chooses the address');
      const code = mail && codeIn(mail, answer);
      expect(code !== undefined, 'the email to the confirmed address contains no code');
      expectOk(await verify(browser, code));
      await expectUser(browser, username, 'after a re-authentication by code');
      await expectSignedOut(thief, 'with the session id before a re-authentication by code');
    },
  ),

  lateCheck('C5', 'an address has one account', async (world, { email }) => {
    const { browser } = await world.person();
    const { code } = await world.code(browser, 'email-change', email);
    expectError(await verify(browser, code), '409 DuplicateEmail');
    expect((await browser.user())?.['email'] === undefined, 'two accounts have the same address');
  }),

  lateCheck('C4', 'a code for a replaced address opens nothing', async (world, { browser, email }) => {
    const other = world.browser();
    const { code } = await world.code(other, 'login', email);
    const { code: change } = await world.code(browser, 'email-change', world.address());
    expectOk(await verify(browser, change));
    expectRefused(await verify(other, code), 'the account has another address');
    await expectSignedOut(other, 'with a code for a replaced address');
  }),

  lateCheck('C6', 'both get an email, and the same responses to all codes', async (world, { email }) => {
    const [knownBrowser, unknownBrowser] = [world.browser(), world.browser()];
    const known = await world.mail(knownBrowser, 'login', email);
    const unknown = await world.mail(unknownBrowser, 'login', world.address());
    const [first, second] = [shape(known.answer.body), shape(unknown.answer.body)];
    expect(first === second, `POST challenges: known ${first}, unknown ${second}`);
    const headers = [known, unknown].map(({ answer }) => [...answer.headers.keys()].sort().join());
    expect(headers[0] === headers[1], `POST challenges: known has ${headers.join('; unknown has ')}`);
    const code = codeIn(known.mail, known.answer);
    expect(code !== undefined, 'the email to the known address contains no code');
    expect(
      codeIn(unknown.mail, unknown.answer) === undefined,
      'the email to the unknown address contains a code',
    );
    const [current, none] = [
      await knownBrowser.get('challenges/current'),
      await unknownBrowser.get('challenges/current'),
    ];
    expect(shape(current.body) === shape(none.body), 'GET challenges/current tells them apart');
    const [right, wrong] = [await guesses(knownBrowser, code), await guesses(unknownBrowser, code)];
    expect(
      right.join() === wrong.join(),
      `wrong codes: known ${right.join(', ')}, unknown ${wrong.join(', ')}`,
    );
  }),

  lateCheck(
    'C10',
    'a code neither removes the passkey nor changes the address',
    async (world, { email, passkeyId, passkey }) => {
      const thief = await world.enter(email, 'login');
      const refused = '403 ReauthenticationRequired';
      const attempt = async (why: string) => {
        expectError(await thief.delete(`passkeys/${passkeyId}`), refused);
        expectError(await thief.delete('passkeys'), refused);
        const change = { purpose: 'email-change', email: world.address() };
        const answer = await thief.post('challenges', change);
        expect(answer.status === 403, `POST challenges ${why}: expected 403, got ${answer.status}`);
      };
      await attempt('after a code');
      // A backend may refuse this too. A passkey that was added after a code must not count at once.
      const authorized = await thief.post('passkeys/registration/authorize');
      if (authorized.status === 200) {
        const { passkey: added, code } = await thief.create({ token: authorized.body['registrationToken'] });
        expectOk(await thief.post('passkeys/registration', { code }));
        expectOk(await world.signIn(thief, added));
        await attempt('with a passkey that was added after a code');
      }
      expectOk(await world.signIn(world.browser(), passkey));
    },
  ),
];
