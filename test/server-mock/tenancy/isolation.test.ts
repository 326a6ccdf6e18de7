/**
 * Every endpoint × {own, foreign, missing} tenancy and {own, another tenancy's, missing} thing. Nothing of one
 * tenancy can be seen, used or changed through another, whatever key, id or token is put together.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChallengeCreated } from '../../../src/wire/contract.js';
import { create, get } from '../support/authenticator.js';
import { stockVault } from '../support/vault.js';
import { acme, acmeOrigin, answerOf, setup, succeed, type Answer, type World } from '../support/world.js';

const rival = { ...acme, id: 'rival', apiKey: 'rival-api-key' };
const keys: Record<string, string> = { acme: 'acme-api-key', rival: 'rival-api-key' };
const unknownToken = 'x'.repeat(43);

/** What one tenancy has, made anew for every call, since many calls use it up. */
interface Things {
  passkey: string;
  user: string;
  code: string;
  challenge: { challengeId: string; secret: string; code: string };
  token: (name: string) => string;
  registration: { sessionToken: string; response: unknown };
  authentication: { sessionToken: string; response: unknown };
  cursor: string;
}

const missing: Things = {
  passkey: 'x'.repeat(21),
  user: 'nobody',
  code: unknownToken,
  cursor: '',
  challenge: { challengeId: 'x'.repeat(15), secret: unknownToken, code: '123456' },
  token: () => unknownToken,
  registration: { sessionToken: unknownToken, response: {} },
  authentication: { sessionToken: unknownToken, response: {} },
};

async function ask(world: World, tenancy: string, method: string, path: string, body?: unknown, key = '') {
  const headers = {
    ...(key === '' ? { origin: acmeOrigin } : { authorization: `Bearer ${key}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const url = `https://mock.test${path.replace('{t}', tenancy)}`;
  return answerOf(await world.server.fetch(new Request(url, init)));
}

/** Fills a tenancy with one of each. Ids of passkeys differ between tenancies, user ids are the same. */
async function furnish(world: World, tenancy: string): Promise<Things> {
  const key = keys[tenancy] ?? '';
  const passkey = `${tenancy}-passkey`;
  const user = `${tenancy}-user`;
  const own = { userId: user, userHandle: `${tenancy}-handle` };
  await stockVault(
    world.server,
    {
      [passkey]: { ...own, credentialId: `${tenancy}-one` },
      [`${passkey}-2`]: { ...own, credentialId: `${tenancy}-two` },
    },
    tenancy,
  );
  const server = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> =>
    succeed(await ask(world, tenancy, method, path, body, key));
  const page = async (path: string, body: unknown): Promise<Record<string, unknown>> =>
    succeed(await ask(world, tenancy, 'POST', path, body));
  type Options = Parameters<typeof create>[0];
  const begin = (username: string) =>
    page('/{t}/passkey/registration/options', { username }) as Promise<{
      sessionToken: string;
      optionsJSON: Options;
    }>;

  const first = await begin('first');
  const { credential, response } = await create(first.optionsJSON, acmeOrigin);
  const done = await page('/{t}/passkey/registration/verification', {
    sessionToken: first.sessionToken,
    response,
  });
  const second = await begin('second');
  const registration = {
    sessionToken: second.sessionToken,
    response: (await create(second.optionsJSON, acmeOrigin)).response,
  };
  const options = (await page('/{t}/passkey/authentication/options', {})) as {
    sessionToken: string;
    optionsJSON: Parameters<typeof get>[0];
  };
  const authentication = {
    sessionToken: options.sessionToken,
    response: await get(options.optionsJSON, acmeOrigin, credential),
  };
  const tokens: Record<string, unknown> = {
    ...(await server('POST', '/v2/{t}/passkey/registration/authorize', {
      rpId: 'acme.example',
      rpName: 'Acme',
      userId: user,
      username: 'ada',
    })),
    ...(await server('POST', '/v2/{t}/passkey/authentication/authorize', {
      rpId: 'acme.example',
      discoverable: true,
    })),
    ...(await server('POST', '/v2/{t}/passkeys/update', { userId: user, username: 'ada' })),
    ...(await server('POST', '/v2/{t}/passkeys/delete', { passkeyIds: [missing.passkey] })),
    ...(await server('POST', '/v2/{t}/passkeys/prune', { userId: user })),
  };
  const { challenge } = (await server('POST', '/{t}/challenges', {
    email: `${tenancy}@example.com`,
    purpose: 'login',
  })) as unknown as ChallengeCreated;
  const { challengeId, secret, code } = challenge;
  const list = await server('GET', '/{t}/passkeys');
  return {
    passkey,
    user,
    code: String(done['code']),
    challenge: { challengeId, secret, code },
    registration,
    authentication,
    cursor: String(list['cursor']),
    token: (name) => String(tokens[name]),
  };
}

interface Endpoint {
  name: string;
  zone: 'server' | 'browser';
  method?: string;
  path: (things: Things) => string;
  body?: (things: Things) => unknown;
  /** The answer for what the tenancy does not have; a tag, or how a success says that there was nothing. */
  absent: string | ((answer: Answer) => boolean);
}

const warned = ({ body }: Answer): boolean => (body['warnings'] as unknown[]).length > 0;
const vault = (prefix: string): Endpoint[] => [
  {
    name: `${prefix} read`,
    zone: 'server',
    absent: '@error/NotFound',
    path: ({ passkey }) => `${prefix}/passkeys/${passkey}`,
  },
  {
    name: `${prefix} patch`,
    zone: 'server',
    method: 'PATCH',
    absent: '@error/NotFound',
    path: ({ passkey }) => `${prefix}/passkeys/${passkey}`,
    body: () => ({ username: 'changed' }),
  },
  {
    name: `${prefix} delete`,
    zone: 'server',
    method: 'DELETE',
    absent: '@error/NotFound',
    path: ({ passkey }) => `${prefix}/passkeys/${passkey}`,
  },
  {
    name: `${prefix} patch by user`,
    zone: 'server',
    method: 'PATCH',
    absent: '@error/NotFound',
    path: ({ user }) => `${prefix}/users/${user}/passkeys`,
    body: ({ user }) => ({ userId: user, username: 'changed' }),
  },
  {
    name: `${prefix} delete by user`,
    zone: 'server',
    method: 'DELETE',
    absent: '@error/NotFound',
    path: ({ user }) => `${prefix}/users/${user}/passkeys`,
    body: ({ user }) => ({ userId: user }),
  },
  {
    name: `${prefix} list`,
    zone: 'server',
    path: ({ cursor }) => `${prefix}/passkeys?cursor=${cursor}`,
    // A cursor of another tenancy is refused; without one, the list is the own one.
    absent: ({ status, body }) =>
      status === 400 || (body['records'] as { id: string }[]).every(({ id }) => !id.startsWith('rival')),
  },
  {
    name: `${prefix} exchange`,
    zone: 'server',
    absent: '@error/InvalidCode',
    path: ({ code }) => `${prefix}/principal/${code}`,
  },
  {
    name: `${prefix} exchange and assign`,
    zone: 'server',
    method: 'POST',
    absent: '@error/InvalidCode',
    path: ({ code }) => `${prefix}/principal/${code}`,
    body: () => ({ userId: 'assigned' }),
  },
  {
    name: `${prefix} read challenge`,
    zone: 'server',
    absent: '@error/NotFound',
    path: ({ challenge }) => `${prefix}/challenges/${challenge.challengeId}`,
  },
  {
    name: `${prefix} delete challenge`,
    zone: 'server',
    method: 'DELETE',
    path: ({ challenge }) => `${prefix}/challenges/${challenge.challengeId}`,
    absent: ({ body }) => body['_tag'] === 'ChallengeDeleted',
  },
  {
    name: `${prefix} verify challenge`,
    zone: 'server',
    method: 'POST',
    absent: '@error/InvalidChallenge',
    path: () => `${prefix}/challenges/verify`,
    body: ({ challenge }) => challenge,
  },
  ...(['registration', 'authentication'] as const).map((ceremony): Endpoint => ({
    name: `${prefix} ${ceremony}`,
    zone: 'browser',
    method: 'POST',
    absent: '@error/BadRequest',
    path: () => `${prefix}/passkey/${ceremony}/verification`,
    body: (things) => things[ceremony],
  })),
];

const redemptions = (
  [
    ['passkey/registration/options', 'registrationToken'],
    ['passkey/authentication/options', 'authenticationToken'],
    ['passkeys/update/exchange', 'updatePasskeysToken'],
    ['passkeys/delete/exchange', 'deletePasskeysToken'],
    ['passkeys/prune/exchange', 'prunePasskeysToken'],
  ] as const
).map(([path, name]): Endpoint => ({
  name: path,
  zone: 'browser',
  method: 'POST',
  absent: '@error/BadRequest',
  path: () => `/v2/{t}/${path}`,
  body: ({ token }) => ({ [name]: token(name) }),
}));

const endpoints: Endpoint[] = [
  ...vault('/{t}'),
  ...vault('/v2/{t}'),
  ...redemptions,
  {
    name: 'credential',
    zone: 'browser',
    absent: '@error/NotFound',
    path: ({ passkey }) => `/{t}/credential/${passkey}`,
  },
  {
    name: 'credentials',
    zone: 'browser',
    absent: '@error/NotFound',
    path: ({ passkey }) => `/{t}/credentials/${passkey},${passkey}-2`,
  },
  ...(['update', 'delete', 'prune'] as const).map((change): Endpoint => ({
    name: `${change} by user`,
    zone: 'server',
    method: 'POST',
    absent: warned,
    path: () => `/v2/{t}/passkeys/${change}`,
    body: ({ user }) => ({ userId: user, ...(change === 'update' && { username: 'changed' }) }),
  })),
  {
    name: 'delete by ids',
    zone: 'server',
    method: 'POST',
    absent: warned,
    path: () => '/v2/{t}/passkeys/delete',
    body: ({ passkey }) => ({ passkeyIds: [passkey] }),
  },
];

const everythingOf = ({ server }: World, tenancy: string) =>
  server.store.transact((transaction) =>
    (['passkeys', 'ceremonies', 'tokens', 'codes', 'challenges', 'rateLimits', 'mails'] as const).map(
      (table) => transaction.list(table, tenancy),
    ),
  );

for (const { name, zone, method = 'GET', path, body, absent } of endpoints) {
  test(`isolated: ${name}`, async () => {
    const world = await setup({ tenancies: [acme, rival], limits: { pageSize: 2 } });
    const own = await furnish(world, 'acme');
    const foreign = await furnish(world, 'rival');
    const call = (tenancy: string, things: Things, key: string) =>
      ask(world, tenancy, method, path(things), body?.(things), zone === 'server' ? key : '');
    const rivals = await everythingOf(world, 'rival');
    const untouched = async (what: string): Promise<void> =>
      assert.deepEqual(await everythingOf(world, 'rival'), rivals, `${what} leaves the rival alone`);

    for (const [whose, things] of [
      ['foreign', foreign],
      ['missing', missing],
    ] as const) {
      const answer = await call('acme', things, 'acme-api-key');
      if (typeof absent === 'string') assert.equal(answer.body['_tag'], absent, whose);
      else assert.ok(absent(answer), `${whose}: ${JSON.stringify(answer.body)}`);
      assert.doesNotMatch(JSON.stringify(answer.body), /rival-(user|handle|one|two)/);
      await untouched(`a ${whose} thing`);
    }
    if (zone === 'server') {
      for (const [tenancy, key] of [
        ['rival', 'acme-api-key'],
        ['nobody', 'acme-api-key'],
        ['__proto__', 'acme-api-key'],
        ['rival', 'wrong-api-key'],
      ] as const) {
        const answer = await call(tenancy, foreign, key);
        assert.deepEqual([answer.status, answer.body['_tag']], [403, '@error/Forbidden'], tenancy);
      }
    } else {
      const answer = await call('nobody', foreign, '');
      assert.deepEqual([answer.status, answer.body['_tag']], [400, '@error/InvalidTenancy']);
    }
    await untouched('a foreign key');

    const answer = await call('acme', own, 'acme-api-key');
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    await untouched('the own thing');
    // What was tried in vain is still good for its owner.
    const owners = await call('rival', foreign, 'rival-api-key');
    assert.ok(owners.status < 300, JSON.stringify(owners.body));
    assert.doesNotMatch(JSON.stringify([answer.body, owners.body]), /api-key|hash/i);
  });
}
