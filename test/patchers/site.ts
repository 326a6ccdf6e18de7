/** A site whose pages patch themselves: the elements, one patching library per page, and a backend. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { buildScripts } from '../e2e/build.js';
import { sendFile, startCustomer, type Customer } from '../e2e/customer.js';
import { newVisitor, type Visitor } from '../e2e/visitor.js';

/** The libraries by the page that loads them, as files in `node_modules`. */
export const libraries = {
  none: [],
  morphdom: ['morphdom/dist/morphdom-umd.js'],
  idiomorph: ['idiomorph/dist/idiomorph.js'],
  htmx: ['htmx.org/dist/htmx.js'],
  turbo: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
} as const;

/** What the server renders into `<main>`. */
const content = (email: string) => `
  <form method="post" action="/posted" data-turbo="false">
    <otp-entry id="code" name="code" length="4"></otp-entry>
    <button id="post">Post</button>
  </form>
  <passkey-login tenancy-id="dev" endpoint="/" backend="/backend"></passkey-login>
  <passkey-login id="own-login" tenancy-id="dev" endpoint="/" backend="/backend" for-code="late" code-always>
    <label slot="username" for="name">Name</label>
    <input slot="username" id="name" autocomplete="username" />
  </passkey-login>
  <p id="help">It is in the email.</p>
  <otp-entry id="own-code" backend="/backend" email="${email}">
    <label slot="code" for="own">Code</label>
    <input slot="code" id="own" name="own" aria-describedby="help" />
  </otp-entry>
  <otp-entry id="late" backend="/backend" purpose="signup" for-passkey="later" hidden></otp-entry>
  <passkey-register id="later" tenancy-id="dev" endpoint="/" backend="/backend" hidden></passkey-register>
  <a id="next" href="/turbo/next">Next</a>`;

const page = (library: keyof typeof libraries, main: string) => `<!doctype html>
  <html lang="en">
    <head>
      <title>Patched</title>
      <link rel="icon" href="data:," />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      ${libraries[library].map((file) => `<script src="/modules/${file}"></script>`).join('')}
      <script type="module" src="/passkey-elements.js"></script>
    </head>
    <body><main>${main}</main></body>
  </html>`;

export interface Site extends Visitor {
  readonly customer: Customer;
  /** What the server renders into `<main>`, the same until the next `open`. */
  readonly content: string;
  /** The bodies of the forms that were posted. */
  readonly posts: URLSearchParams[];
  /** Opens a page for somebody new, and waits until its elements have rendered. */
  open(library: keyof typeof libraries): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const scripts = await buildScripts('script');
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const posts: URLSearchParams[] = [];
  let visits = 0;
  const main = () => content(`ada-${visits}@example.com`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const [, first = '', second] = url.split('/');
    const send = (html: string) => response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    if (request.method === 'POST') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      posts.push(new URLSearchParams(body));
      send(page('none', 'posted'));
    } else if (first === 'fragment') send(main());
    else if (first === 'modules') sendFile(modules, url.slice('/modules'.length), response);
    else if (first in libraries) send(page(first as keyof typeof libraries, second ? 'next' : main()));
    else sendFile(scripts, url, response);
  }

  const customer = await startCustomer((request, response) => void answer(request, response));
  const visitor = await newVisitor();
  visitor.holdAutofill(true);
  visitor.page.setDefaultTimeout(20_000);
  return {
    ...visitor,
    customer,
    posts,
    get content() {
      return main();
    },
    async open(library) {
      visits++;
      visitor.problems.length = 0;
      await visitor.cdp.send('Network.clearBrowserCookies');
      await visitor.page.goto(`${customer.url}/${library}`);
      await visitor.page.waitForSelector('#code input');
    },
    async close() {
      await visitor.close();
      await customer.close();
    },
  };
}
