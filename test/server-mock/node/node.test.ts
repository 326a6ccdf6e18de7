import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest, Agent, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, describe, it } from 'node:test';
import { createMockServer, defaultTenancy, type MockServer } from '../../../server-mock/app.js';
import {
  listen,
  ListenError,
  type ListenOptions,
  type RequestEntry,
} from '../../../server-mock/node/listen.js';
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import type { Store } from '../../../server-mock/store/store.js';

/** Not every machine has IPv6. */
const loopback = Object.values(networkInterfaces()).flatMap(
  (all) => all?.filter(({ internal }) => internal).map(({ address }) => address) ?? [],
);
const localhost = ['127.0.0.1', '::1'].filter((address) => loopback.includes(address));
const urlHost = (address: string) => (address.includes(':') ? `[${address}]` : address);

const closers: (() => Promise<unknown>)[] = [];
const closeAfterwards = () =>
  after(async () => {
    for (const close of closers.splice(0)) await close();
  });

/** A listening mock server; closed after the tests, when it is still open. */
async function start(options: Partial<ListenOptions> = {}) {
  const server = options.server ?? (await createMockServer());
  const listening = await listen({ port: 0, ...options, server });
  closers.push(listening.close);
  return { ...listening, server };
}

/** A store whose transactions wait, from when it is told to until `release` is called. */
function heldStore() {
  const inner = createMemoryStore();
  const { promise: open, resolve: release } = defer();
  const { promise: called, resolve: arrived } = defer();
  let holds = false;
  let closed = false;
  const store: Store = {
    async transact(work) {
      if (holds) {
        arrived();
        await open;
      }
      return inner.transact(work);
    },
    close() {
      closed = true;
      return inner.close();
    },
  };
  const hold = () => (holds = true);
  return { store, hold, release, called, isClosed: () => closed };
}

function defer() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}

/** Takes a port of the address alone. */
async function occupy(host: string): Promise<number> {
  const socket = createServer();
  socket.listen({ host, port: 0 });
  await once(socket, 'listening');
  closers.push(() => new Promise((resolve) => socket.close(resolve)));
  return (socket.address() as AddressInfo).port;
}

describe('the Node shell', () => {
  closeAfterwards();

  it('answers over a real socket, on both addresses of localhost', async () => {
    const { url, port } = await start();
    assert.equal(url, `http://localhost:${String(port)}`);
    for (const host of ['localhost', ...localhost.map(urlHost)]) {
      const answer = await fetch(`http://${host}:${String(port)}/.well-known/jwks.json`);
      assert.equal(answer.status, 200, host);
      assert.equal(answer.headers.get('content-type'), 'application/json');
    }
  });

  it('reads bodies and sends headers through', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/dev/passkey/registration/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
      body: JSON.stringify({ username: 'jane' }),
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), 'http://localhost:3000');
    assert.deepEqual(Object.keys((await answer.json()) as object).sort(), ['optionsJSON', 'sessionToken']);
  });

  it('tells the app the address of the client', async () => {
    const seen: (string | undefined)[] = [];
    const server = await createMockServer();
    const spy: MockServer = {
      ...server,
      fetch: (request, client) => {
        seen.push(client?.ipAddress);
        return server.fetch(request, client);
      },
    };
    const { port } = await start({ server: spy });
    for (const address of localhost) await fetch(`http://${urlHost(address)}:${String(port)}/`);
    assert.deepEqual(seen, localhost);
  });

  for (const address of localhost) {
    it(`takes the next port when its own is occupied on ${address}, and reports it`, async () => {
      const port = await occupy(address);
      const messages: string[] = [];
      const listening = await start({ port, log: (message) => messages.push(message) });
      assert.ok(listening.port > port && listening.port < port + 20);
      assert.deepEqual(messages, [
        `Port ${String(port)} is occupied; using ${String(listening.port)} instead.`,
      ]);
      assert.equal((await fetch(`${listening.url}/.well-known/jwks.json`)).status, 200);
    });
  }

  it('fails after the last port, and lists those it tried', async () => {
    const server = await createMockServer();
    const first = await start({ port: 65535 });
    assert.equal(first.port, 65535);
    await assert.rejects(listen({ server, port: 65535 }), (error) => {
      assert.ok(error instanceof ListenError);
      assert.match(error.message, /^Ports 65535 to 65535 of localhost are occupied/);
      return true;
    });
  });

  it('refuses an address of another machine', async () => {
    const server = await createMockServer({ tenancies: [{ ...defaultTenancy, apiKey: 'a-key-of-my-own' }] });
    await assert.rejects(listen({ server, port: 0, host: '192.0.2.1' }), ListenError);
  });

  it('refuses to serve the default key to other machines', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.test']) {
      const server = await createMockServer();
      await assert.rejects(listen({ server, port: 0, host }), (error) => {
        assert.ok(error instanceof ListenError);
        assert.match(error.message, /Tenancy "dev" has the default API key/);
        return true;
      });
    }
    const owner = { id: 'mine', apiKey: defaultTenancy.apiKey };
    const server = await createMockServer({ tenancies: [owner] });
    await assert.rejects(listen({ server, port: 0, host: '0.0.0.0' }), /Tenancy "mine"/);
  });

  it('listens on other addresses when no tenancy has the default key', async () => {
    const server = await createMockServer({ tenancies: [{ ...defaultTenancy, apiKey: 'a-key-of-my-own' }] });
    const { url } = await start({ server, host: '0.0.0.0' });
    assert.match(url, /^http:\/\/localhost:\d+$/);
    assert.equal((await fetch(`${url}/.well-known/jwks.json`)).status, 200);
  });

  it('reports each request with its tag', async () => {
    const entries: RequestEntry[] = [];
    const { url } = await start({ onRequest: (entry) => entries.push(entry) });
    await fetch(`${url}/dev/principal/some-code?cursor=1`);
    await fetch(`${url}/.well-known/jwks.json`);
    assert.deepEqual(
      entries.map(({ method, path, status, tag }) => [method, path, status, tag]),
      [
        ['GET', '/dev/principal/some-code', 403, '@error/Forbidden'],
        ['GET', '/.well-known/jwks.json', 200, undefined],
      ],
    );
    assert.ok(entries.every(({ ms }) => ms >= 0));
  });
});

describe('the Node shell: more on the same port', () => {
  closeAfterwards();

  const echo: (name: string) => RequestListener = (name) => (request, response) => {
    response.end(`${name} ${String(request.method)} ${String(request.url)}`);
  };

  it('passes only unknown paths to the fallback', async () => {
    const { url } = await start({ fallback: echo('fallback') });
    const text = async (path: string) => (await fetch(url + path)).text();
    assert.equal(await text('/'), 'fallback GET /');
    assert.equal(await text('/src/entries/index.ts?v=1'), 'fallback GET /src/entries/index.ts?v=1');
    assert.match(await text('/.well-known/jwks.json'), /"keys"/);
    assert.match(await text('/dev/principal/x'), /@error\/Forbidden/);
  });

  it('does not pass on a route’s response that looks like that of an unknown path', async () => {
    const { url, server } = await start({ fallback: echo('fallback') });
    const unknown = await (await fetch((await start()).url)).text();
    assert.match(unknown, /@error\/NotFound/);
    assert.match(await (await fetch(`${url}/aaguid/none/icon.svg`)).text(), /@error\/NotFound/);
    server.faults.set('status=404');
    const authorization = `Bearer ${defaultTenancy.apiKey}`;
    const failed = await fetch(`${url}/dev/passkeys`, { headers: { authorization } });
    assert.match(await failed.text(), /@error\/NotFound/);
    const alike = () => Promise.resolve(new Response(unknown, { status: 404 }));
    const other = await start({ server: { ...server, fetch: alike }, fallback: echo('fallback') });
    assert.equal(await (await fetch(other.url)).text(), unknown);
  });

  it('gives a mounted segment to its listener before the mock sees it', async () => {
    const entries: RequestEntry[] = [];
    const mounts = { '/backend': echo('backend') };
    const { url } = await start({ mounts, onRequest: (entry) => entries.push(entry) });
    const text = async (path: string) => (await fetch(url + path, { method: 'POST' })).text();
    assert.equal(await text('/backend'), 'backend POST /backend');
    assert.equal(await text('/backend/session?x'), 'backend POST /backend/session?x');
    assert.match(await text('/backends'), /@error\/NotFound/);
    const [, session] = entries;
    assert.equal(session?.path, '/backend/session');
    assert.equal(session.status, 200);
  });
});

describe('the Node shell: stopping', () => {
  closeAfterwards();

  const keySet = '/.well-known/jwks.json';

  it('finishes the request in flight before it closes the store', async () => {
    const { store, hold, release, called, isClosed } = heldStore();
    const { url, close } = await start({ server: await createMockServer({ store }) });
    hold();
    const answer = fetch(url + keySet);
    await called;
    const closed = close();
    assert.equal(isClosed(), false);
    release();
    assert.equal((await answer).status, 200);
    await closed;
    assert.equal(isClosed(), true);
    await assert.rejects(fetch(url));
  });

  it('waits for the work of a caller that disconnected', async () => {
    const { store, hold, release, called, isClosed } = heldStore();
    const server = await createMockServer({ store });
    const statuses: number[] = [];
    const { url, close } = await start({
      server: {
        ...server,
        async fetch(request, client) {
          const response = await server.fetch(request, client);
          statuses.push(response.status);
          return response;
        },
      },
    });
    hold();
    const abort = new AbortController();
    const answer = fetch(url + keySet, { signal: abort.signal });
    await called;
    abort.abort();
    await assert.rejects(answer);
    const closed = close();
    assert.equal(isClosed(), false);
    release();
    await closed;
    assert.equal(isClosed(), true);
    assert.deepEqual(statuses, [200]);
  });

  it('does not wait for idle connections, and can be called twice', async () => {
    const { port, close } = await start();
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      const request = httpRequest({ port, host: '127.0.0.1', path: '/', agent }, (response) => {
        response.resume().once('end', resolve);
      });
      request.once('error', reject).end();
    });
    idle.resume();
    await Promise.all([close(), close(), once(idle, 'close')]);
    agent.destroy();
  });
});
