/** What is turned away before a handler sees it, and how the answers are addressed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { acme, acmeOrigin, answerOf, setup, succeed, type World } from '../support/world.js';

const optionsPath = '/acme/passkey/registration/options';
const authorizePath = '/v2/acme/passkey/registration/authorize';
const good = JSON.stringify({ username: 'ada' });
const goodAuthorization = JSON.stringify({
  rpId: 'acme.example',
  rpName: 'Acme',
  userId: 'user-1',
  username: 'ada',
});

async function ask({ server }: World, path: string, init: RequestInit = {}) {
  const response = await server.fetch(new Request(`https://mock.test${path}`, init));
  const answer = await answerOf(response);
  if (response.status !== 204) {
    assert.equal(response.headers.get('content-type'), 'application/json');
  }
  return answer;
}

const post = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { origin: acmeOrigin, 'content-type': 'application/json', ...headers },
  body,
});
const postAsServer = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${acme.apiKey}`, 'content-type': 'application/json', ...headers },
  body,
});

const stored = ({ server }: World) =>
  server.store.transact((transaction) =>
    (['ceremonies', 'tokens', 'passkeys', 'codes'] as const).flatMap((table) =>
      transaction.list(table, 'acme'),
    ),
  );

const world = await setup();

interface Refusal {
  name: string;
  path?: string;
  init: RequestInit;
  status: number;
  tag: string;
}

const nested = (depth: number): string => '{"username":'.repeat(depth) + '1' + '}'.repeat(depth);
const refusals: Refusal[] = [
  ...[
    'https://evil.example',
    'https://acme.example.evil.example',
    'http://acme.example',
    'https://acme.example:444',
    'http://localhost:3000',
    'null',
    'nonsense',
  ].map((origin) => ({
    name: `a page of ${origin}`,
    init: post(good, { origin }),
    status: 403,
    tag: '@error/Forbidden',
  })),
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    '',
  ].map((type) => ({
    name: `the content type "${type}"`,
    init: post(new TextEncoder().encode(good), { 'content-type': type }),
    status: 415,
    tag: '@error/BadRequest',
  })),
  { name: 'no body', init: post(''), status: 400, tag: '@error/BadRequest' },
  { name: 'half a body', init: post(good.slice(0, -1)), status: 400, tag: '@error/BadRequest' },
  { name: 'a body with a tail', init: post(`${good}x`), status: 400, tag: '@error/BadRequest' },
  { name: 'an unclosed string', init: post('{"username":"ada'), status: 400, tag: '@error/BadRequest' },
  { name: 'null', init: post('null'), status: 400, tag: '@error/BadRequest' },
  { name: 'a list', init: post('[]'), status: 400, tag: '@error/BadRequest' },
  { name: 'text', init: post('"ada"'), status: 400, tag: '@error/BadRequest' },
  {
    name: 'a body that is not UTF-8',
    init: post(new Uint8Array([0x22, 0xff, 0x22])),
    status: 400,
    tag: '@error/BadRequest',
  },
  {
    name: 'a key twice',
    init: post('{"username":"ada","user\\u006eame":"eve"}'),
    status: 400,
    tag: '@error/BadRequest',
  },
  {
    name: 'the key __proto__',
    init: post('{"username":"ada","__proto__":{"polluted":true}}'),
    status: 400,
    tag: '@error/BadRequest',
  },
  { name: 'a field of the wrong type', init: post('{"username":1}'), status: 400, tag: '@error/BadRequest' },
  {
    name: 'half a surrogate pair',
    init: post('{"username":"\\ud800"}'),
    status: 400,
    tag: '@error/BadRequest',
  },
  {
    name: 'a list for the options of a sign-in, which may be {}',
    path: '/acme/passkey/authentication/options',
    init: post('[]'),
    status: 400,
    tag: '@error/BadRequest',
  },
  { name: '33 levels', init: post(nested(33)), status: 400, tag: '@error/BadRequest' },
  { name: '20,000 levels', init: post('['.repeat(20_000)), status: 400, tag: '@error/BadRequest' },
  { name: '100,000 levels', init: post('['.repeat(100_000)), status: 400, tag: '@error/BadRequest' },
  {
    name: 'one byte too many',
    init: post(good.padEnd(128 * 1024 + 1)),
    status: 413,
    tag: '@error/BadRequest',
  },
  {
    name: 'a declared length that is too large',
    init: post(good, { 'content-length': '999999999' }),
    status: 413,
    tag: '@error/BadRequest',
  },
  {
    name: 'an unknown tenancy',
    path: '/nobody/passkey/registration/options',
    init: post(good),
    status: 400,
    tag: '@error/InvalidTenancy',
  },
  {
    name: 'a tenancy id outside the alphabet',
    path: '/ac%2fme/passkey/registration/options',
    init: post(good),
    status: 400,
    tag: '@error/InvalidTenancy',
  },
  {
    name: 'a tenancy id from the prototype',
    path: '/__proto__/passkey/registration/options',
    init: post(good),
    status: 400,
    tag: '@error/InvalidTenancy',
  },
  ...['/', '/acme', '/acme/passkey', '/favicon.ico', '//acme/passkey/registration/options', '/%', '/%00'].map(
    (path) => ({ name: `the path ${path}`, path, init: post(good), status: 404, tag: '@error/NotFound' }),
  ),
  ...[
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    `Basic ${acme.apiKey}`,
    acme.apiKey,
    `Bearer ${acme.apiKey}x`,
    `Bearer ${acme.apiKey} ${acme.apiKey}`,
  ].map((authorization) => ({
    name: `the key ${String(authorization)}`,
    path: authorizePath,
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: goodAuthorization,
    },
    status: 403,
    tag: '@error/Forbidden',
  })),
  {
    name: 'a key for an unknown tenancy',
    path: '/v2/nobody/passkey/registration/authorize',
    init: postAsServer(goodAuthorization),
    status: 403,
    tag: '@error/Forbidden',
  },
  {
    name: 'another content type from a server',
    path: authorizePath,
    init: postAsServer(goodAuthorization, { 'content-type': 'text/plain' }),
    status: 415,
    tag: '@error/BadRequest',
  },
];

for (const { name, path = optionsPath, init, status, tag } of refusals) {
  test(`refused: ${name}`, async () => {
    const before = await stored(world);
    const answer = await ask(world, path, init);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.body['_tag'], tag);
    assert.equal(typeof answer.body['message'], 'string');
    assert.doesNotMatch(JSON.stringify(answer.body), /\.ts|\.js|node_modules|acme-api-key/);
    assert.deepEqual(await stored(world), before, 'a refused request has no effect');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
}

test("another tenancy's key is refused", async () => {
  const two = await setup({ tenancies: [acme, { ...acme, id: 'other', apiKey: 'other-api-key' }] });
  const init = postAsServer(goodAuthorization, { authorization: 'Bearer other-api-key' });
  const answer = await ask(two, authorizePath, init);
  assert.equal(answer.status, 403);
  assert.equal(answer.body['_tag'], '@error/Forbidden');
  const own = await ask(two, authorizePath.replace('acme', 'other'), init);
  assert.equal(own.status, 200);
});

for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
  test(`${method} where only POST is answered is 405 with Allow`, async () => {
    const response = await world.server.fetch(new Request(`https://mock.test${optionsPath}`, { method }));
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'POST');
    assert.equal(response.headers.get('content-type'), 'application/json');
  });
}

test('HEAD does not spend a code', async () => {
  const { register, backend, server } = await setup();
  const { success } = await register();
  const path = `/acme/principal/${success.code}`;
  const head = await server.fetch(
    new Request(`https://mock.test${path}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${acme.apiKey}` },
    }),
  );
  assert.equal(head.status, 405);
  assert.equal(head.headers.get('allow'), 'GET, POST');
  succeed(await backend(path));
});

test('a path works with and without the final slash', async () => {
  for (const path of [optionsPath, `${optionsPath}/`]) {
    assert.equal((await ask(world, path, post(good))).status, 200);
  }
});

test('JSON with its only charset is accepted', async () => {
  for (const type of ['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
    assert.equal((await ask(world, optionsPath, post(good, { 'content-type': type }))).status, 200);
  }
});

test('exactly the largest body is accepted, streamed without a length', async () => {
  const bytes = new TextEncoder().encode(good.padEnd(128 * 1024));
  const stream = (size: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, size / 2));
        controller.enqueue(bytes.slice(size / 2));
        if (size > bytes.length) controller.enqueue(new Uint8Array([32]));
        controller.close();
      },
    });
  const init = (size: number) => ({ ...post(stream(size)), duplex: 'half' }) as RequestInit;
  assert.equal((await ask(world, optionsPath, init(bytes.length))).status, 200);
  assert.equal((await ask(world, optionsPath, init(bytes.length + 1))).status, 413);
});

test('keys that name object internals are harmless', async () => {
  const body = '{"username":"ada","constructor":{"prototype":{"polluted":true}},"toString":1}';
  assert.equal((await ask(world, optionsPath, post(body))).status, 200);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('CORS: a preflight of an allowed page is answered, without cookies', async () => {
  const answer = await ask(world, optionsPath, {
    method: 'OPTIONS',
    headers: {
      origin: acmeOrigin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('access-control-allow-origin'), acmeOrigin);
  assert.equal(answer.headers.get('access-control-allow-methods'), 'POST');
  assert.equal(answer.headers.get('access-control-allow-headers'), 'content-type');
  assert.equal(answer.headers.get('access-control-allow-credentials'), null);
  assert.match(answer.headers.get('vary') ?? '', /Origin/);
});

test('CORS: the page can read successes, errors and unknown tenancies', async () => {
  for (const [path, body] of [
    [optionsPath, good],
    [optionsPath, '{}'],
    ['/nobody/passkey/registration/options', good],
  ] as const) {
    const { headers } = await ask(world, path, post(body));
    assert.equal(headers.get('access-control-allow-origin'), acmeOrigin);
    assert.equal(headers.get('access-control-expose-headers'), 'Retry-After');
    assert.match(headers.get('vary') ?? '', /Origin/);
  }
});

test('CORS: a foreign page gets no preflight and can read nothing', async () => {
  for (const method of ['OPTIONS', 'POST']) {
    const { status, headers } = await ask(world, optionsPath, {
      method,
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      ...(method === 'POST' && { body: good }),
    });
    assert.equal(status, 403);
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('access-control-allow-methods'), null);
    assert.match(headers.get('vary') ?? '', /Origin/);
  }
});

test('CORS: server endpoints send no CORS headers and refuse preflights', async () => {
  const success = await ask(world, authorizePath, postAsServer(goodAuthorization, { origin: acmeOrigin }));
  assert.equal(success.status, 200);
  const preflight = await ask(world, authorizePath, { method: 'OPTIONS', headers: { origin: acmeOrigin } });
  assert.equal(preflight.status, 405);
  for (const { headers } of [success, preflight]) {
    const names = [...headers.keys()].filter((name) => name.startsWith('access-control'));
    assert.deepEqual(names, []);
  }
});

test('a server error hides its details and is reported', async () => {
  const reports: unknown[] = [];
  const store = createMemoryStore();
  const broken = await setup({ store, onError: (error) => reports.push(error) });
  await store.close();
  const answer = await ask(broken, optionsPath, post(good));
  assert.equal(answer.status, 500);
  assert.deepEqual(answer.body, { _tag: '@error/Internal', message: 'The server failed.' });
  assert.equal(reports.length, 1);
});

test('a field that is missing or wrong is named', async () => {
  const token = (registrationToken: string) => JSON.stringify({ registrationToken });
  for (const [path, body, message] of [
    [optionsPath, '{}', 'username: missing'],
    [optionsPath, '{"username":7}', 'username: Invalid type: Expected string but received 7'],
    ['/v2/acme/passkey/registration/options', token('x'), 'registrationToken: invalid or expired token'],
    [
      '/v2/acme/passkey/registration/options',
      token('x'.repeat(43)),
      'Invalid or expired registration token.',
    ],
  ] as const) {
    const answer = await ask(world, path, post(body));
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.body, { _tag: '@error/BadRequest', message });
  }
});
