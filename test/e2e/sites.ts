/**
 * One machine in the place of several sites: `https://old.test`, `https://new.test` and any other name end
 * here, at a blank page with the elements, the mock server and the app's backend. Names that begin with `relay.`
 * are a phishing site's, which passes on what it is asked.
 */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { createMockServer, type MockServer, type TenancyOptions } from '../../server-mock/app.js';
import { createMockBackend, type MockBackend } from '../../server-mock/playground/backend.js';
import { selfSigned } from './certificate.js';

export interface Sites {
  readonly port: number;
  readonly server: MockServer;
  readonly backend: MockBackend;
  /** What was asked of the mock, as `DELETE /path 202`, in order; the test adds what it sees itself. */
  readonly log: string[];
  /** The same tenancy under another configuration; accounts and passkeys stay. */
  configure(tenancy: TenancyOptions): Promise<void>;
  close(): Promise<void>;
}

const page = `<!doctype html>
<html lang="en"><head><title>Test</title><script type="module" src="/elements.js"></script></head>
<body><main></main></body></html>`;

export async function startSites(tenancy: TenancyOptions): Promise<Sites> {
  const elements = await bundle();
  const server = await createMockServer({ tenancies: [tenancy] });
  const log: string[] = [];
  const logged: MockServer = {
    ...server,
    async fetch(request: Request) {
      const response = await server.fetch(request);
      log.push(`${request.method} ${new URL(request.url).pathname} ${response.status}`);
      return response;
    },
  };
  let backend = createMockBackend({ server: logged, tenancy });

  const answer = (request: Request): Response | Promise<Response> => {
    const { hostname, pathname } = new URL(request.url);
    if (pathname === '/') return new Response(page, { headers: { 'content-type': 'text/html' } });
    if (pathname === '/elements.js')
      return new Response(elements, { headers: { 'content-type': 'text/javascript' } });
    if (pathname.startsWith('/backend/')) return backend.fetch(request);
    return logged.fetch(hostname.startsWith('relay.') ? relay(request) : request);
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const socket = createServer(selfSigned(), (incoming, outgoing) => void listener(incoming, outgoing));
  await once(socket.listen(0, '127.0.0.1'), 'listening');

  return {
    port: (socket.address() as AddressInfo).port,
    server,
    get backend() {
      return backend;
    },
    log,
    async configure(changed) {
      await server.addTenancy(changed);
      backend = createMockBackend({ server: logged, tenancy: changed });
    },
    async close() {
      socket.closeAllConnections();
      socket.close();
      await once(socket, 'close');
      await server.close();
    },
  };
}

/** What a phishing site does: it passes on what its visitors ask, as if it came from the real site's page. */
function relay(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('origin', 'https://new.test');
  const { method, body, url } = request;
  // Node's fetch wants to be told that the answer may come before the body has ended.
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
}

/** The elements as one file, which a page of any origin can load. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/entries/index.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = [built].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('The elements could not be bundled.');
  return chunk.code;
}
