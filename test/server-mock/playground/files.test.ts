/** What `npm start` serves of the project's folder: the source of its pages, and no other file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { createMockServer, defaultTenancy } from '../../../server-mock/app.js';
import { listen } from '../../../server-mock/node/listen.js';
import { createMockBackend } from '../../../server-mock/playground/backend.js';
import { createPlayground } from '../../../server-mock/playground/server.js';
import { getRaw } from '../support/raw.js';

const server = await createMockServer();
const playground = await createPlayground({
  tenancyId: defaultTenancy.id,
  backend: createMockBackend({ server, tenancy: defaultTenancy }),
});
const { port, close } = await listen({ server, port: 0, fallback: playground.listener });

describe('the playground’s files', () => {
  after(async () => {
    await close();
    await playground.close();
  });

  it('are the pages and their source', async () => {
    for (const path of ['/playground/sign-in', '/src/entries/index.ts', '/playground/sign-in.ts'])
      assert.match(await getRaw(port, path), /^HTTP\/1\.1 200 /, path);
  });

  // `package.json` stands for the vault's file, `.data/vault.sqlite`: neither is in a folder of the pages.
  const root = process.cwd();
  const content = /custom-elements\.json/;
  assert.match(readFileSync('package.json', 'utf8'), content);
  const paths = [
    '/package.json',
    '/src/.x/../../package.json',
    '/src/../package.json?raw',
    '/src/%2e%2e/package.json?raw',
    '/src/..%2fpackage.json?raw',
    String.raw`/src/..\package.json?raw`,
    '/src//../package.json',
    '//src/../package.json',
    '//x/src/../../package.json',
    `/@fs${root}/package.json`,
    `/@id/@fs${root}/package.json?raw`,
    `/@id/${root}/package.json?raw`,
    `/@id/${root}/package.json?import&raw`,
    `/@id/${root}/package.json?url`,
    `/node_modules/@fs${root}/package.json?raw`,
    `/src/@fs${root}/package.json?raw`,
  ];
  for (const path of paths)
    it(`are not reached by ${path.replace(root, '(root)')}`, async () => {
      const response = await getRaw(port, path);
      assert.match(response, /^HTTP\/1\.1 \d/);
      assert.doesNotMatch(response, content);
    });
});
