import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PasskeyError } from '../../src/wire/errors.js';
import { assertRefused, setup, type BackendResponse, type Browser, type World } from './support/world.js';

const email = 'ada@example.com';
const minute = 60_000;
const codeCookie = '__Host-passkey-code';
const sessionCookie = '__Host-passkey-session';

const verify = (browser: Browser, code: unknown) => browser.post('challenges/verify', { code });

/** A wrong code. */
const otherThan = (code: string) => (code.startsWith('9') ? '8' : '9') + code.slice(1);

/** A world with an account that has a confirmed address and may request another code. */
async function setupAccount(...given: Parameters<typeof setup>): Promise<World> {
  const world = await setup(...given);
  await world.browser().enter(email);
  world.clock.now += minute;
  return world;
}

describe('challenges', () => {
  it('creates an account when the sign-up code is verified, and not before', async () => {
    const world = await setup();
    const browser = world.browser();
    const sent = await browser.post('challenges', { email, purpose: 'signup' });
    assert.equal(sent.status, 200, sent.text);
    const { now } = world.clock;
    assert.deepEqual(sent.body, {
      purpose: 'signup',
      email,
      length: 6,
      expiresAt: now + 10 * minute,
      resendAt: now + minute,
      now,
    });
    const [mail] = world.mails;
    assert.equal(mail?.to, email);
    assert.match(mail?.text ?? '', new RegExp(mail?.code ?? 'none'));
    assert.equal(await browser.who(), undefined);
    assert.deepEqual(await world.kv.list('account'), []);
    const verified = await verify(browser, mail?.code);
    const user = verified.body['user'] as Record<string, string>;
    assert.deepEqual(verified.body, { purpose: 'signup', user: { id: user['id'], username: email, email } });
    assert.equal(await browser.who(), email);
    assert.equal(browser.cookies.has(codeCookie), false);
  });

  it('signs in with a code', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const verified = await browser.enter('ADA@example.com', 'login');
    assert.equal(verified.body['purpose'], 'login');
    assert.equal(await browser.who(), email);
  });

  it('recovers an account with a code, and only an existing one', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const verified = await browser.enter(email, 'account-recovery');
    assert.equal(verified.body['purpose'], 'account-recovery');
    assert.equal(await browser.who(), email);
    assert.equal(await world.browser().askCode('account-recovery', 'eve@example.com'), undefined);
  });

  it('signs in a person who signs up with the address of an existing account', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    await browser.enter(email, 'signup');
    assert.equal(await browser.who(), email);
    assert.equal((await world.kv.list('account')).length, 1);
  });

  it('never treats a username that looks like an address as a confirmed address', async () => {
    const world = await setup();
    const squatter = world.browser();
    await squatter.signUp(email);
    const browser = world.browser();
    assert.equal(await browser.askCode('login', email), undefined);
    world.clock.now += minute;
    const code = await browser.askCode('signup', email);
    const { user } = (await verify(browser, code)).body as { user: Record<string, string> };
    assert.equal(user['email'], email);
    assert.match(user['username'] ?? '', /^ada-\d{10}$/);
    assert.equal(await browser.who(), user['username']);
    assert.equal(await squatter.who(), email, 'its name is unchanged');
    const { body } = await squatter.send('GET', 'session');
    assert.equal('email' in (body['user'] as object), false);
    world.clock.now += minute;
    const again = world.browser();
    await again.enter(email, 'login');
    assert.equal(await again.who(), user['username']);
    world.clock.now += minute;
    const anew = world.browser();
    await anew.enter(email, 'signup');
    assert.equal(await anew.who(), user['username'], 'no third account');
  });

  it('sends the same response and email whether or not a username equals the address', async () => {
    const world = await setup();
    await world.browser().signUp(email);
    const ask = async (to: string, purpose: string) => {
      const { status, body } = await world.browser().post('challenges', { email: to, purpose });
      const mail = world.mails.at(-1);
      const words = mail?.text.replaceAll(mail.code ?? 'none', '');
      return {
        status,
        body: { ...body, email: '' },
        mail: { ...mail, to: '', code: '', html: '', text: words },
      };
    };
    for (const purpose of ['signup', 'login']) {
      assert.deepEqual(await ask(email, purpose), await ask('free@example.com', purpose));
      world.clock.now += minute;
    }
  });

  it('returns the pending code to its own browser until it expires', async () => {
    const world = await setup();
    const browser = world.browser();
    const none = await browser.send('GET', 'challenges/current');
    assert.equal(none.status, 200);
    assert.deepEqual(none.body, {});
    const sent = await browser.post('challenges', { email, purpose: 'signup' });
    world.clock.now += 5000;
    const current = await browser.send('GET', 'challenges/current');
    assert.deepEqual(current.body, { ...sent.body, now: world.clock.now });
    assert.deepEqual((await world.browser().send('GET', 'challenges/current')).body, {});
    world.clock.now += 10 * minute;
    assert.deepEqual((await browser.send('GET', 'challenges/current')).body, {});
  });

  it('opens the session under a new id (fixation) and keeps the code in an HTTP-only cookie', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const sent = await browser.post('challenges', { email, purpose: 'login' });
    const attributes =
      /^__Host-passkey-code=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/;
    assert.match(sent.headers.get('set-cookie') ?? '', attributes);
    const chosen = 'A'.repeat(43);
    browser.cookies.set(sessionCookie, chosen);
    await verify(browser, world.mails.at(-1)?.code);
    assert.equal(await browser.who(), email);
    assert.notEqual(browser.cookies.get(sessionCookie), chosen);
    const attacker = world.browser();
    attacker.cookies.set(sessionCookie, chosen);
    assert.equal(await attacker.who(), undefined);
  });

  it('tells Passlock to send no email of its own', async () => {
    const requests: unknown[] = [];
    const world = await setup({}, (passlock) => ({
      createMailboxChallenge(request) {
        requests.push(request.sendEmail);
        return passlock.createMailboxChallenge(request);
      },
    }));
    for (const purpose of ['login', 'signup'])
      await world.browser().askCode(purpose, `${purpose}@example.com`);
    assert.deepEqual(requests, [false, false]);
  });

  it('accepts a code once', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const code = await browser.askCode('login', email);
    const kept = browser.cookies.get(codeCookie) ?? '';
    assert.equal((await verify(browser, code)).status, 200);
    assertRefused(await verify(browser, code), 400, '@error/InvalidChallenge');
    const other = world.browser();
    other.cookies.set(codeCookie, kept);
    assertRefused(await verify(other, code), 400, '@error/InvalidChallenge');
  });

  it('accepts a code once when it is submitted many times at once', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const code = await browser.askCode('login', email);
    const kept = browser.cookies.get(codeCookie) ?? '';
    const tries = Array.from({ length: 5 }, () => {
      const tab = world.browser();
      tab.cookies.set(codeCookie, kept);
      return verify(tab, code);
    });
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [200, 400, 400, 400, 400]);
  });

  it('accepts a code only in the browser that requested it', async () => {
    const world = await setupAccount();
    const code = await world.browser().askCode('login', email);
    const other = world.browser();
    assertRefused(await verify(other, code), 400, '@error/InvalidChallenge');
    world.clock.now += minute;
    await other.askCode('login', 'mallory@example.com');
    assertRefused(await verify(other, code), 400, '@error/InvalidChallengeCode');
    assert.equal(await other.who(), undefined);
  });

  it('does not accept a code cookie as a session cookie, or the reverse', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    await browser.askCode('login', email);
    const swapped = world.browser();
    swapped.cookies.set(sessionCookie, browser.cookies.get(codeCookie) ?? '');
    assert.equal(await swapped.who(), undefined);
    const signedIn = world.browser();
    await signedIn.signUp('grace');
    swapped.cookies.set(codeCookie, signedIn.cookies.get(sessionCookie) ?? '');
    assertRefused(await verify(swapped, '123456'), 400, '@error/InvalidChallenge');
    assert.equal(await signedIn.who(), 'grace');
  });

  it('returns the attempts left and blocks the code after the last one', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const code = (await browser.askCode('login', email)) ?? '';
    const wrong = [otherThan(code), '', '12 34', 'x'.repeat(400)];
    for (const [at, typed] of wrong.entries()) {
      const answer = await verify(browser, typed);
      assertRefused(answer, 400, '@error/InvalidChallengeCode');
      assert.equal(answer.body['attemptsLeft'], 4 - at);
    }
    for (const typed of [otherThan(code), code])
      assertRefused(await verify(browser, typed), 400, '@error/ChallengeAttemptsExceeded');
    assert.deepEqual((await browser.send('GET', 'challenges/current')).body, {});
    world.clock.now += minute;
    await browser.enter(email, 'login');
    assert.equal(await browser.who(), email);
  });

  it('counts concurrent guesses one by one', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const code = (await browser.askCode('login', email)) ?? '';
    const tags = await Promise.all(
      Array.from({ length: 20 }, async () => (await verify(browser, otherThan(code))).body['_tag']),
    );
    assert.equal(tags.filter((tag) => tag === '@error/InvalidChallengeCode').length, 4);
    assertRefused(await verify(browser, code), 400, '@error/ChallengeAttemptsExceeded');
  });

  it('returns the attempts left by the app’s own limit when that is lower than Passlock’s', async () => {
    const world = await setupAccount({ codeAttempts: 2 });
    const browser = world.browser();
    const code = (await browser.askCode('login', email)) ?? '';
    const answer = await verify(browser, otherThan(code));
    assert.equal(answer.body['attemptsLeft'], 1);
    assertRefused(await verify(browser, otherThan(code)), 400, '@error/ChallengeAttemptsExceeded');
  });

  it('responds with ChallengeExpired to an expired code', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    const code = await browser.askCode('login', email);
    world.clock.now += 10 * minute;
    assertRefused(await verify(browser, code), 400, '@error/ChallengeExpired');
    world.clock.now += 61 * minute;
    assertRefused(await verify(browser, code), 400, '@error/InvalidChallenge');
  });

  it('keeps a code valid when a stranger requests another one for the address', async () => {
    const world = await setupAccount();
    const owner = world.browser();
    const code = await owner.askCode('login', email);
    world.clock.now += minute;
    const other = await world.browser().askCode('login', email);
    assert.notEqual((await owner.send('GET', 'challenges/current')).body['email'], undefined);
    if (other !== code) assertRefused(await verify(owner, other), 400, '@error/InvalidChallengeCode');
    assert.equal((await verify(owner, code)).status, 200);
  });

  it('invalidates a code when its browser requests another one', async () => {
    const world = await setupAccount();
    const second = world.browser();
    const code = await second.askCode('login', email);
    const kept = second.cookies.get(codeCookie) ?? '';
    world.clock.now += minute;
    const again = await second.askCode('login');
    assert.equal(world.mails.at(-1)?.to, email, 'default: the last address');
    if (code !== again) assertRefused(await verify(second, code), 400, '@error/InvalidChallengeCode');
    const replay = world.browser();
    replay.cookies.set(codeCookie, kept);
    assertRefused(await verify(replay, code), 400, '@error/InvalidChallenge');
    assert.equal((await verify(second, again)).status, 200);
  });

  it('limits codes per address, for all clients and spellings', async () => {
    const world = await setup();
    await world.browser().askCode('login', email);
    world.clock.now += 20_000;
    const answer = await world.browser().post('challenges', { email: 'ADA@Example.com', purpose: 'signup' });
    assertRefused(answer, 429, '@error/ChallengeRateLimited');
    assert.equal(answer.body['retryAfterSeconds'], 40);
    assert.equal(answer.headers.get('retry-after'), '40');
    for (let n = 1; n < 10; n++) {
      world.clock.now += minute;
      await world.browser().askCode('login', email);
    }
    world.clock.now += minute;
    const last = await world.browser().post('challenges', { email, purpose: 'login' });
    assertRefused(last, 429, '@error/ChallengeRateLimited');
    assert.equal(last.body['retryAfterSeconds'], (60 - 10) * 60 - 20);
  });

  it('limits codes per client without using up other clients’ limits', async () => {
    const world = await setup({ codesPerClient: 3 });
    const flood = world.browser();
    flood.ipAddress = '192.0.2.1';
    for (const name of ['a', 'b', 'c']) await flood.askCode('login', `${name}@example.com`);
    const refused = await flood.post('challenges', { email, purpose: 'login' });
    assertRefused(refused, 429, '@error/ChallengeRateLimited');
    const other = world.browser();
    other.ipAddress = '192.0.2.2';
    await other.askCode('login', email);
  });

  it('returns the same responses for known and unknown addresses throughout the flow', async () => {
    const world = await setupAccount();
    world.clock.now += minute;
    const sequence = async (address: string): Promise<unknown[]> => {
      const browser = world.browser();
      const answers = [
        await browser.post('challenges', { email: address, purpose: 'login' }),
        await browser.post('challenges', { email: address, purpose: 'login' }),
        await browser.send('GET', 'challenges/current'),
        await verify(browser, ''),
        await verify(browser, '12345'),
        await verify(browser, 'abcdef'),
        await verify(browser, '１２３４５６'),
      ];
      const shapes = answers.map(shape);
      const { now } = world.clock;
      world.clock.now = now + 10 * minute;
      shapes.push(shape(await verify(browser, '000')));
      world.clock.now = now;
      for (let n = 0; n < 2; n++) shapes.push(shape(await verify(browser, 'x')));
      shapes.push(shape(await browser.send('GET', 'challenges/current')));
      return shapes;
    };
    assert.deepEqual(await sequence('eve@example.com'), await sequence(email));
    const [to, decoy] = world.mails.slice(-2).reverse();
    assert.equal(typeof to?.code, 'string');
    assert.equal(decoy?.code, undefined);
    assert.match(decoy?.text ?? '', /No account there has it/);
  });

  it('makes the same calls for known and unknown addresses, so that timing reveals nothing', async () => {
    const calls: string[] = [];
    const world = await setup({}, (passlock) =>
      Object.fromEntries(
        Object.entries(passlock).map(([name, call]) => [
          name,
          (...input: never[]) => {
            calls.push(name);
            return (call as (...input: never[]) => unknown)(...input);
          },
        ]),
      ),
    );
    await world.browser().enter(email);
    world.clock.now += minute;
    const sequences = [];
    for (const address of [email, 'eve@example.com']) {
      const [browser, mails] = [world.browser(), world.mails.length];
      calls.length = 0;
      await browser.askCode('login', address);
      await browser.send('GET', 'challenges/current');
      for (let n = 0; n < 6; n++) await verify(browser, `00000${n}`);
      sequences.push([...calls, world.mails.length - mails]);
    }
    assert.deepEqual(sequences[1], sequences[0]);
  });

  it('rejects even the correct code for an address without an account', async () => {
    let code = '';
    const world = await setup({}, (passlock) => ({
      createMailboxChallenge: async (request) => {
        const created = await passlock.createMailboxChallenge(request);
        ({ code } = created.challenge);
        return created;
      },
    }));
    const guesser = world.browser();
    await guesser.askCode('login', email);
    assertRefused(await verify(guesser, code), 400, '@error/InvalidChallengeCode');
    assert.equal(await guesser.who(), undefined);
  });

  it('responds with 500 and keeps no pending code when the email cannot be sent', async () => {
    const world = await setup({ mailer: { send: () => Promise.reject(new Error('no route to 10.0.0.1')) } });
    const browser = world.browser();
    assertRefused(await browser.post('challenges', { email, purpose: 'login' }), 500, '@error/Internal');
    assert.equal(world.reports.length, 1);
    assert.deepEqual((await browser.send('GET', 'challenges/current')).body, {});
  });

  const bad = ['', 'ada', 'a@b', 'a@b@c.example', 'a b@c.example', 'a@c.example\r\nBcc: x@y.example'];
  for (const address of [...bad, 'a,b@c.example', `${'a'.repeat(250)}@c.example`, '@'.repeat(9000), 7, null])
    it(`refuses the address ${JSON.stringify(address).slice(0, 40)}`, async () => {
      const world = await setup();
      const answer = await world.browser().post('challenges', { email: address, purpose: 'login' });
      assertRefused(answer, 400, '@error/InvalidEmail');
      assert.equal(world.mails.length, 0);
    });

  for (const purpose of [undefined, '', 'other', 'constructor', 7])
    it(`refuses the purpose ${JSON.stringify(purpose) ?? '(none)'}`, async () => {
      const world = await setup();
      const answer = await world.browser().post('challenges', { email, purpose });
      assertRefused(answer, 400, '@error/BadRequest');
    });
});

describe('challenges of the signed-in account', () => {
  it('changes the address and notifies the previous one', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    await browser.enter(email, 'login');
    const code = await browser.askCode('email-change', 'lovelace@example.com');
    const verified = await verify(browser, code);
    assert.equal(verified.status, 200, verified.text);
    const user = verified.body['user'] as Record<string, string>;
    assert.equal(user['email'], 'lovelace@example.com');
    assert.equal(user['username'], 'lovelace@example.com', 'the address was the username too');
    assert.equal(typeof verified.body['updatePasskeysToken'], 'string');
    assert.equal(world.mails.at(-1)?.to, email);
    world.clock.now += minute;
    assert.equal(
      await world.browser().askCode('login', email),
      undefined,
      'the previous address opens nothing',
    );
    const other = world.browser();
    await other.enter('lovelace@example.com', 'login');
    assert.equal(await other.who(), 'lovelace@example.com');
  });

  it('adds an address to a passkey-only account without changing its username', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const verified = await verify(browser, await browser.askCode('email-change', email));
    assert.equal((verified.body['user'] as Record<string, string>)['username'], 'ada');
    assert.equal('updatePasskeysToken' in verified.body, false);
    world.clock.now += minute;
    const other = world.browser();
    await other.enter(email, 'login');
    assert.equal(await other.who(), 'ada');
  });

  it('changes the address and the username even if another username equals the address', async () => {
    const world = await setupAccount();
    await world.browser().signUp('lovelace@example.com');
    const browser = world.browser();
    await browser.enter(email, 'login');
    const verified = await verify(browser, await browser.askCode('email-change', 'lovelace@example.com'));
    const user = verified.body['user'] as Record<string, string>;
    assert.equal(user['email'], 'lovelace@example.com', verified.text);
    assert.match(user['username'] ?? '', /^lovelace-\d{10}$/);
    assert.equal(typeof verified.body['updatePasskeysToken'], 'string');
  });

  it('changes the address even if the vault is unreachable', async () => {
    const failure = new PasskeyError('network', 'no route');
    const world = await setupAccount({}, () => ({ updatePasskeys: () => Promise.reject(failure) }));
    const browser = world.browser();
    await browser.enter(email, 'login');
    const verified = await verify(browser, await browser.askCode('email-change', 'lovelace@example.com'));
    assert.equal(verified.status, 200, verified.text);
    const user = verified.body['user'] as Record<string, string>;
    assert.deepEqual([user['email'], user['username']], ['lovelace@example.com', 'lovelace@example.com']);
    assert.equal('updatePasskeysToken' in verified.body, false);
    assert.deepEqual(world.reports, [failure]);
  });

  it('does not give an address of another account', async () => {
    const world = await setupAccount();
    const browser = world.browser();
    await browser.signUp('grace');
    const code = await browser.askCode('email-change', email);
    assertRefused(await verify(browser, code), 409, '@error/DuplicateEmail');
    world.clock.now += minute;
    const owner = world.browser();
    await owner.enter(email, 'login');
    assert.equal(await owner.who(), email);
  });

  it('accepts a code only in the session that requested it', async () => {
    const world = await setup();
    const browser = world.browser();
    const ask = (purpose: string) => browser.post('challenges', { email, purpose });
    for (const purpose of ['email-change', 'reauthenticate'])
      assertRefused(await ask(purpose), 401, '@error/Unauthorized');
    await browser.signUp('ada');
    const code = await browser.askCode('email-change', email);
    const session = browser.cookies.get(sessionCookie) ?? '';
    browser.cookies.delete(sessionCookie);
    assertRefused(await verify(browser, code), 401, '@error/Unauthorized');

    const mallory = world.browser();
    await mallory.signUp('mallory');
    mallory.cookies.set(codeCookie, browser.cookies.get(codeCookie) ?? '');
    assertRefused(await verify(mallory, code), 400, '@error/InvalidChallenge');
    browser.cookies.set(sessionCookie, session);
    assert.equal(await browser.who(), 'ada');
    assert.equal((await mallory.send('GET', 'session')).text.includes(email), false);
  });

  it('does not accept a code for another purpose', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const code = await browser.askCode('email-change', email);
    world.clock.now += minute;
    await browser.askCode('signup', 'eve@example.com');
    assertRefused(await verify(browser, code), 400, '@error/InvalidChallengeCode');
    assert.equal('email' in ((await browser.send('GET', 'session')).body['user'] as object), false);
  });

  it('rejects a code if Passlock verified another purpose, address or user', async () => {
    for (const change of [{ purpose: 'login' }, { email: 'eve@example.com' }, { userId: 'eve' }]) {
      const world = await setup({}, (passlock) => ({
        async verifyMailboxChallenge(options) {
          const verified = await passlock.verifyMailboxChallenge(options);
          return { ...verified, challenge: { ...verified.challenge, ...change } };
        },
      }));
      const browser = world.browser();
      const code = await browser.askCode('signup', email);
      assertRefused(await verify(browser, code), 400, '@error/InvalidChallenge');
      assert.equal(await browser.who(), undefined);
    }
  });
});

/** Everything that a client sees, without the address and random values. */
function shape({ status, body, headers, text }: BackendResponse) {
  const { email: address, ...fields } = body;
  const cookie = (headers.get('set-cookie') ?? '').replace(/=[\w-]{43};/, '=…;');
  const length = text.length - (typeof address === 'string' ? address.length : 0);
  return { status, fields, length, cookie, headers: [...headers.keys()] };
}
