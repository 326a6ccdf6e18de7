/** Signing up, and API keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { temporaryFiles } from '../store/files.js';
import { answerOf, setup, succeed, type World } from '../support/world.js';

const newFile = temporaryFiles();
const ada = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };

async function signUp({ server }: World, body: unknown, headers: Record<string, string> = {}) {
  const request = new Request('https://mock.test/signup', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return answerOf(await server.fetch(request));
}

test('a tenancy that signed up works at once, for development', async () => {
  const world = await setup();
  const answer = await signUp(world, ada);
  assert.equal(answer.status, 201);
  const { _tag, tenancyId, apiKey, ...rest } = answer.body as Record<string, string>;
  assert.deepEqual([_tag, rest], ['TenancyData', {}]);
  assert.match(String(tenancyId), /^[a-z0-9]{21}$/);
  assert.match(String(apiKey), /^[A-Za-z0-9_-]{43}$/);

  const key = { authorization: `Bearer ${String(apiKey)}` };
  succeed(await world.backend(`/v2/${String(tenancyId)}/passkeys`, undefined, key));
  assert.equal((await world.backend('/v2/acme/passkeys', undefined, key)).status, 403);
  const origin = 'http://localhost:3000';
  const path = `/${String(tenancyId)}/passkey/registration/options`;
  succeed(await world.page(path, { username: 'ada' }, { origin }));

  const stored = await world.server.store.transact((transaction) => transaction.list('tenancies', '$server'));
  assert.equal(JSON.stringify(stored).includes(String(apiKey)), false);
});

test('an address signs up once, in any spelling, and in parallel requests', async () => {
  const world = await setup();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      signUp(world, { ...ada, email: n % 2 ? 'ada@example.com' : 'ADA@Example.com' }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  for (const { body } of answers.filter(({ status }) => status !== 201)) {
    assert.deepEqual(body, {
      _tag: '@error/DuplicateEmail',
      message: 'This address has a tenancy already.',
    });
  }
  assert.equal((await signUp(world, ada)).status, 409);
  assert.equal((await signUp(world, { ...ada, email: 'eve@example.com' })).status, 201);
  assert.equal(world.server.tenancies.list().length, 3);
});

test('an invalid address is InvalidEmail, and other mistakes are bad requests', async () => {
  const world = await setup();
  for (const email of ['', 'ada', 'ada@example', 'a b@example.com', 'a@example.com,b@example.com']) {
    const { status, body } = await signUp(world, { ...ada, email });
    assert.deepEqual([status, body['_tag']], [400, '@error/InvalidEmail'], email);
  }
  for (const body of [{}, [], { ...ada, email: 7 }, { ...ada, firstName: '' }, { ...ada, lastName: null }]) {
    const answer = await signUp(world, body);
    assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/BadRequest']);
  }
  const type = await signUp(world, ada, { 'content-type': 'text/plain' });
  assert.deepEqual([type.status, type.body['_tag']], [415, '@error/BadRequest']);
  const method = await world.backend('/signup');
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'POST']);
  assert.equal(world.server.tenancies.list().length, 1);
});

test('a tenancy that signed up is kept over a restart', async () => {
  const file = newFile();
  const first = await setup({ store: createSqliteStore({ file }) });
  const { tenancyId, apiKey } = (await signUp(first, ada)).body as Record<string, string>;
  await first.server.close();
  const second = await setup({ store: createSqliteStore({ file }) });
  const key = { authorization: `Bearer ${String(apiKey)}` };
  succeed(await second.backend(`/${String(tenancyId)}/passkeys`, undefined, key));
  assert.equal((await signUp(second, ada)).status, 409);
  await second.server.close();
});

test('a rotated API key replaces the others at once, or stands beside them until they are revoked', async () => {
  const world = await setup();
  const works = async (apiKey: string): Promise<boolean> => {
    const headers = { authorization: `Bearer ${apiKey}` };
    return (await world.backend('/acme/passkeys', undefined, headers)).status === 200;
  };
  const { apiKeys } = world.server;
  const second = await apiKeys.rotate('acme', { keepOthers: true });
  assert.deepEqual([await works('acme-api-key'), await works(second)], [true, true]);
  assert.equal(await apiKeys.revoke('acme', 'acme-api-key'), true);
  assert.equal(await apiKeys.revoke('acme', 'acme-api-key'), false);
  assert.deepEqual([await works('acme-api-key'), await works(second)], [false, true]);
  const third = await apiKeys.rotate('acme');
  assert.deepEqual([await works(second), await works(third)], [false, true]);
  await apiKeys.revoke('acme', third);
  assert.equal(await works(third), false);
  assert.equal(await works(''), false);
  await assert.rejects(apiKeys.rotate('nobody'), /no tenancy "nobody"/);
});

test('keys that are added at once are all kept', async () => {
  const world = await setup();
  const added = await Promise.all(
    Array.from({ length: 20 }, () => world.server.apiKeys.rotate('acme', { keepOthers: true })),
  );
  for (const key of added) {
    succeed(await world.backend('/acme/passkeys', undefined, { authorization: `Bearer ${key}` }));
  }
});
