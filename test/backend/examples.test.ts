/** Runs the examples of the backend README unchanged. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { toNodeHandler } from 'h3';
import { createApp, createRouter, eventHandler, toNodeListener } from 'h3-1';
import { SMTPServer } from 'smtp-server';
import { createMockServer } from '../../server-mock/app.js';
import { listen, type Listening } from '../../server-mock/node/listen.js';
import { tenancy } from './support/world.js';

const names = ['backend', 'node-http', 'hono', 'express', 'fastify', 'h3', 'nitro'];

const start = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('README examples', () => {
  const servers: Record<string, Server> = {};
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  let mock: Listening;

  before(async () => {
    mock = await listen({
      server: await createMockServer({ tenancies: [tenancy] }),
      port: 0,
      host: '127.0.0.1',
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    Object.assign(process.env, {
      TENANCY_ID: tenancy.id,
      API_KEY: tenancy.apiKey,
      PASSLOCK: mock.url,
      SMTP: `smtp://127.0.0.1:${port}`,
    });
    servers['node-http'] = (await import('./examples/node-http.js')).server;
    const { app } = await import('./examples/hono.js');
    const answerHono = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    servers['hono'] = createServer((request, response) => void answerHono(request, response));
    servers['express'] = createServer((await import('./examples/express.js')).app as RequestListener);
    const fastify = (await import('./examples/fastify.js')).app;
    await fastify.ready();
    servers['fastify'] = fastify.server;
    servers['h3'] = createServer(toNodeHandler((await import('./examples/h3.js')).app) as RequestListener);
    const nitro = createApp();
    const site = createRouter();
    site.use('/backend/**', (await import('./examples/nitro.js')).answerBackend);
    site.get(
      '/',
      eventHandler(() => 'The rest of your site'),
    );
    servers['nitro'] = createServer(toNodeListener(nitro.use(site)));
  });
  after(async () => {
    for (const server of Object.values(servers)) {
      server.closeAllConnections();
      server.close();
    }
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await mock.close();
  });

  for (const name of names)
    it(`${name} is in the README, word for word`, () => {
      const source = readFileSync(new URL(`examples/${name}.ts`, import.meta.url), 'utf8');
      // The second major version is installed as `h3`, the first, which Nitro 2 has, under another name.
      const published = source.replace("'h3-1'", "'h3'");
      const readme = readFileSync(new URL('../../src/backend/README.md', import.meta.url), 'utf8');
      assert.ok(readme.includes(`\`\`\`ts\n// ${name}.ts\n${published}\`\`\``), `Copy examples/${name}.ts`);
    });

  for (const name of names.slice(1))
    it(`${name} works`, async () => {
      const server = servers[name];
      assert.ok(server);
      const url = await start(server);
      const headers = { 'content-type': 'application/json', origin: url };
      const send = (path: string, body?: object, more = {}) =>
        fetch(`${url}/backend/${path}`, {
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
          headers: { ...headers, ...more },
        });
      assert.equal(await (await fetch(url)).text(), 'The rest of your site');
      assert.deepEqual(await (await send('session')).json(), {});
      const authorized = await send('passkeys/authentication/authorize', { mediation: 'required' });
      assert.equal(typeof ((await authorized.json()) as object)['authenticationToken' as never], 'string');

      const email = `${name}@example.com`;
      const sent = await send('challenges', { purpose: 'signup', email });
      assert.equal(sent.status, 200, await sent.clone().text());
      const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]);
      const [, code] = /code is (\d{6})/.exec(mails.at(-1)?.replaceAll('=\r\n', '') ?? '') ?? [];
      const verified = await send('challenges/verify', { code }, { cookie: cookie.join('; ') });
      assert.equal(verified.status, 200, await verified.clone().text());
      assert.equal(
        verified.headers.getSetCookie().length,
        2,
        'sets the session cookie and clears the code cookie',
      );

      const foreign = await send('session', { code: 'x' }, { origin: 'https://evil.example' });
      assert.equal(foreign.status, 403);
      const large = await send('session', { code: 'x'.repeat(1_000_000) });
      assert.equal(large.status, 413);
    });

  for (const path of [
    '/backend/../..//evil.example/',
    '/backend/../backend/session',
    '/backend/passkeys/%2e%2E/session',
    '/backend/passkeys/..%2fsession',
    String.raw`/backend/passkeys\..\session`,
  ])
    it(`the Node listener refuses the path ${path}`, async () => {
      const { port } = servers['express']?.address() as AddressInfo;
      const status = await new Promise((resolve, reject) => {
        const options = { port, host: '127.0.0.1', path };
        request(options, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
      assert.equal(status, 400);
    });
});
