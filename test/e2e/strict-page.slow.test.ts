/**
 * Each file for a script tag, on pages whose policy allows nothing that is not the site's own: no inline script or
 * style, no text that becomes markup. The browser reports what it had to refuse.
 */
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from './build.js';
import { sendFile, signUp, startCustomer, type Customer } from './customer.js';
import { newVisitor, type Visitor } from './visitor.js';

const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types lit-html; report-uri /reports",
].join('; ');

const settings = 'tenancy-id="dev" endpoint="/" backend="/backend"';
const bodies: Record<string, string> = {
  '/sign-up': '<otp-entry backend="/backend" purpose="signup"></otp-entry>',
  '/account': `<passkey-manager ${settings}></passkey-manager>`,
  '/sign-in': `<passkey-login ${settings}></passkey-login>`,
  '/later': '<script src="later.js"></script><passkey-unknown></passkey-unknown>',
  '/refused': '<p style="color: red">Inline</p>',
};

/** A page that needs its elements only after a while, one of them in a shadow root. */
const later = `
addEventListener('now', async () => {
  document.body.append(document.createElement('otp-entry'));
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  root.append(document.createElement('passkey-register'));
  (await import('/autoload.js')).autoload(root);
});`;

const files = {
  'passkey-elements.js': ' type="module"',
  'passkey-elements.iife.js': ' defer',
  'autoload.js': ' type="module"',
};

describe('under a strict policy', () => {
  const reports: string[] = [];
  const requested: string[] = [];
  let onReport: (() => void) | undefined;
  let folder: string;
  let customer: Customer;

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const script = searchParams.get('script') as keyof typeof files;
    const body = bodies[pathname];
    if (pathname === '/reports') {
      request.on('data', (chunk: Buffer) => reports.push(chunk.toString()));
      request.on('end', () => response.end() && onReport?.());
    } else if (body !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end(
        `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="/icon.svg" />
        <script src="/${script}"${files[script]}></script>${body}`,
      );
    } else if (pathname === '/later.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(later);
    } else if (pathname === '/icon.svg') {
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end('<svg xmlns="http://www.w3.org/2000/svg" />');
    } else {
      requested.push(pathname);
      sendFile(folder, pathname, response);
    }
  };

  before(async () => {
    folder = await buildScripts('script', 'autoload');
    customer = await startCustomer(answer);
  });
  after(async () => {
    await customer?.close();
  });

  /** A person with a browser of their own, and what is to be seen of the policy in the end. */
  const visit = async (work: (visitor: Visitor) => Promise<void>) => {
    const visitor = await newVisitor();
    reports.length = requested.length = 0;
    try {
      await work(visitor);
      assert.deepEqual(visitor.problems, []);
    } finally {
      await visitor.close();
    }
    assert.deepEqual(reports, []);
  };

  for (const file of Object.keys(files))
    it(`${file} signs up by a code, adds a passkey, signs in with it`, () =>
      visit(async (visitor) => {
        const { page } = visitor;
        const open = (path: string) => page.goto(`${customer.url}${path}?script=${file}`);
        await open('/sign-up');
        await signUp(visitor, customer, `${file}@example.com`);
        await open('/account');
        await visitor.press('passkey-manager passkey-register >>> [part=button]');
        await page.waitForSelector('passkey-manager >>> li', { visible: true });
        // The passkey is at hand and somebody says yes at once: autofill signs in with no press at all.
        await open('/sign-in');
        await page.waitForSelector('passkey-login:state(succeeded)');
      }));

  it('autoload.js loads nothing without an element, and each element when it is added', () =>
    visit(async ({ page }) => {
      await page.goto(`${customer.url}/later?script=autoload.js`);
      assert.deepEqual(requested, ['/autoload.js']);
      await page.evaluate(() => {
        dispatchEvent(new Event('now'));
        return Promise.all(['otp-entry', 'passkey-register'].map((tag) => customElements.whenDefined(tag)));
      });
      assert.equal(await page.evaluate(() => customElements.get('passkey-login')), undefined);
      assert.equal(requested.includes('/autoload/passkey-login.js'), false);
    }));

  it('reports a violation', async () => {
    const visitor = await newVisitor();
    const reported = new Promise<void>((resolve) => {
      onReport = resolve;
    });
    await visitor.page.goto(`${customer.url}/refused?script=autoload.js`);
    await reported;
    await visitor.close();
    assert.match(reports.join('\n'), /style-src/);
  });
});
