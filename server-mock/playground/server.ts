/**
 * Serves the playground: HTML pages that use the elements as an app would. Vite compiles the elements' source on
 * request, so that no build is needed.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';
import type { MockBackend } from './backend.js';
import { respondToForm } from './form-response.js';

export interface PlaygroundOptions {
  /** Replaces the tenancy id in the pages. */
  tenancyId: string;
  backend: MockBackend;
}

export interface Playground {
  /** Serves `/`, `/playground/…` and the source files that the pages import; responds with 404 otherwise. */
  listener: RequestListener;
  close(): Promise<void>;
}

/** Folders that Vite may serve. The rest, such as the vault's file, stays private. */
const isSource = /^\/(src|node_modules|server-mock\/playground|@vite|@id)\//;
const root = fileURLToPath(new URL('../..', import.meta.url));
const served = ['src', 'node_modules', 'server-mock/playground'];

/** A strict policy, as a careful site would set: the elements must work under it. */
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
    // Whatever path a request finds to a file, Vite serves these folders alone.
    server: {
      middlewareMode: true,
      hmr: false,
      ws: false,
      fs: { allow: served.map((folder) => `${root}${folder}`) },
    },
    // Without the condition `development`, because Lit's development build logs a warning on every page.
    resolve: { conditions: ['module', 'browser'] },
    // The dependencies are ES modules already; bundling them would reload a page when Vite finds a new one.
    optimizeDeps: { noDiscovery: true },
  });

  async function page(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/playground/form-without-script')
      return new Response(await respondToForm(request, backend), { headers });
    const name = /^\/playground\/([a-z-]*)(?:\.html)?$/.exec(pathname)?.[1];
    if (name === undefined) return redirect('/playground/');
    const html = await readPage(name || 'index');
    if (html === undefined) return new Response('There is no such page.', { status: 404 });
    const own = html.replaceAll('tenancy-id="dev"', `tenancy-id="${tenancyId}"`);
    return new Response(searchParams.get('dir') === 'rtl' ? rightToLeft(own) : own, { headers });
  }

  const servePage = getRequestListener(page, { overrideGlobalObjects: false });
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    // Not by `new URL`, which takes `//host/path` apart: Vite reads the path as it is.
    const [pathname = '/'] = (request.url ?? '/').split('?', 1);
    if (/^\/playground\/[\w-]+\.(ts|css|svg)$/.test(pathname)) {
      request.url = `/server-mock${request.url ?? ''}`;
      vite.middlewares(request, response);
    } else if (isSource.test(pathname)) vite.middlewares(request, response);
    else if (/^\/(playground(\/.*)?)?$/.test(pathname)) void servePage(request, response);
    else {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ _tag: '@error/NotFound', message: 'There is nothing at this path.' }));
    }
  };
  return { listener, close: () => vite.close() };
}

/** Turns the page's layout from right to left. */
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
