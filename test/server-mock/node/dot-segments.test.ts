/** Paths with dot segments, which no browser sends, over a raw connection. */
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, describe, it } from 'node:test';
import { createMockServer } from '../../../server-mock/app.js';
import { listen } from '../../../server-mock/node/listen.js';
import { getRaw } from '../support/raw.js';
import { acme } from '../support/world.js';

const reached: string[] = [];
const note =
  (name: string): RequestListener =>
  (request, response) => {
    reached.push(`${name} ${request.url ?? ''}`);
    response.end(name);
  };
const { port, close } = await listen({
  server: await createMockServer({ tenancies: [acme] }),
  port: 0,
  mounts: { '/backend': note('backend') },
  fallback: note('fallback'),
});

describe('a path with dot segments', () => {
  after(close);

  const paths = [
    '/backend/../acme/challenges',
    '/acme/../backend/session',
    '/acme/./challenges',
    '/backend/..',
    '/..',
    '/src/.x/../../.data/vault.sqlite',
    '/backend/%2e%2e/acme/challenges',
    '/backend/.%2E/acme/challenges',
    '/backend/..%2facme/challenges',
    String.raw`/backend\..\acme\challenges`,
    '/backend/..%5Cacme/challenges',
    `http://localhost:${port}/backend/../acme/challenges`,
  ];
  for (const path of paths)
    it(`reaches nothing: ${path.replace(/:\d+/, '')}`, async () => {
      assert.match(await getRaw(port, path), /^HTTP\/1\.1 400 [^]*"@error\/BadRequest"/);
      assert.deepEqual(reached, []);
    });

  it('differs from one with dots in a name, or in the query', async () => {
    for (const path of ['/backend/...', '/.well-known/x', '/a..b', '/backend/x?next=/../y']) {
      await getRaw(port, path);
      assert.equal(reached.pop()?.split(' ')[1], path);
    }
  });
});
