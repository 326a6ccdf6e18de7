/** C: one-time codes, the first for an address. */
import type { Browser } from '../browser.js';
import { check, type Check } from '../check.js';
import { NotOffered } from '../errors.js';
import { expect, expectError, expectOk, expectRefused, expectSignedOut, expectUser } from '../expect.js';
import { codeIn, otherThan } from '../world.js';

export const verify = (browser: Browser, code: string) => browser.post('challenges/verify', { code });

/** What a browser learns from wrong codes, until there are no attempts left. */
export async function guesses(browser: Browser, code: string): Promise<string[]> {
  const seen: string[] = [];
  for (let step = 1; step <= 6; step++) {
    const { status, body } = await verify(browser, otherThan(code, step));
    seen.push(`${status} ${String(body['_tag'])} ${String(body['attemptsLeft'])}`);
  }
  return seen;
}

export const codeChecks: Check[] = [
  check('C1', 'another browser can neither read nor use it', async (world) => {
    const browser = world.browser();
    const { code, answer } = await world.code(browser, 'signup', world.address());
    const other = world.browser();
    expectError(await verify(other, code), '400 InvalidChallenge');
    await expectSignedOut(other, 'with a code that another browser has requested');
    expect(
      expectOk(await other.get('challenges/current')).text === '{}',
      'GET challenges/current in another browser',
    );
    const current = expectOk(await browser.get('challenges/current')).body;
    expect(current['email'] === answer.body['email'], 'GET challenges/current: not the pending code');
    expectOk(await verify(browser, code));
    expect((await browser.get('challenges/current')).text === '{}', 'GET challenges/current after its use');
  }),

  check('C2', 'a second use is refused', async (world) => {
    const email = world.address();
    const browser = world.browser();
    const { code } = await world.code(browser, 'signup', email);
    const before = browser.copy();
    expectOk(await verify(browser, code));
    expectError(await verify(before, code), '400 InvalidChallenge');
    await expectSignedOut(before, 'with a used code');
  }),

  check('C2', 'a new code replaces the one before', async (world) => {
    const browser = world.browser();
    const { code: first } = await world.code(browser, 'signup', world.address());
    const before = browser.copy();
    const { code: second } = await world.code(browser, 'signup', world.address());
    if (first !== second)
      expectError(await verify(browser, first), '400 InvalidChallengeCode', '400 InvalidChallenge');
    expectError(await verify(before, first), '400 InvalidChallenge');
    expectOk(await verify(browser, second));
  }),

  check('C2', 'of simultaneous uses, one succeeds', async (world) => {
    const browser = world.browser();
    const { code } = await world.code(browser, 'signup', world.address());
    const answers = await Promise.all(Array.from({ length: 4 }, () => verify(browser.copy(), code)));
    const used = answers.filter(({ status }) => status === 200).length;
    expect(used === 1, `of four simultaneous uses of a code, ${used} succeeded`);
  }),

  check('C3', 'attempts are counted, and after the last one the right code is refused', async (world) => {
    const browser = world.browser();
    const { code } = await world.code(browser, 'signup', world.address());
    const seen = await guesses(browser, code);
    const wrong = [4, 3, 2, 1].map((left) => `400 @error/InvalidChallengeCode ${left}`);
    const over = '400 @error/ChallengeAttemptsExceeded undefined';
    expect(seen.slice(0, 4).join() === wrong.join(), `four wrong codes: ${seen.slice(0, 4).join(', ')}`);
    expect(
      seen.slice(4).every((one) => one === over),
      `the fifth and sixth: ${seen.slice(4).join(', ')}`,
    );
    expectError(await verify(browser, code), '400 ChallengeAttemptsExceeded');
    await expectSignedOut(browser, 'after too many wrong codes');
  }),

  check('C3', 'simultaneous guesses share the attempts', async (world) => {
    const browser = world.browser();
    const { code } = await world.code(browser, 'signup', world.address());
    const wrong = Array.from({ length: 20 }, (_, n) => otherThan(code, 1 + (n % 9)));
    const answers = await Promise.all(wrong.map((one) => verify(browser.copy(), one)));
    const counted = answers.filter(({ body }) => body['_tag'] === '@error/InvalidChallengeCode').length;
    expect(counted <= 5, `${counted} of twenty simultaneous guesses were compared`);
    expectRefused(await verify(browser, code), 'no attempts are left');
  }),

  check('C4', 'a code for one account does not change another one in the same browser', async (world) => {
    const [mallory, ada] = [await world.person(), await world.person()];
    const { browser } = mallory;
    const { code } = await world.code(browser, 'email-change', world.address());
    expectOk(await world.signIn(browser, ada.passkey));
    await expectUser(browser, ada.username, 'after a sign-in');
    expectRefused(await verify(browser, code), 'a code for another account');
    expect(
      (await browser.user())?.['email'] === undefined,
      'the address of another account’s code is confirmed',
    );
  }),

  check('C4', 'a code of a signed-in person needs the session', async (world) => {
    const { browser, passkey } = await world.person();
    const { code } = await world.code(browser, 'email-change', world.address());
    expectOk(await browser.delete('session'), 204);
    expectError(await verify(browser, code), '401 Unauthorized', '400 InvalidChallenge');
    await expectSignedOut(browser, 'with a code for a change of the address');
    expectOk(await world.signIn(browser, passkey));
    expect((await browser.user())?.['email'] === undefined, 'the address is confirmed without the session');
  }),

  check('C5', 'signup creates the account', async (world) => {
    const email = world.address();
    const browser = world.browser();
    const { code } = await world.code(browser, 'signup', email);
    const { body } = expectOk(await verify(browser, code));
    expect(body['purpose'] === 'signup', 'challenges/verify: another purpose');
    const user = await browser.user();
    expect(user?.['email'] === email, `after a sign-up by code, the user is ${JSON.stringify(user ?? {})}`);
    expect(
      (body['user'] as { id?: unknown } | undefined)?.id === user['id'],
      'challenges/verify: another user',
    );
    await world.addPasskey(browser);
  }),

  check('C5', 'email-change confirms the address', async (world) => {
    const { browser, email, id } = await world.personWithEmail();
    const user = await browser.user();
    expect(user?.['email'] === email && user['id'] === id, `the user is ${JSON.stringify(user ?? {})}`);
  }),

  check('C7', 'a code for the address does not open its account', async (world) => {
    const address = world.address();
    await world.person(address);
    const browser = world.browser();
    const { answer, mail } = await world.mail(browser, 'login', address);
    expect(codeIn(mail, answer) === undefined, 'an address that is only a username gets a code to sign in');
  }),

  check('C7', 'it does not block the owner of the address', async (world) => {
    const address = world.address();
    const squatter = await world.person(address);
    const owner = await world.enter(address);
    const user = await owner.user();
    expect(user?.['email'] === address, `the owner of the address is ${JSON.stringify(user ?? {})}`);
    expect(
      user['id'] !== squatter.id,
      'the code has opened the account whose username looks like the address',
    );
    await expectUser(squatter.browser, address, 'whose username looks like an address');
    expect(
      (await squatter.browser.user())?.['email'] === undefined,
      'the username became a confirmed address',
    );
  }),

  check('C9', 'a second code within the minute gets 429', async (world) => {
    // An address without an account, so that the limit reveals nothing either.
    for (const purpose of ['signup', 'login']) {
      const email = world.address();
      await world.mail(world.browser(), purpose, email);
      for (const address of [email, email.toUpperCase()]) {
        const answer = await world.browser().post('challenges', { purpose, email: address });
        expect(answer.status === 429, `${answer.request}: expected 429, got ${answer.status}`);
        const seconds = Number(answer.body['retryAfterSeconds']);
        expect(seconds >= 1 && seconds <= 3600, '429: retryAfterSeconds is not the time to wait');
        expect(Number(answer.headers.get('retry-after')) === seconds, '429: Retry-After is another time');
      }
    }
  }),

  check('C11', 'everything else gets 400', async (world) => {
    const wrong = [
      'x',
      'ada@',
      '@example.com',
      'a b@example.com',
      'a@x.example,b@x.example',
      'a@x.example\r\nBcc: b@x.example',
    ];
    for (const email of wrong) {
      const answer = await world.browser().post('challenges', { purpose: 'signup', email });
      if (answer.status === 404) throw new NotOffered('the backend sends no codes');
      expectError(answer, '400 InvalidEmail');
    }
    for (const email of [7, ['ada@example.com'], {}])
      expectRefused(await world.browser().post('challenges', { purpose: 'signup', email }), 'not an address');
  }),
];
