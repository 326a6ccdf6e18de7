/** Mailbox challenges, endpoint by endpoint. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChallengeCreated } from '../../../src/wire/contract.js';
import type { Email } from '../../../server-mock/app.js';
import { acme, setup, succeed, type Answer, type World } from '../support/world.js';

const minutes = 60_000;
const ada = { email: 'ada@example.com', purpose: 'login' };

type Created = ChallengeCreated['challenge'];

async function created({ backend }: World, body: object = {}, base = '/acme'): Promise<Created> {
  const answer = await backend(`${base}/challenges`, { ...ada, skipRateLimit: true, ...body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return succeed<ChallengeCreated>(answer).challenge;
}

function verify({ backend }: World, challenge: Partial<Created>, rest: object = {}): Promise<Answer> {
  const { challengeId, secret, code } = challenge;
  return backend('/acme/challenges/verify', { challengeId, secret, code, ...rest });
}

const wrongCode = ({ code }: Created): string => (code === '000000' ? '000001' : '000000');
const tagOf = ({ body }: Answer): unknown => body['_tag'];

for (const base of ['/acme', '/v2/acme']) {
  test(`${base}: a challenge is created, read, verified once and gone`, async () => {
    const world = await setup();
    const answer = await world.backend(`${base}/challenges`, {
      ...ada,
      userId: 'user-1',
      metadata: { cart: [1, { constructor: 'x' }], é: null },
    });
    assert.equal(answer.status, 201);
    const { challenge, _tag } = succeed<ChallengeCreated>(answer);
    assert.equal(_tag, 'ChallengeCreated');
    const { secret, code, message, ...rest } = challenge;
    assert.match(challenge.challengeId, /^[0-9a-z]{15}$/);
    assert.match(code, /^[0-9]{6}$/);
    assert.match(secret, /^[A-Za-z0-9_-]{22,}$/);
    assert.deepEqual(rest, {
      challengeId: challenge.challengeId,
      ...ada,
      userId: 'user-1',
      metadata: { cart: [1, { constructor: 'x' }], é: null },
      createdAt: world.clock.now,
      expiresAt: world.clock.now + 10 * minutes,
    });
    assert.deepEqual(Object.keys(message), ['html', 'text']);

    const one = `${base}/challenges/${challenge.challengeId}`;
    const expected = { _tag: 'Challenge', ...rest };
    for (const path of [one, `${one}/`]) {
      const read = await world.backend(path);
      assert.equal(read.status, 200);
      assert.deepEqual(read.body, expected);
    }
    const body = { challengeId: challenge.challengeId, secret, code };
    const verified = await world.backend(`${base}/challenges/verify`, body);
    assert.equal(verified.status, 200);
    assert.deepEqual(verified.body, { _tag: 'ChallengeVerified', challenge: expected });

    assert.equal((await world.backend(one)).status, 404);
    const again = await world.backend(`${base}/challenges/verify`, body);
    assert.deepEqual([again.status, tagOf(again)], [400, '@error/InvalidChallenge']);
  });
}

test('without user and metadata, userId is absent and metadata is null', async () => {
  const world = await setup();
  const { challengeId } = await created(world);
  const { body } = await world.backend(`/acme/challenges/${challengeId}`);
  assert.equal('userId' in body, false);
  assert.equal(body['metadata'], null);
});

test('InvalidChallenge is the same for unknown, deleted, consumed and foreign challenges, and for a wrong secret', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const world = await setup({ tenancies: [acme, other] });
  const deleted = await created(world);
  await world.api('DELETE', `/acme/challenges/${deleted.challengeId}`);
  const consumed = await created(world);
  succeed(await verify(world, consumed));
  const live = await created(world);
  const key = { authorization: 'Bearer other-api-key' };
  const { challengeId, secret, code } = live;
  const answers = [
    await verify(world, { challengeId: 'x'.repeat(15), secret: 'x', code: '123456' }),
    await verify(world, { challengeId: '', secret: '', code: '' }),
    await verify(world, live, { secret: deleted.secret }),
    await verify(world, live, { secret: '' }),
    await verify(world, deleted),
    await verify(world, consumed),
    await world.backend('/other/challenges/verify', { challengeId, secret, code }, key),
  ];
  for (const { status, body } of answers) {
    assert.equal(status, 400);
    assert.deepEqual(body, { _tag: '@error/InvalidChallenge', message: 'The challenge is invalid.' });
  }
  succeed(await verify(world, live));
});

test('the right code is refused after five wrong codes, however malformed', async () => {
  const world = await setup();
  const challenge = await created(world);
  for (const code of [wrongCode(challenge), '', 'abcdef', `${challenge.code} `, ` ${challenge.code}`]) {
    assert.equal(tagOf(await verify(world, challenge, { code })), '@error/InvalidChallengeCode', code);
    // Neither reading nor a wrong secret counts.
    await world.backend(`/acme/challenges/${challenge.challengeId}`);
    assert.equal(tagOf(await verify(world, challenge, { secret: 'x' })), '@error/InvalidChallenge');
  }
  const late = await verify(world, challenge);
  assert.deepEqual([late.status, tagOf(late)], [400, '@error/ChallengeAttemptsExceeded']);
  world.clock.now += 10 * minutes;
  assert.equal(tagOf(await verify(world, challenge)), '@error/ChallengeExpired');
});

test('the fifth attempt may succeed', async () => {
  const world = await setup();
  const challenge = await created(world);
  for (let n = 0; n < 4; n++) await verify(world, challenge, { code: wrongCode(challenge) });
  succeed(await verify(world, challenge));
});

test('a challenge is valid for ten minutes, reported as expired for another hour, then deleted', async () => {
  const world = await setup({ limits: { sweepInterval: 0 } });
  const challenge = await created(world);
  const one = `/acme/challenges/${challenge.challengeId}`;
  world.clock.now = challenge.expiresAt - 1;
  assert.equal((await world.backend(one)).status, 200);
  world.clock.now += 1;
  assert.equal((await world.backend(one)).status, 404);
  const answer = await verify(world, challenge);
  assert.deepEqual([answer.status, tagOf(answer)], [400, '@error/ChallengeExpired']);
  world.clock.now += 60 * minutes;
  assert.equal(tagOf(await verify(world, challenge)), '@error/InvalidChallenge');
});

test('lifetime, attempts and interval are options', async () => {
  const world = await setup({
    limits: { challengeLifetime: 1000, challengeAttempts: 1, challengeInterval: 5000 },
  });
  const challenge = await created(world, { skipRateLimit: false });
  assert.equal(challenge.expiresAt, world.clock.now + 1000);
  await verify(world, challenge, { code: wrongCode(challenge) });
  assert.equal(tagOf(await verify(world, challenge)), '@error/ChallengeAttemptsExceeded');
  const limited = await world.backend('/acme/challenges', ada);
  assert.equal(limited.body['retryAfterSeconds'], 5);
});

test('invalidateOthers: same tenancy and purpose, by user when one is named, else by address', async () => {
  const other = { ...acme, id: 'other', apiKey: 'other-api-key' };
  const world = await setup({ tenancies: [acme, other] });
  const alive = async ({ challengeId }: Created): Promise<boolean> =>
    (await world.backend(`/acme/challenges/${challengeId}`)).status === 200;
  const make = async () => ({
    plain: await created(world),
    shouted: await created(world, { email: 'ADA@Example.com' }),
    purpose: await created(world, { purpose: 'signup' }),
    address: await created(world, { email: 'eve@example.com' }),
    user: await created(world, { userId: 'user-1' }),
    userElsewhere: await created(world, { userId: 'user-1', email: 'ada@work.example' }),
  });
  const survivors = async (all: Record<string, Created>) => {
    const names = [];
    for (const [name, challenge] of Object.entries(all)) if (await alive(challenge)) names.push(name);
    return names;
  };

  const first = await make();
  const key = { authorization: 'Bearer other-api-key' };
  await world.backend('/other/challenges', { ...ada, userId: 'user-1', invalidateOthers: true }, key);
  assert.deepEqual(await survivors(first), Object.keys(first), 'another tenancy touches nothing');
  const byAddress = await created(world, { invalidateOthers: true });
  assert.deepEqual(await survivors(first), ['purpose', 'address', 'userElsewhere']);
  assert.equal(await alive(byAddress), true);

  const second = await make();
  const byUser = await created(world, { userId: 'user-1', invalidateOthers: true });
  assert.deepEqual(await survivors(second), ['plain', 'shouted', 'purpose', 'address']);
  assert.equal(await alive(byUser), true);
  assert.equal(tagOf(await verify(world, second.user)), '@error/InvalidChallenge');
});

test('one challenge a minute for each address', async () => {
  const world = await setup();
  const create = (body: object = {}) => world.backend('/acme/challenges', { ...ada, ...body });
  assert.equal((await create()).status, 201);
  world.clock.now += 1;
  for (const body of [{}, { email: 'ADA@EXAMPLE.COM' }, { purpose: 'signup', userId: 'user-1' }]) {
    const { status, headers, body: answer } = await create(body);
    assert.equal(status, 429);
    assert.equal(headers.get('retry-after'), '60');
    assert.deepEqual(
      { ...answer, message: '' },
      { _tag: '@error/ChallengeRateLimited', message: '', retryAfterSeconds: 60 },
    );
  }
  assert.equal((await create({ email: 'eve@example.com' })).status, 201);
  assert.equal((await create({ skipRateLimit: true })).status, 201);
  world.clock.now += minutes - 2;
  assert.equal((await create()).body['retryAfterSeconds'], 1);
  world.clock.now += 1;
  assert.equal((await create()).status, 201);
});

test('a refused create changes nothing, and using or deleting a challenge keeps the limit', async () => {
  const world = await setup();
  const create = (body: object = {}) => world.backend('/acme/challenges', { ...ada, ...body });
  const { challenge } = succeed<ChallengeCreated>(await create());
  assert.equal((await create({ invalidateOthers: true, sendEmail: true })).status, 429);
  succeed(await verify(world, challenge));
  await world.api('DELETE', `/acme/challenges/${challenge.challengeId}`);
  assert.equal((await create()).status, 429);
  const mails = await world.server.store.transact((transaction) => transaction.list('mails', 'acme'));
  assert.equal(mails.length, 0);
});

test('deleting responds the same for a challenge that does not exist', async () => {
  const world = await setup();
  const { challengeId } = await created(world);
  for (const id of [challengeId, challengeId, 'nothing', '__proto__']) {
    for (const base of ['/acme', '/v2/acme']) {
      const answer = await world.api('DELETE', `${base}/challenges/${id}`);
      assert.deepEqual([answer.status, answer.body], [202, { _tag: 'ChallengeDeleted' }]);
    }
  }
});

test('codes are uniform digits with leading zeros', async () => {
  const world = await setup();
  const codes = new Set<string>();
  const firsts = new Set<string>();
  for (let n = 0; n < 300; n++) {
    const { code } = await created(world);
    assert.match(code, /^[0-9]{6}$/);
    codes.add(code);
    firsts.add(code.charAt(0));
  }
  assert.ok(codes.size > 290);
  assert.equal(firsts.size, 10);
});

test('the message is ready to send, with everything in it escaped', async () => {
  const tenancy = { ...acme, rpName: 'A&B <i>"Co"</i>' };
  const world = await setup({ tenancies: [tenancy] });
  const name = `<script>alert('x')</script> \u202e & co`;
  const { message, code } = await created(world, { name });
  assert.ok(message.text.includes(`Your A&B <i>"Co"</i> code is ${code}`));
  assert.ok(
    message.html.includes(`Your A&amp;B &lt;i&gt;&quot;Co&quot;&lt;/i&gt; code is <strong>${code}</strong>`),
  );
  assert.doesNotMatch(message.html, /<script|<i>|alert\('/);
  assert.doesNotMatch(message.text + message.html, /\u202e/);
  assert.ok(message.text.startsWith("Hello <script>alert('x')</script> & co,\n"));
});

test('sendEmail puts the email into the inbox and passes it to the mailer', async () => {
  const sent: Email[] = [];
  const world = await setup({
    sendEmail: (mail) => {
      sent.push(mail);
      return Promise.resolve();
    },
  });
  await created(world);
  await created(world, { sendEmail: false });
  assert.equal(sent.length, 0);
  const { code, message, createdAt } = await created(world, { sendEmail: true, name: 'Ada' });
  const mail = {
    to: ada.email,
    subject: `Your Acme code is ${code}`,
    ...message,
    code,
    sentAt: createdAt,
  };
  assert.deepEqual(sent, [{ ...mail, tenancyId: 'acme' }]);
  const inbox = await world.server.store.transact((transaction) => transaction.list('mails', 'acme'));
  assert.deepEqual(
    inbox.map(({ record }) => record),
    [mail],
  );
});

test('without sendEmail, the second generation sends an email unless the server has the old default', async () => {
  for (const [options, base, emails] of [
    [{}, '/acme', 0],
    [{}, '/v2/acme', 1],
    [{ sendEmailByDefault: false }, '/v2/acme', 0],
  ] as const) {
    const world = await setup(options);
    await created(world, {}, base);
    await created(world, { sendEmail: false }, base);
    assert.equal((await world.server.inbox.list('acme')).length, emails, base);
    await created(world, { sendEmail: true }, base);
    assert.equal((await world.server.inbox.list('acme')).length, emails + 1, base);
  }
});

test('an email that cannot be delivered is reported, and the request succeeds', async () => {
  const reports: unknown[] = [];
  const failure = new Error('no route to host');
  const world = await setup({
    sendEmail: () => Promise.reject(failure),
    onError: (error) => reports.push(error),
  });
  const challenge = await created(world, { sendEmail: true });
  assert.deepEqual(reports, [failure]);
  succeed(await verify(world, challenge));
});

test('neither secret nor code is in the store, and the hashes need the key', async () => {
  const world = await setup();
  const { secret, code, challengeId } = await created(world);
  const stored = await world.server.store.transact((transaction) =>
    (['challenges', 'rateLimits', 'secrets', 'mails'] as const).flatMap((table) => [
      ...transaction.list(table, 'acme'),
      ...transaction.list(table, '$server'),
    ]),
  );
  const text = JSON.stringify(stored);
  assert.ok(text.includes(challengeId));
  assert.equal(text.includes(secret), false);
  assert.equal(text.includes(`"${code}"`), false);
});

test('only the first response contains the secret, and none a hash', async () => {
  const world = await setup();
  const challenge = await created(world);
  const answers = [
    await world.backend(`/acme/challenges/${challenge.challengeId}`),
    await verify(world, challenge, { code: wrongCode(challenge) }),
    await verify(world, challenge),
    await world.api('DELETE', `/acme/challenges/${challenge.challengeId}`),
  ];
  const text = JSON.stringify(answers.map(({ body }) => body));
  assert.equal(text.includes(challenge.secret), false);
  assert.equal(text.includes(challenge.code), false);
  assert.doesNotMatch(text, /hash|attempts"/i);
});

const badBodies: [string, object][] = [
  ['no email', { email: undefined }],
  ...[
    '',
    'ada',
    '@',
    'ada@',
    '@example.com',
    'ada@example',
    'a@b@example.com',
    'ada@example.com,eve@example.com',
    'ada @example.com',
    ' ada@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\n',
    'ada@.com',
    'ada@example.',
    'ada@example..com',
    '.ada@example.com',
    '<ada@example.com>',
    '"ada"@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(248)}.com`,
    'ada\u0000@example.com',
    'ada\u200b@example.com',
    '\ud800@example.com',
    7,
    null,
    ['ada@example.com'],
  ].map((email): [string, object] => [`the email ${JSON.stringify(email).slice(0, 60)}`, { email }]),
  ...['', 'a b', 'a'.repeat(65), 'é', 'a/b', 'login\n', 7].map((purpose): [string, object] => [
    `the purpose ${JSON.stringify(purpose)}`,
    { purpose },
  ]),
  ...[null, [], 'x', 7].map((metadata): [string, object] => [
    `the metadata ${JSON.stringify(metadata)}`,
    { metadata },
  ]),
  ['an empty user', { userId: '' }],
  ...['', 'Ada\r\nBcc: eve@example.com', 'Ada\u0000', 'Ada\u2028', 'a'.repeat(257), 7].map(
    (name): [string, object] => [`the name ${JSON.stringify(name).slice(0, 40)}`, { name }],
  ),
  ['text for a boolean', { invalidateOthers: 'yes' }],
];

for (const [name, body] of badBodies) {
  test(`refused: ${name}`, async () => {
    const world = await setup();
    const answer = await world.backend('/acme/challenges', { ...ada, ...body });
    assert.deepEqual([answer.status, tagOf(answer)], [400, '@error/BadRequest']);
    const left = await world.server.store.transact((transaction) => [
      ...transaction.list('challenges', 'acme'),
      ...transaction.list('rateLimits', 'acme'),
    ]);
    assert.deepEqual(left, []);
  });
}

test('valid addresses are accepted', async () => {
  const world = await setup();
  const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;
  assert.equal(longest.length, 254);
  for (const email of ["o'hara+tag@sub.example.co", 'jörg@müller.example', 'a@b.c', longest]) {
    await created(world, { email });
  }
});

test('a hostile address of any length is refused quickly', async () => {
  const world = await setup();
  const started = process.cpuUsage();
  for (const part of ['a@', '.', 'a.', '@', '\u00a0']) {
    const answer = await world.backend('/acme/challenges', {
      ...ada,
      email: part.repeat(50_000 / part.length),
    });
    assert.equal(answer.status, 400);
  }
  // Processor time, because a busy machine makes any request wait.
  assert.ok(process.cpuUsage(started).user < 2_000_000, 'microseconds');
});

test('verify: a body of the wrong shape is a bad request', async () => {
  const world = await setup();
  for (const body of [{}, { challengeId: 'x', secret: 'x' }, { challengeId: 1, secret: 'x', code: 'x' }]) {
    const answer = await world.backend('/acme/challenges/verify', body);
    assert.deepEqual([answer.status, tagOf(answer)], [400, '@error/BadRequest']);
  }
  const method = await world.backend('/acme/challenges/verify');
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'POST']);
});
