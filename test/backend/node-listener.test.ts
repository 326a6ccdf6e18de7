/** The handler in a Node server: other middleware, and mistakes of the app. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

  it('responds with 500, not 400, when the app’s ipAddress throws', async () => {
    const ipAddress = () => {
      throw new Error('secret detail');
    };
    const { status, body } = await ask(mounted({ before: [(_req, _res, next) => next()] }, { ipAddress }));
    assert.equal(status, 500);
    assert.deepEqual(body, { _tag: '@error/Internal', message: 'The server failed' });
  });
});
