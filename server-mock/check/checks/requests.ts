/** R: what holds for every request and response. */
import type { Answer, RawRequest } from '../browser.js';
import { check, type Check } from '../check.js';
import { expect, expectError, expectOk, expectRefused, expectUser } from '../expect.js';
import type { World } from '../world.js';

const json = { 'content-type': 'application/json' };

/** Every route that changes something. */
const changes: RawRequest[] = [
  ['POST', 'session', { code: 'x' }],
  ['DELETE', 'session'],
  ['DELETE', 'sessions'],
  ['POST', 'passkeys/registration/authorize', {}],
  ['POST', 'passkeys/registration', { code: 'x' }],
  ['POST', 'passkeys/authentication/authorize', {}],
  ['POST', 'reauthentication', { code: 'x' }],
  ['PATCH', 'passkeys/x', { label: 'Theirs' }],
  ['DELETE', 'passkeys/x'],
  ['DELETE', 'passkeys'],
  ['POST', 'passkeys/prune', {}],
  ['PATCH', 'account', { username: 'theirs' }],
  ['POST', 'challenges', { purpose: 'signup', email: 'theirs@example.com' }],
  ['POST', 'challenges/verify', { code: '000000' }],
].map(([method, path, body]) => ({
  method: method as string,
  path: path as string,
  ...(body !== undefined && { headers: json, body: JSON.stringify(body) }),
}));

/** Origins that are not the app's, though some look like it. */
function foreignOrigins(origin: string): string[] {
  const { protocol, hostname, port } = new URL(origin);
  const otherPort = `${protocol}//${hostname}:${port === '1' ? '2' : '1'}`;
  return ['https://evil.example', 'null', `${origin}.evil.example`, `https://evil-${hostname}`, otherPort];
}

const malformed: [path: string, body: unknown, method?: string][] = [
  ['session', {}],
  ['session', { code: 1 }],
  ['session', { code: { toString: 'x' } }],
  ['passkeys/registration', { code: ['x'] }],
  ['passkeys/registration/authorize', { username: 7 }],
  ['passkeys/registration/authorize', { username: 'x'.repeat(300) }],
  ['passkeys/registration/authorize', { mediation: 'sometimes' }],
  ['passkeys/authentication/authorize', { mediation: 'sometimes' }],
  ['passkeys/authentication/authorize', { purpose: 'anything' }],
  ['passkeys/authentication/authorize', { username: {} }],
  ['reauthentication', { code: null }],
  ['challenges', { purpose: 'anything', email: 'ada@example.com' }],
  ['challenges', { purpose: ['login'], email: 'ada@example.com' }],
  ['challenges/verify', { code: 123456 }],
  ['account', { username: 7 }, 'PATCH'],
  ['account', { username: '' }, 'PATCH'],
  ['account', { username: 'a\nb' }, 'PATCH'],
];

/** Sends a body that the backend may refuse before it has read it, and so end the connection. */
async function sendLarge({
  browser,
}: {
  browser: ReturnType<World['browser']>;
}): Promise<Answer | undefined> {
  const body = JSON.stringify({ code: 'x'.repeat(256 * 1024) });
  return browser.send({ method: 'POST', path: 'session', headers: json, body }).catch(() => undefined);
}

export const requestChecks: Check[] = [
  check('R1', 'unknown paths get 404, other methods 405', async (world) => {
    const browser = world.browser();
    expectError(await browser.get('no-such-route'), '404 NotFound');
    expectError(await browser.get('passkeys/registration/no-such-route'), '404 NotFound');
    expectError(await browser.send({ method: 'PUT', path: 'session' }), '405 BadRequest');
    expectError(await browser.get('challenges/verify'), '405 BadRequest');
  }),

  check('R1', 'a person can list, rename and prune passkeys, and rename the account', async (world) => {
    const { browser, passkeyId, username } = await world.person();
    const listed = expectOk(await browser.get('passkeys')).body;
    const [first, ...others] = listed['passkeys'] as Record<string, unknown>[];
    expect(first?.['id'] === passkeyId && others.length === 0, 'GET passkeys: expected the one passkey');
    expect(first['current'] === true, 'GET passkeys: the passkey that opened the session is not `current`');
    expect(first['username'] === username, 'GET passkeys: `username` is not the account’s');
    expect(listed['canRemoveLast'] === false, 'GET passkeys: `canRemoveLast` without a confirmed address');
    const renamed = expectOk(await browser.patch(`passkeys/${passkeyId}`, { label: ' Läptop ' })).body;
    expect(
      (renamed['passkey'] as { label: string }).label === 'Läptop',
      'PATCH passkeys/{id}: another label',
    );
    const again = (await browser.get('passkeys')).body['passkeys'] as { label: string }[];
    expect(again[0]?.label === 'Läptop', 'GET passkeys: the label has not changed');
    const { prunePasskeysToken } = expectOk(await browser.post('passkeys/prune')).body;
    await expectExchange(world, 'prune', { prunePasskeysToken });
    const name = world.name();
    const account = expectOk(await browser.patch('account', { username: name, displayName: 'Ada' })).body;
    await expectExchange(world, 'update', { updatePasskeysToken: account['updatePasskeysToken'] });
    await expectUser(browser, name, 'after a rename');
  }),

  check('R2', 'no other origin changes anything', async (world) => {
    const { browser, username } = await world.person();
    for (const request of changes) {
      const headers = { ...request.headers, origin: 'https://evil.example' };
      expectError(await browser.send({ ...request, headers }), '403 Forbidden');
    }
    await expectUser(browser, username, 'after requests of another origin');
  }),

  check('R2', 'origins that look like the app’s are others', async (world) => {
    const { browser } = await world.person();
    for (const origin of foreignOrigins(world.site.origin)) {
      const request = { method: 'POST', path: 'passkeys/prune', headers: { ...json, origin }, body: '{}' };
      const answer = expectError(await browser.send(request), '403 Forbidden');
      const allowed = answer.headers.get('access-control-allow-origin');
      expect(!['*', origin].includes(allowed ?? ''), `${answer.request}: CORS headers for ${origin}`);
    }
  }),

  check('R3', 'only JSON is read', async (world) => {
    const browser = world.browser();
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
    ];
    for (const type of types) {
      const request = { method: 'POST', path: 'session', headers: { 'content-type': type } };
      expectError(await browser.send({ ...request, body: '{"code":"x"}' }), '415 BadRequest');
    }
    for (const body of ['', '{', '[]', '"code"', 'null', '{"code":"x"}}'])
      expectError(
        await browser.send({ method: 'POST', path: 'session', headers: json, body }),
        '400 BadRequest',
      );
  }),

  check('R3', 'members of other types and values are refused', async (world) => {
    const { browser } = await world.person();
    for (const [path, body, method = 'POST'] of malformed) {
      const request = { method, path, headers: json, body: JSON.stringify(body) };
      const answer = await browser.send(request);
      expectRefused(
        { ...answer, request: `${answer.request} ${JSON.stringify(body).slice(0, 60)}` },
        'malformed',
      );
    }
  }),

  check('R3', 'large bodies are refused', async (world) => {
    const answer = await sendLarge({ browser: world.browser() });
    if (answer) expectError(answer, '413 BadRequest');
    expectOk(await world.browser().get('session'));
  }),

  check('R5', 'a code with other characters is refused', async (world) => {
    const { passkey } = await world.person();
    for (const after of ['?x', '#x', '/', '%00', '/../x', '\r\n']) {
      const browser = world.browser();
      const { code } = await world.proof(browser, passkey);
      expectError(await browser.post('session', { code: code + after }), '400 InvalidCode', '400 BadRequest');
    }
    for (const code of ['', '.', '..', '../passkeys', '..%2Fpasskeys', 'é', 'x'.repeat(5000)])
      expectError(await world.browser().post('session', { code }), '400 InvalidCode', '400 BadRequest');
  }),

  check('R5', 'an id with other characters is refused', async (world) => {
    const { browser, passkeyId } = await world.person();
    for (const id of [`${passkeyId}%3Fx`, `${passkeyId}%2F`, '..%2Fchallenges', '%2E%2E%2Fx', '%00'])
      expectError(await browser.patch(`passkeys/${id}`, { label: 'x' }), '404 NotFound', '400 BadRequest');
  }),
];

/** Exchanges a token at the mock, as the page does to signal the device. */
export async function expectExchange(
  world: World,
  kind: 'update' | 'delete' | 'prune',
  body: object,
): Promise<void> {
  const { status } = await world.mock.post(2, `passkeys/${kind}/exchange`, body);
  expect(status === 200, `the mock refuses the token of the backend (passkeys/${kind}/exchange: ${status})`);
}
