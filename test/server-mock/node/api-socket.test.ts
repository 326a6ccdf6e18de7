/** The API over a real connection, as clients of other makers and languages use it. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, describe, it } from 'node:test';
import { createMockServer } from '../../../server-mock/app.js';
import { listen } from '../../../server-mock/node/listen.js';
import { stockVault } from '../support/vault.js';
import { acme } from '../support/world.js';

const server = await createMockServer({
  tenancies: [{ ...acme, rpId: 'newsite.com', relatedRpIds: ['oldsite.com'] }],
});
const { port, close } = await listen({ server, port: 0 });

interface Sent {
  method?: string;
  /** Goes out as it is. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

const key = { authorization: 'Bearer acme-api-key' };

function send({ method = 'GET', path, headers = {}, body }: Sent) {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    // Node frames the body of a DELETE only when it is told its length.
    const type = json !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
    };
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers: { ...type, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(json);
  });
}

describe('the API over a socket', () => {
  after(close);

  it('DELETE with a JSON body, and paths that are not percent-encoded', async () => {
    await stockVault(server, {
      one: { userId: 'auth0|a/b', aaguid: 'd548826e-79b4-db40-a3d8-11116f7e8349' },
    });
    const path = '/acme/users/auth0|a/b/passkeys/';
    const updated = await send({ method: 'PATCH', path, headers: key, body: { userId: 'auth0|a/b' } });
    assert.deepEqual([updated.status, updated.type], [202, 'application/json']);
    const icon = `http://127.0.0.1:${port}/aaguid/d548826e-79b4-db40-a3d8-11116f7e8349/icon.svg`;
    assert.ok(updated.text.includes(`"icon":"${icon}"`), updated.text);
    assert.equal((await fetch(icon)).headers.get('content-type'), 'image/svg+xml');
    const deleted = await send({ method: 'DELETE', path, headers: key, body: { userId: 'auth0|a/b' } });
    assert.deepEqual([deleted.status, deleted.type], [202, 'application/json']);
  });

  it('metadata that JSON cannot represent is refused', async () => {
    const create = (metadata: string) =>
      fetch(`http://127.0.0.1:${port}/acme/challenges`, {
        method: 'POST',
        headers: { ...key, 'content-type': 'application/json' },
        body: `{"email": "grace@example.com", "purpose": "login", "metadata": ${metadata}}`,
      });
    for (const metadata of ['{"a": 1e400}', '{"a": [{"b": -1e400}]}']) {
      const response = await create(metadata);
      assert.equal(response.status, 400, metadata);
      assert.match(await response.text(), /metadata: a number is too large/);
    }
    assert.equal((await create('{"a": 1e300}')).status, 201);
  });

  it('a challenge is created and verified; an error is application/json too', async () => {
    const body = { email: 'ada@example.com', purpose: 'login' };
    const created = await send({ method: 'POST', path: '/acme/challenges', headers: key, body });
    assert.deepEqual([created.status, created.type], [201, 'application/json']);
    const { challengeId, secret, code } = (
      JSON.parse(created.text) as { challenge: Record<'challengeId' | 'secret' | 'code', string> }
    ).challenge;
    const verify = () =>
      send({
        method: 'POST',
        path: '/acme/challenges/verify/',
        headers: key,
        body: { challengeId, secret, code },
      });
    assert.equal((await verify()).status, 200);
    const again = await verify();
    assert.deepEqual([again.status, again.type], [400, 'application/json']);
    const limited = await send({ method: 'POST', path: '/v2/acme/challenges', headers: key, body });
    assert.deepEqual([limited.status, limited.type], [429, 'application/json']);
  });

  it('the Host of the request selects the legacy domain', async () => {
    const path = '/.well-known/webauthn';
    const legacy = await send({ path, headers: { host: 'oldsite.com' } });
    assert.deepEqual([legacy.status, legacy.type], [200, 'application/json']);
    assert.equal(legacy.text, '{"origins":["https://oldsite.com","https://newsite.com"]}');
    assert.equal((await send({ path })).status, 404);
  });
});
