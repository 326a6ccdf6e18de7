/** The handler in a Node server: other middleware, and mistakes of the app. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import express, { type Express, type RequestHandler } from 'express';
import { nodeListener, type BackendHandler, type NodeListenerOptions } from '../../src/entries/backend.js';

/** A backend that responds with the request's body. */
const echo: BackendHandler = { fetch: async (request) => Response.json(await request.json()) };

/** Sends `{"a":1}` to a server. */
async function ask(app: Express): Promise<{ status: number; body: unknown }> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
  const answer = await fetch(`http://127.0.0.1:${port}/`, init);
  const body: unknown = await answer.json();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { status: answer.status, body };
}

const mounted = (
  { before = [], backend = echo }: { before?: RequestHandler[]; backend?: BackendHandler },
  options?: NodeListenerOptions<express.Request>,
) => express().use(...before, nodeListener(backend, options));

describe('nodeListener', () => {
  it('passes the body on', async () => {
    assert.deepEqual(await ask(mounted({ before: [(_req, _res, next) => next()] })), {
      status: 200,
      body: { a: 1 },
    });
  });

  const decoded: RequestHandler = (request, _response, next) => {
    request.setEncoding('utf8');
    next();
  };
  for (const [what, parser] of Object.entries({ parsed: express.json(), decoded }))
    it(`responds with a clear error when middleware has ${what} the body`, async () => {
      const { status, body } = await ask(mounted({ before: [parser] }));
      assert.equal(status, 500);
      assert.deepEqual(body, {
        _tag: '@error/Internal',
        message: 'The body was read before: mount the backend before what parses bodies',
      });
    });

  it('does not respond again after another middleware has responded', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const timeLimit: RequestHandler = (_request, response, next) => {
      next();
      response.status(503).json({ by: 'time limit' });
    };
    const backend: BackendHandler = {
      fetch(request) {
        const answer = echo.fetch(request);
        late = answer;
        return answer;
      },
    };
    assert.deepEqual(await ask(mounted({ before: [timeLimit], backend })), {
      status: 503,
      body: { by: 'time limit' },
    });
    // Writing the headers again would end the process here.
    await late;
  });

  it('returns a promise that settles after the response', async () => {
    const app = express().use(async (request, response) => {
      await nodeListener(echo)(request, response);
      assert.ok(response.writableEnded);
    });
    assert.equal((await ask(app)).status, 200);
  });

  for (const declared of [true, false])
    it(`closes the connection of a huge body, ${declared ? 'declared' : 'chunked'}`, async () => {
      const server = createServer((...call) => void nodeListener(echo)(...call)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
      client.on('error', () => undefined); // A reset while it is still sending.
      const size = 200_000_000;
      const framing = declared ? `content-length: ${size}` : 'transfer-encoding: chunked';
      client.write(`POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n${framing}\r\n\r\n`);
      const part = Buffer.alloc(100_000, 32);
      const pump = () => {
        for (let open = !client.destroyed; open && client.bytesWritten < size;)
          open = client.write(
            declared ? part : Buffer.concat([Buffer.from('186a0\r\n'), part, Buffer.from('\r\n')]),
          );
      };
      client.on('drain', pump);
      pump();
      const received: Buffer[] = [];
      client.on('data', (bytes: Buffer) => received.push(bytes));
      await new Promise((resolve) => client.once('close', resolve));
      assert.match(Buffer.concat(received).toString(), /^HTTP\/1.1 413 [^]*connection: close/i);
      assert.ok(client.bytesWritten < 20_000_000, `${client.bytesWritten} bytes sent`);
      server.close();
    });

  it('treats a client that hangs up as a bad request, not as a failure of the server', async () => {
    const reports: unknown[] = [];
    const statuses = new EventEmitter<{ status: [number] }>();
    const server = createServer((request, response) => {
      const noted = Object.assign(response, {
        writeHead: (status: number) => statuses.emit('status', status),
      });
      nodeListener(echo)(request, noted).catch((error: unknown) => reports.push(error));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"a":');
    await once(server, 'request');
    client.destroy();
    assert.deepEqual(await once(statuses, 'status'), [400]);
    assert.deepEqual(reports, []);
    server.close();
  });

  const sockets: [address: string, trustedProxies: number | undefined, forwarded: string, client: unknown][] =
    [
      ['203.0.113.9', undefined, '192.0.2.1', '203.0.113.9'],
      ['127.0.0.1', undefined, '192.0.2.1', undefined],
      ['::ffff:10.0.0.4', undefined, '', undefined],
      ['10.0.0.4', 0, '192.0.2.1', '10.0.0.4'],
      ['10.0.0.4', 1, '6.6.6.6, 192.0.2.1', '192.0.2.1'],
      ['10.0.0.4', 2, '6.6.6.6, 192.0.2.1, 203.0.113.7', '192.0.2.1'],
      ['10.0.0.4', 2, '192.0.2.1', undefined],
      ['10.0.0.4', 1, '', undefined],
    ];
  for (const [remoteAddress, trustedProxies, forwarded, expected] of sockets)
    it(`takes ${String(expected)} from ${remoteAddress} with ${String(trustedProxies)} proxies and "${forwarded}"`, async () => {
      let client: unknown;
      const backend: BackendHandler = {
        fetch(_request, { ipAddress } = {}) {
          client = ipAddress;
          return Promise.resolve(new Response());
        },
      };
      const request = Object.assign(Readable.from([]), {
        headers: { 'x-forwarded-for': forwarded },
        socket: { remoteAddress },
      });
      const response = { headersSent: false, writeHead: () => undefined, end: () => undefined };
      const options = trustedProxies === undefined ? {} : { trustedProxies };
      await nodeListener(backend, options)(request, response);
      assert.equal(client, expected);
    });

  it('responds with 500, not 400, when the app’s ipAddress throws', async () => {
    const ipAddress = () => {
      throw new Error('secret detail');
    };
    const { status, body } = await ask(mounted({ before: [(_req, _res, next) => next()] }, { ipAddress }));
    assert.equal(status, 500);
    assert.deepEqual(body, { _tag: '@error/Internal', message: 'The server failed' });
  });
});
