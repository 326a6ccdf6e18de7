/**
 * Serves the playground: plain HTML pages that use the elements as a customer would, with the elements'
 * source compiled on request by Vite, so that nothing has to be built first.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';
import type { MockBackend } from './backend.js';
import { answerPlainForm } from './form-page.js';

export interface PlaygroundOptions {
  /** Of the mock; the pages' own is replaced by it. */
  tenancyId: string;
  backend: MockBackend;
}

export interface Playground {
  /** Answers `/`, `/playground/…` and the sources that its pages ask for; 404 for everything else. */
  listener: RequestListener;
  close(): Promise<void>;
}

/** What Vite may serve of the repository; the vault's file, for one, is none of it. */
const isSource = /^\/(src|node_modules|server-mock\/playground|@vite|@id)\//;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** As strict as a careful customer's: the elements must work under it. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export async function createPlayground({ tenancyId, backend }: PlaygroundOptions): Promise<Playground> {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false },
    // Without the condition `development`: Lit's development build warns on each page.
    resolve: { conditions: ['module', 'browser'] },
    // The elements' few dependencies are modules already; bundling them would reload pages when one is found.
    optimizeDeps: { noDiscovery: true },
  });

  async function page(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/playground/plain-form')
      return new Response(await answerPlainForm(request, backend), { headers });
    const name = /^\/playground\/([a-z-]*)(?:\.html)?$/.exec(pathname)?.[1];
    if (name === undefined) return redirect('/playground/');
    const html = await readPage(name || 'index');
    if (html === undefined) return new Response('There is no such page.', { status: 404 });
    const own = html.replaceAll('tenancy-id="dev"', `tenancy-id="${tenancyId}"`);
    return new Response(searchParams.get('dir') === 'rtl' ? rightToLeft(own) : own, { headers });
  }

  const answerPage = getRequestListener(page, { overrideGlobalObjects: false });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (/^\/playground\/[\w-]+\.(ts|css|svg)$/.test(pathname)) {
      request.url = `/server-mock${request.url ?? ''}`;
      vite.middlewares(request, response);
    } else if (isSource.test(pathname)) vite.middlewares(request, response);
    else if (/^\/(playground(\/.*)?)?$/.test(pathname)) void answerPage(request, response);
    else {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ _tag: '@error/NotFound', message: 'There is nothing at this path.' }));
    }
  };
  return { listener, close: () => vite.close() };
}

/** The same page as its Arabic or Hebrew twin would be laid out. */
function rightToLeft(html: string): string {
  return html
    .replace('<html ', '<html dir="rtl" ')
    .replace('<a href="?dir=rtl">Right to left</a>', '<a href="?">Left to right</a>');
}

async function readPage(name: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(`${name}.html`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
