/** A site in front of a server under test: pages with the built elements and adapters, on the server's own origin. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildScripts } from '../e2e/build.js';
import { sendFile } from '../e2e/customer.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const adapters = ['better-auth', 'auth-js', 'simplewebauthn'];
let built: Promise<string> | undefined;

async function buildAll(): Promise<string> {
  const folder = await buildScripts('script');
  const lib = {
    entry: adapters.map((name) => join(root, `src/adapters/${name}.ts`)),
    formats: ['es' as const],
  };
  const outDir = join(folder, 'adapters');
  await build({ root, configFile: false, logLevel: 'error', build: { lib, outDir, target: 'es2022' } });
  return folder;
}

/** Autofill that waits until `autofill.pick()`: the browser's own `get` then gets the same options. */
const holdAutofill = `<script>{
  const get = navigator.credentials.get.bind(navigator.credentials);
  const autofill = (globalThis.autofill = { count: 0 });
  navigator.credentials.get = ({ mediation, ...rest }) => {
    if (mediation !== 'conditional') return get(rest);
    autofill.count++;
    return new Promise((resolve, reject) => {
      autofill.pick = () => void get(rest).then(resolve, reject);
      rest.signal.addEventListener('abort', () => reject(rest.signal.reason));
    });
  };
}</script>`;

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** What a page has: the attributes of its elements, or a module that gives them an `api`. */
export interface PageSetup {
  register?: string;
  login?: string;
  module?: string;
  head?: string;
}

/**
 * The pages by path: `/` has a sign-in with autofill, `/button` one without, `/register` a registration, `/both` a
 * sign-in and a registration.
 */
export function makePages({
  register = '',
  login = '',
  module = '',
  head = '',
}: PageSetup): Record<string, string> {
  const registration = `<passkey-register username="ada@example.com" ${register}></passkey-register>`;
  const signIn = (more = '') => `<passkey-login ${login} ${more}></passkey-login>`;
  // The module comes first: an element without a server would fail at once.
  const page = (path: string, body: string) => `<!doctype html><html lang="en">
    <title>${path}</title>${head}${holdAutofill}<link rel="icon" href="data:,">
    ${body}<script type="module">${module}</script>
    <script type="module" src="/elements/passkey-elements.js"></script>`;
  return {
    '/': page('/', signIn()),
    '/button': page('/button', signIn('no-autofill')),
    '/register': page('/register', registration),
    '/both': page('/both', signIn() + registration),
  };
}

/** Starts the site. Everything that is neither a page nor a script goes to the server, without a `setup` pages too. */
export async function startSite(
  makeServer: (url: string) => RequestListener | Promise<RequestListener>,
  setup?: PageSetup,
): Promise<Site> {
  const pages = setup && makePages(setup);
  const folder = await (built ??= buildAll());
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const answer = await makeServer(url);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const html = request.method === 'GET' ? pages?.[path] : undefined;
    if (html !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    else if (path.startsWith('/elements/')) sendFile(folder, path.slice('/elements'.length), response);
    else answer(request, response);
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
