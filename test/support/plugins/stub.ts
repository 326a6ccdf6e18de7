/**
 * A server that misbehaves on request: garbage, silence, broken connections, held answers. One loopback
 * port, a path prefix per stub, CORS open to the page that asks (unless the test closes it).
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestRunnerPlugin } from '@web/test-runner-core';

export interface StubAnswer {
  /** Default: 200. */
  status?: number;
  headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON with exactly `application/json`. */
  body?: unknown;
  /** Wait for `release` before answering. */
  held?: boolean;
  /** Never answer; drop the connection; or drop it in the middle of the body. */
  fault?: 'hang' | 'reset' | 'truncate';
  /** False: no CORS headers, as from a server that does not know the page. Default: true. */
  cors?: boolean;
}

export interface StubRequest {
  method: string;
  /** Under the stub's URL, with the query. */
  path: string;
  headers: Record<string, string>;
  body: string;
  /** The client went away before it had the whole answer. */
  aborted: boolean;
}

export type StubPayload =
  | { action: 'create' }
  | { action: 'answer'; id: string; path: string; answers: StubAnswer[] }
  | { action: 'release'; id: string; path: string }
  | { action: 'requests'; id: string }
  | { action: 'requested'; id: string; path: string; count: number }
  | { action: 'remove'; id: string };

/** `/path` or `POST /path`; the query does not count. */
function matches(path: string, request: { method: string; path: string }): boolean {
  const plain = request.path.split('?')[0] ?? '';
  return path === plain || path === `${request.method} ${plain}`;
}

class Stub {
  readonly answers = new Map<string, StubAnswer[]>();
  readonly requests: StubRequest[] = [];
  /** What it has not answered yet. */
  readonly open = new Set<ServerResponse>();
  #holds: { request: StubRequest; go: () => void }[] = [];
  #waiting: { path: string; count: number; done: (requests: StubRequest[]) => void }[] = [];

  answersFor(request: { method: string; path: string }): StubAnswer[] {
    const [, answers = []] = [...this.answers].find(([path]) => matches(path, request)) ?? [];
    return answers;
  }

  /** Answers given as a list are used up one by one; the last one stays. */
  nextAnswer(request: StubRequest): StubAnswer {
    const answers = this.answersFor(request);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (
      answer ?? { status: 404, body: { _tag: '@error/NotFound', message: 'The stub has no answer here.' } }
    );
  }

  saw(request: StubRequest): void {
    this.requests.push(request);
    for (const waiting of this.#waiting) {
      const found = this.requests.filter((seen) => matches(waiting.path, seen));
      if (found.length >= waiting.count) waiting.done(found);
    }
  }

  requested(path: string, count: number): Promise<StubRequest[]> {
    return new Promise((done) => {
      this.#waiting.push({ path, count, done });
      const found = this.requests.filter((seen) => matches(path, seen));
      if (found.length >= count) done(found);
    });
  }

  hold(request: StubRequest): Promise<void> {
    return new Promise((go) => this.#holds.push({ request, go }));
  }

  release(path: string): void {
    for (const { request, go } of this.#holds) if (matches(path, request)) go();
    this.#holds = this.#holds.filter(({ request }) => !matches(path, request));
  }
}

function corsHeaders(incoming: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': incoming.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  };
}

async function serve(stub: Stub, path: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  const { method = 'GET' } = incoming;
  if (method === 'OPTIONS') {
    const asked = incoming.headers['access-control-request-method'] ?? '';
    const [answer] = stub.answersFor({ method: asked, path });
    outgoing.writeHead(204, answer?.cors === false ? {} : corsHeaders(incoming)).end();
    return;
  }
  const headers = incoming.headers as Record<string, string>;
  const request: StubRequest = { method, path, headers, body: await text(incoming), aborted: false };
  stub.open.add(outgoing);
  outgoing.once('close', () => {
    stub.open.delete(outgoing);
    request.aborted = !outgoing.writableFinished;
  });
  const answer = stub.nextAnswer(request);
  stub.saw(request);
  if (answer.held) await stub.hold(request);
  if (answer.fault === 'hang') return;
  if (answer.fault === 'reset') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const { body: given = '' } = answer;
  const isText = typeof given === 'string';
  const body = isText ? given : JSON.stringify(given);
  outgoing.writeHead(answer.status ?? 200, {
    // Browsers silently ask again when a connection they kept breaks.
    connection: 'close',
    ...(answer.cors !== false && corsHeaders(incoming)),
    ...(!isText && { 'content-type': 'application/json' }),
    ...(answer.fault === 'truncate' && { 'content-length': String(Buffer.byteLength(body) + 100) }),
    ...answer.headers,
  });
  if (answer.fault === 'truncate') outgoing.write(body, () => incoming.socket.destroy());
  else outgoing.end(body);
}

export function stubPlugin(): TestRunnerPlugin {
  const stubs = new Map<string, Stub>();
  let server: Server | undefined;
  let created = 0;

  async function start(): Promise<Server> {
    const started = createServer((incoming, outgoing) => {
      const [, id = '', path = '/'] = /^\/([^/]+)(\/.*)$/.exec(incoming.url ?? '') ?? [];
      const stub = stubs.get(id);
      if (stub) void serve(stub, path, incoming, outgoing);
      else incoming.socket.destroy();
    });
    await once(started.listen(0, '127.0.0.1'), 'listening');
    return started;
  }

  return {
    name: 'stub-commands',
    serverStop() {
      server?.closeAllConnections();
      server?.close();
    },
    async executeCommand({ command, payload }) {
      if (command !== 'stub') return undefined;
      const request = payload as StubPayload;
      if (request.action === 'create') {
        server ??= await start();
        const id = `stub${String(++created)}`;
        stubs.set(id, new Stub());
        return { id, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/${id}` };
      }
      const stub = stubs.get(request.id);
      if (!stub) throw new Error(`There is no stub "${request.id}".`);
      switch (request.action) {
        case 'answer':
          stub.answers.set(request.path, request.answers);
          return true;
        case 'release':
          stub.release(request.path);
          return true;
        case 'requests':
          return stub.requests;
        case 'requested':
          return stub.requested(request.path, request.count);
        case 'remove':
          stubs.delete(request.id);
          // Ends the requests that hang; another browser may be in the middle of its own.
          for (const hanging of stub.open) hanging.destroy();
          return true;
      }
    },
  };
}
