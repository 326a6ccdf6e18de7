/** Requests nobody would send on purpose, to every route. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createMockServer, defaultTenancy } from '../../../server-mock/app.js';
import { statuses } from '../../../server-mock/http/errors.js';
import type { OpenApi } from '../../../server-mock/openapi/openapi.js';
import { routes } from '../../../server-mock/routes/all.js';
import { assertDescribed, templateOf } from './openapi.js';

interface Shot {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: string | undefined;
}

const names = [
  'username',
  'displayName',
  'userId',
  'rpId',
  'rpName',
  'timeout',
  'email',
  'purpose',
  'code',
  'secret',
  'challengeId',
  'metadata',
  'sessionToken',
  'response',
  'id',
  'rawId',
  'type',
  'clientDataJSON',
  'signature',
  'attestationObject',
  'authenticatorData',
  'userHandle',
  'clientExtensionResults',
  'allowCredentials',
  'excludeCredentials',
  'registrationToken',
  'authenticationToken',
  'deletePasskeysToken',
  'passkeyIds',
  'firstName',
  'lastName',
  'discoverable',
  'mediation',
  'userVerification',
  'sendEmail',
  'invalidateOthers',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '_tag',
  'then',
  '$ref',
  '',
];
const words = [
  '',
  'ada',
  'dev',
  'localhost',
  'a@b.example',
  'login',
  '012345',
  'required',
  'public-key',
  '../x',
  'null',
  '%00',
  '%2e%2e%2f',
  '\u0000',
  '\ud800',
  '\u202e',
  'é',
  '__proto__',
  'constructor',
  '0',
  '-1',
  '1e999',
  'NaN',
  'A'.repeat(22),
  'A'.repeat(43),
  'a'.repeat(21),
  'x'.repeat(5000),
  'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0',
  '{}',
  '[]',
];

const word = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 40 }));
const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: word });
const figure = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1, 2 ** 31, 2 ** 53, -1, 1e300));

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    figure,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('json')), { maxLength: 8 }).map((entries) => literal(entries)),
  ),
}));

/** An object whose keys are all its own, `__proto__` too. */
function literal(entries: [string, unknown][]): object {
  const object = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** Good bodies, so that what is spoiled in them is reached. */
const good = [
  { username: 'ada', displayName: 'Ada', timeout: 60_000 },
  { rpId: 'localhost', rpName: 'x', userId: 'u', username: 'ada' },
  { rpId: 'localhost', discoverable: true },
  { userId: 'u' },
  { userId: 'u', username: 'ada' },
  { passkeyIds: ['a'.repeat(21)] },
  { email: 'ada@example.com', purpose: 'login', metadata: {}, sendEmail: true },
  { challengeId: 'a', secret: 'b', code: '012345' },
  { email: 'ada@example.com', firstName: 'Ada', lastName: 'L' },
  { registrationToken: 'A'.repeat(43) },
  { authenticationToken: 'A'.repeat(43) },
  {
    deletePasskeysToken: 'A'.repeat(43),
    updatePasskeysToken: 'A'.repeat(43),
    prunePasskeysToken: 'A'.repeat(43),
  },
  {
    sessionToken: 'A'.repeat(43),
    response: { id: 'A'.repeat(22), rawId: 'A'.repeat(22), type: 'public-key' },
  },
];

/** A good body with one of its fields replaced, or one more. */
const spoiled = fc
  .tuple(fc.constantFrom(...good), fc.option(fc.tuple(key, json), { nil: undefined }), fc.nat(9), json)
  .map(([body, more, at, value]) => {
    const entries: [string, unknown][] = Object.entries(body);
    const entry = entries[at];
    if (entry) entry[1] = value;
    return literal(more ? [...entries, more] : entries);
  });

/** Text with a byte or two of damage. */
const damaged = fc.tuple(spoiled, fc.nat(200), fc.string({ maxLength: 3 })).map(([value, at, noise]) => {
  const text = JSON.stringify(value);
  return text.slice(0, at % text.length) + noise + text.slice((at % text.length) + noise.length);
});

const nested = fc
  .tuple(fc.nat(3000), fc.constantFrom('[', '{"a":', '[{"__proto__":'))
  .map(([depth, open]) => open.repeat(depth) + '1');

const body = fc.oneof(
  fc.constant(undefined),
  { weight: 5, arbitrary: spoiled.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: json.map((value) => JSON.stringify(value)) },
  damaged,
  nested,
  fc.string({ unit: 'binary' }),
);

const headerText = fc
  .oneof(fc.constantFrom(...words), fc.string({ maxLength: 60 }))
  .map((text) => text.replaceAll(/[^\x21-\x7e\xa0-\xff]/g, ''));
const header = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.oneof(fc.constantFrom('application/json', 'text/plain', 'application/json;charset=x'), headerText),
  ),
  fc.tuple(
    fc.constant('authorization'),
    fc.oneof(fc.constantFrom('Bearer', 'Bearer x', 'Basic eA=='), headerText),
  ),
  fc.tuple(
    fc.constant('origin'),
    fc.oneof(fc.constantFrom('null', 'https://evil.example', 'http://localhost:1'), headerText),
  ),
  fc.tuple(
    fc.constant('x-mock-fault'),
    fc.oneof(fc.constantFrom('rate-limit=1', 'latency=0', 'expired-challenge'), headerText),
  ),
  fc.tuple(
    fc.constantFrom('user-agent', 'accept', 'content-length', 'cookie', 'x-forwarded-for'),
    headerText,
  ),
);

/** Of real requests, which headers are then replaced in. */
const usual: [string, string][] = [
  ['content-type', 'application/json'],
  ['authorization', `Bearer ${defaultTenancy.apiKey}`],
  ['origin', 'http://localhost:3000'],
];

const parameter = fc.oneof(fc.constantFrom('dev', 'a'.repeat(21), 'A'.repeat(43)), word.map(segment));

/** As it may stand in a path, without changing its number of segments. */
function segment(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, 'x')).replace(/^\.{0,2}$/, 'x');
}

/** Undefined most of the time. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const all = routes.flatMap(({ method, paths }) => paths.map((path) => ({ method, path })));

export const shots: fc.Arbitrary<Shot> = fc
  .record({
    route: fc.constantFrom(...all),
    method: rarely(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'HEAD')),
    tenancy: fc.oneof({ weight: 8, arbitrary: fc.constant('dev') }, { weight: 1, arbitrary: parameter }),
    parameters: fc.array(parameter, { minLength: 3, maxLength: 3 }),
    query: rarely(fc.tuple(key, word)),
    slash: fc.boolean(),
    headers: fc.array(header, { maxLength: 2 }),
    body,
  })
  .map(({ route, method = route.method, tenancy, parameters, query, slash, headers, body: sent }) => {
    let next = 0;
    const path = route.path.replace(':tenancy', tenancy).replaceAll(/:\w+/g, () => parameters[next++] ?? 'x');
    const search = query ? `?${segment(query[0])}=${segment(query[1])}` : '';
    const hasBody = !['GET', 'HEAD'].includes(method);
    return {
      method,
      path: path + (slash ? '/' : '') + search,
      headers: [...usual, ...headers],
      body: hasBody ? sent : undefined,
    };
  });

const knownTags: readonly string[] = Object.keys(statuses);

/** Fires at a server of its own, and fails on what must never come back. Prints the seed. */
export async function bombard(options: {
  seed: number;
  runs: number;
  milliseconds: number;
}): Promise<number> {
  const reports: unknown[] = [];
  const server = await createMockServer({ onError: (error) => reports.push(error) });
  const document = (await (
    await server.fetch(new Request('http://localhost/openapi.json'))
  ).json()) as OpenApi;
  const prototype = Object.getOwnPropertyNames(Object.prototype).sort();
  let count = 0;
  console.log(`fuzz: seed ${options.seed}`);
  await fc.assert(
    fc.asyncProperty(shots, async ({ method, path, headers, body: sent }) => {
      count++;
      const request = new Request(`http://localhost${path}`, {
        method,
        headers: new Headers(Object.fromEntries(headers)),
        ...(sent !== undefined && { body: sent }),
      });
      const response = await server.fetch(request, { ipAddress: '127.0.0.1' });
      const { status } = response;
      const type = response.headers.get('content-type');
      const text = await response.text();
      assert.deepEqual(reports, []);
      assert.ok(status < 500, `${status} ${text}`);
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), prototype);
      // A HEAD is answered without a body, by HTTP.
      if (status >= 400 && method !== 'HEAD') {
        assert.equal(type, 'application/json');
        const { _tag, message } = JSON.parse(text) as Record<string, unknown>;
        assert.ok(knownTags.includes(String(_tag)), text);
        assert.equal(typeof message, 'string');
        assert.doesNotMatch(text, /node_modules|\.ts:|\.js:|at async/);
      }
      const { pathname } = new URL(request.url);
      const isFault = headers.some(([name]) => name === 'x-mock-fault') && status === 429;
      const isKnown = templateOf(document, pathname) !== undefined && status !== 405 && !isFault;
      // A HEAD has no operation of its own, an OPTIONS is CORS.
      if (isKnown && method !== 'OPTIONS')
        assertDescribed(document, { method, path }, { status, type, body: text });
    }),
    {
      seed: options.seed,
      numRuns: options.runs,
      interruptAfterTimeLimit: options.milliseconds,
      markInterruptAsFailure: false,
    },
  );
  await server.close();
  return count;
}
