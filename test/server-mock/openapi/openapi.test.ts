/** The description covers every route, parameter and tag, and the server's real answers are as it says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import packageJson from '../../../server-mock/package.json' with { type: 'json' };
import { createMockServer } from '../../../server-mock/app.js';
import { statuses } from '../../../server-mock/http/errors.js';
import { operations } from '../../../server-mock/openapi/operations.js';
import type { OpenApi } from '../../../server-mock/openapi/openapi.js';
import { routes } from '../../../server-mock/routes/all.js';
import { create, get } from '../support/authenticator.js';
import { assertDescribed, violations } from '../support/openapi.js';
import { acmeOrigin, setup, type Answer, type World } from '../support/world.js';

const server = await createMockServer();
const answer = await server.fetch(new Request('http://localhost/openapi.json'));
const document = (await answer.json()) as OpenApi;

interface Described {
  parameters: { name: string; in: string }[];
  responses: Record<string, { description: string }>;
  security?: unknown;
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  operationId: string;
}
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation: operation as unknown as Described,
  })),
);

describe('the OpenAPI document', () => {
  it('is valid JSON of the OpenAPI version that it names', () => {
    assert.equal(answer.headers.get('content-type'), 'application/json');
    assert.equal(document.openapi, '3.1.0');
    assert.equal(document.info.version, packageJson.version);
  });

  it('has every route, and nothing else', () => {
    const registered = routes.flatMap(({ method, paths }) =>
      paths.map((path) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    );
    assert.deepEqual(all.map(({ method, path }) => `${method} ${path}`).sort(), registered.sort());
    const used = new Set(
      routes.flatMap(({ method, paths }) =>
        paths.flatMap((path) => {
          const key = `${method} ${path.replace(/^(\/v2)?\/:tenancy/, '')}`;
          return [key, `2 ${key}`];
        }),
      ),
    );
    assert.deepEqual(
      Object.keys(operations).filter((key) => !used.has(key)),
      [],
      'no operation without a route',
    );
  });

  it('has every parameter of every path, and unique operation ids', () => {
    for (const { path, operation } of all) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      assert.deepEqual(
        inPath.map(({ name }) => name),
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
    }
    assert.equal(new Set(all.map(({ operation }) => operation.operationId)).size, all.length);
  });

  it('has every error tag with its status, in at least one operation', () => {
    const described = all.flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, { description }]) =>
        description.split(', ').map((tag) => [tag, status] as const),
      ),
    );
    for (const [tag, status] of Object.entries(statuses)) {
      assert.ok(document.components.schemas[tag.replace('@error/', 'Error')], tag);
      assert.ok(
        described.some(([name, at]) => name === tag && at === String(status)),
        tag,
      );
    }
  });

  it('requires the key where the server does, and describes each body', () => {
    for (const { zone, method, paths, body } of routes) {
      for (const path of paths) {
        const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
        assert.deepEqual(operation?.['security'], zone === 'server' ? [{ apiKey: [] }] : [], path);
        assert.equal(operation?.['requestBody'] !== undefined, body !== undefined, path);
      }
    }
  });

  it('has no dangling references', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    for (const [, name = ''] of references) assert.ok(document.components.schemas[name], name);
  });
});

describe('the responses match the description', () => {
  const seen = new Set<string>();
  /** Asks, holds the answer (and a good request) against the document, and passes it on. */
  const watch = async (world: World, method: string, path: string, body?: unknown, headers = {}) => {
    const isServer = /authorize|principal|passkeys|challenges|users/.test(path) && !path.endsWith('exchange');
    const response = await world.server.fetch(
      new Request(new URL(path, 'https://acme.example'), {
        method,
        headers: {
          ...(isServer ? { authorization: 'Bearer acme-api-key' } : { origin: acmeOrigin }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const { status } = response;
    const name = assertDescribed(
      document,
      { method, path: new URL(path, 'https://acme.example').pathname },
      { status, type: response.headers.get('content-type'), body: text },
    );
    seen.add(name);
    if (status < 300 && body !== undefined) {
      const [, template = ''] = name.split(' ');
      const operation = document.paths[template]?.[method.toLowerCase()] as unknown as Described;
      const schema = operation.requestBody?.content['application/json']?.schema ?? {};
      assert.deepEqual(violations(schema, body, document), [], name);
    }
    return {
      status,
      headers: response.headers,
      body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer['body'],
    };
  };

  /** A registration, in either generation. */
  async function register(world: World, v2 = '') {
    const user = { rpId: 'acme.example', rpName: 'Acme', userId: 'user-1', username: 'ada' };
    const body = v2
      ? {
          registrationToken: (await watch(world, 'POST', '/v2/acme/passkey/registration/authorize', user))
            .body['registrationToken'],
        }
      : { username: 'ada' };
    const { sessionToken, optionsJSON } = (
      await watch(world, 'POST', `${v2}/acme/passkey/registration/options`, body)
    ).body;
    const { credential, response } = await create(optionsJSON as never, acmeOrigin);
    const done = await watch(world, 'POST', `${v2}/acme/passkey/registration/verification`, {
      sessionToken,
      response,
    });
    return { credential, ...(done.body as { code: string; principal: { authenticatorId: string } }) };
  }

  async function login(world: World, credential: Parameters<typeof get>[2], v2 = '') {
    const wanted = { rpId: 'acme.example', discoverable: true };
    const body = v2
      ? {
          authenticationToken: (
            await watch(world, 'POST', '/v2/acme/passkey/authentication/authorize', wanted)
          ).body['authenticationToken'],
        }
      : {};
    const { sessionToken, optionsJSON } = (
      await watch(world, 'POST', `${v2}/acme/passkey/authentication/options`, body)
    ).body;
    const response = await get(optionsJSON as never, acmeOrigin, credential);
    return watch(world, 'POST', `${v2}/acme/passkey/authentication/verification`, { sessionToken, response });
  }

  it('through the whole life of passkeys and codes, in both generations', async () => {
    const world = await setup({
      tenancies: [
        {
          id: 'acme',
          apiKey: 'acme-api-key',
          kind: 'production',
          rpId: 'acme.example',
          relatedRpIds: ['old.example'],
        },
      ],
    });
    for (const v2 of ['', '/v2']) {
      const { credential, code, principal } = await register(world, v2);
      const { authenticatorId: id } = principal;
      const second = (await login(world, credential, v2)).body as { code: string };
      await watch(world, 'GET', `${v2}/acme/principal/${code}`);
      await watch(world, 'GET', `${v2}/acme/principal/${code}`);
      await watch(world, 'POST', `${v2}/acme/principal/${second.code}`, { userId: 'user-1' });
      await watch(world, 'GET', `${v2}/acme/passkeys/`);
      await watch(world, 'GET', `${v2}/acme/passkeys/?cursor=nonsense`);
      await watch(world, 'GET', `${v2}/acme/passkeys/${id}`);
      await watch(world, 'PATCH', `${v2}/acme/passkeys/${id}`, { username: 'countess' });
      await watch(world, 'PATCH', `${v2}/acme/users/user-1/passkeys/`, { userId: 'user-1', username: 'ada' });
      if (v2) {
        const redeem = async (what: string, body: object) => {
          const prepared = await watch(world, 'POST', `/v2/acme/passkeys/${what}`, body);
          const field = `${what}PasskeysToken`;
          await watch(world, 'POST', `/v2/acme/passkeys/${what}/exchange`, { [field]: prepared.body[field] });
          await watch(world, 'POST', `/v2/acme/passkeys/${what}/exchange`, { [field]: prepared.body[field] });
        };
        await redeem('update', { userId: 'user-1', username: 'lovelace' });
        await redeem('prune', { userId: 'user-1' });
        await redeem('delete', { passkeyIds: [id, 'nobody'] });
      } else {
        await watch(world, 'GET', `/acme/credential/${id}`);
        await watch(world, 'GET', `/acme/credentials/${id}`);
        await watch(world, 'GET', '/acme/credential/nobody');
        await watch(world, 'DELETE', `/acme/passkeys/${id}`);
      }
      assert.equal((await login(world, credential, v2)).body['_tag'], '@error/PasskeyNotFound');
      const another = await register(world, v2);
      if (v2) await watch(world, 'DELETE', `/v2/acme/passkeys/${another.principal.authenticatorId}`);
      else
        await watch(world, 'PATCH', `/acme/passkeys/${another.principal.authenticatorId}`, {
          userId: 'user-1',
        });
      await register(world, '/v2');
      await watch(world, 'DELETE', `${v2}/acme/users/user-1/passkeys/`);
      await watch(world, 'DELETE', `${v2}/acme/users/user-1/passkeys/`);
      await watch(world, 'DELETE', `${v2}/acme/passkeys/nobody`);
      const wanted = { email: 'ada@acme.example', purpose: 'login', metadata: { a: [1] } };
      const created = (
        await watch(world, 'POST', `${v2}/acme/challenges`, { ...wanted, skipRateLimit: true })
      ).body['challenge'];
      const {
        challengeId,
        secret,
        code: right,
      } = created as Record<'challengeId' | 'secret' | 'code', string>;
      await watch(world, 'POST', `${v2}/acme/challenges`, wanted);
      await watch(world, 'POST', `${v2}/acme/challenges`, wanted);
      await watch(world, 'GET', `${v2}/acme/challenges/${challengeId}`);
      await watch(world, 'POST', `${v2}/acme/challenges/verify`, { challengeId, secret, code: 'x' });
      await watch(world, 'POST', `${v2}/acme/challenges/verify`, { challengeId, secret, code: right });
      await watch(world, 'POST', `${v2}/acme/challenges/verify`, { challengeId, secret, code: right });
      await watch(world, 'GET', `${v2}/acme/challenges/${challengeId}`);
      await watch(world, 'DELETE', `${v2}/acme/challenges/${challengeId}`);
      await watch(world, 'GET', `${v2}/.well-known/jwks.json`);
      await watch(world, 'GET', `${v2}/acme/passkeys`, undefined, { authorization: 'Bearer wrong' });
      await watch(
        world,
        'POST',
        `${v2}/acme/passkey/authentication/options`,
        {},
        { origin: 'https://evil.example' },
      );
      await watch(world, 'POST', `${v2}/nobody/passkey/authentication/options`, {});
      await watch(world, 'POST', `${v2}/acme/passkey/authentication/options`, [], {
        'content-type': 'text/plain',
      });
      await watch(world, 'POST', `${v2}/acme/passkey/authentication/options`, 'x'.repeat(200_000));
    }
    await watch(world, 'GET', '/.well-known/webauthn');
    await watch(world, 'GET', 'https://old.example/.well-known/webauthn');
    await watch(world, 'GET', '/aaguid/fbfc3007-154e-4ecc-8c0b-6e020557d7bd/icon.svg');
    await watch(world, 'GET', '/aaguid/nobody/icon.svg');
    const person = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };
    await watch(world, 'POST', '/signup', person);
    await watch(world, 'POST', '/signup', person);
    await watch(world, 'POST', '/signup', { ...person, email: 'nonsense' });
    await watch(world, 'GET', '/openapi.json');

    const successes = all.map(
      ({ method, path, operation }) =>
        `${method} ${path} ${Object.keys(operation.responses).find((status) => status < '300') ?? ''}`,
    );
    assert.deepEqual(
      successes.filter((name) => !seen.has(name)),
      [],
      'every route has answered',
    );
  });
});
