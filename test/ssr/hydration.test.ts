/** Each element, rendered on a server into a declarative shadow root, and taken over by its script in Chromium. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, type TemplateResult } from 'lit';
import { build } from 'vite';
import { sendFile, startCustomer, type Customer } from '../e2e/customer.js';
import { newVisitor, type Visitor } from '../e2e/visitor.js';
import '../../src/entries/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const pages: Record<string, TemplateResult> = {
  'passkey-login': html`
    <form action="/posted">
      <passkey-login tenancy-id="dev" endpoint="/">
        <label slot="username" for="username">Email</label>
        <input slot="username" id="username" name="username" autocomplete="username" />
      </passkey-login>
      <button>By mail</button>
    </form>
  `,
  'passkey-register': html`
    <form action="/posted">
      <passkey-register tenancy-id="dev" endpoint="/">
        <label slot="username" for="username">Email</label>
        <input slot="username" id="username" name="username" />
      </passkey-register>
      <button>Without</button>
    </form>
  `,
  'otp-entry': html`
    <form action="/posted">
      <otp-entry>
        <label slot="code" for="code">Code</label>
        <input slot="code" id="code" name="code" autocomplete="one-time-code" />
      </otp-entry>
      <button>Check</button>
    </form>
  `,
  'passkey-auth': html`<passkey-auth mode="sign-up"></passkey-auth>`,
  'passkey-manager': html`<passkey-manager></passkey-manager>`,
  'passkey-support': html`<passkey-support></passkey-support>`,
};
const fields = ['passkey-login', 'passkey-register', 'otp-entry'];

describe('rendered on a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ssr-'));
  let customer: Customer;
  let visitor: Visitor;
  /** Lets the script come, for which its request waits. */
  let release = () => {};
  let arrival = Promise.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages[pathname.slice(1)];
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:," />
        <script async type="module" src="/client.js"></script>${await collectResult(render(page))}`,
      );
    } else if (pathname === '/posted') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<link rel="icon" href="data:," />posted');
    } else {
      if (pathname === '/client.js') await arrival;
      sendFile(folder, pathname, response);
    }
  };

  before(async () => {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        rolldownOptions: { input: 'test/ssr/client.ts', output: { entryFileNames: 'client.js' } },
      },
    });
    customer = await startCustomer((request, response) => void answer(request, response));
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await customer?.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (tag: string) => {
    visitor.problems.length = 0;
    arrival = new Promise((resolve) => {
      release = resolve;
    });
    await visitor.page.goto(`${customer.url}/${tag}`, { waitUntil: 'domcontentloaded' });
  };
  const hydrate = async (tag: string) => {
    release();
    await visitor.page.evaluate(async (name) => {
      await customElements.whenDefined(name);
      await (document.querySelector(name) as HTMLElement & { updateComplete: Promise<boolean> })
        .updateComplete;
    }, tag);
  };
  const count = (tag: string, selector: string) =>
    visitor.page.$eval(tag, (element, part) => element.shadowRoot?.querySelectorAll(part).length, selector);

  for (const tag of Object.keys(pages))
    it(`<${tag}> is drawn before its script, and taken over without a second copy`, async () => {
      await open(tag);
      const before = await count(tag, '*');
      assert.ok(before);
      assert.equal(await visitor.page.evaluate((name) => customElements.get(name), tag), undefined);
      await hydrate(tag);
      assert.equal(await count(tag, '[part=base]'), 1);
      assert.deepEqual(visitor.problems, []);
    });

  for (const tag of fields) {
    it(`<${tag}> keeps what was entered before its script came, in the same input`, async () => {
      await open(tag);
      await visitor.page.type(`${tag} input`, '12');
      await visitor.page.$eval(`${tag} input`, (input) => input.setAttribute('data-mine', ''));
      await hydrate(tag);
      await visitor.page.type(`${tag} input`, '34');
      assert.equal(await visitor.page.$$eval(`${tag} input`, (inputs) => inputs.length), 1);
      assert.equal(await visitor.page.$eval(`${tag} input[data-mine]`, ({ value }) => value), '1234');
      assert.deepEqual(visitor.problems, []);
    });

    it(`<${tag}> leaves a form that is posted when no script ever comes`, async () => {
      const { page } = visitor;
      await page.setJavaScriptEnabled(false);
      await page.goto(`${customer.url}/${tag}`);
      await page.type(`${tag} input`, '1234');
      await Promise.all([page.waitForNavigation(), page.click('form > button')]);
      await page.setJavaScriptEnabled(true);
      assert.match(page.url(), /\/posted\?(username|code)=1234$/);
    });
  }

  it('<otp-entry> draws what was entered before its script came', async () => {
    await open('otp-entry');
    await visitor.page.type('otp-entry input', '12');
    await hydrate('otp-entry');
    assert.equal(await count('otp-entry', '[part~=filled]'), 2);
  });

  it('an element that was drawn in English speaks the page’s language, which has come before it', async () => {
    const { page } = visitor;
    await open('passkey-login');
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await hydrate('passkey-login');
    const speaks = (tag: string, word: string) =>
      page.waitForFunction(
        (name, text) => document.querySelector(name)?.shadowRoot?.textContent.includes(text),
        {},
        tag,
        word,
      );
    await speaks('passkey-login', 'Mit Passkey anmelden');
    const drawn = await collectResult(render(pages['passkey-register']!));
    await page.evaluate((markup) => document.body.setHTMLUnsafe(markup), drawn);
    await page.waitForSelector('passkey-register >>> [part=base][lang=de]', { visible: true });
    await speaks('passkey-register', 'Passkey erstellen');
    assert.equal(await count('passkey-register', '[part=base]'), 1);
  });

  it('<passkey-register> and <passkey-login> work once they were taken over', async () => {
    await open('passkey-register');
    await hydrate('passkey-register');
    await visitor.page.type('passkey-register input', 'ada@example.com');
    await visitor.press('passkey-register >>> [part=button]');
    await visitor.page.waitForSelector('passkey-register:state(succeeded)');
    await open('passkey-login');
    // Autofill signs in by itself: the passkey is at hand.
    await hydrate('passkey-login');
    await visitor.page.waitForSelector('passkey-login:state(succeeded)');
    assert.deepEqual(visitor.problems, []);
  });
});
