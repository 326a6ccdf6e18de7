/** The documentation's forms for a script tag, with the one file that the build makes for them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createMockServer, defaultTenancy } from '../../server-mock/app.js';
import { listen, type Listening } from '../../server-mock/node/listen.js';
import { buildScripts } from './build.js';
import { newVisitor, type Visitor } from './visitor.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (page: string) => readFileSync(join(root, 'stories/docs', page), 'utf8');
const [, lines = ''] = /```html\n([^]*?)```/.exec(read('frameworks/forms.mdx')) ?? [];

/** The form with a code, which posts to `/session` here. */
const [, form = ''] =
  /```html\n(<form[^`]*<otp-entry[^]*?)```/.exec(
    read('patterns.mdx').replaceAll('/sign-in/code', '/session'),
  ) ?? [];

/** Strict, as on a careful page: no inline style, nothing evaluated, no sink for untrusted text. */
const policy = [
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; connect-src 'self'; img-src data:",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

describe('the script tag of the documentation', () => {
  const posted: string[] = [];
  let folder: string;
  let listening: Listening;
  let visitor: Visitor;

  const answer: RequestListener = (request, response) => {
    if (request.url === '/passkey-elements.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(join(folder, 'passkey-elements.js')));
    } else if (request.url === '/session') {
      request.on('data', (chunk: Buffer) => posted.push(chunk.toString())).on('end', () => response.end());
    } else if (request.url === '/code') {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><script type="module" src="/passkey-elements.js"></script>${form}`);
    } else {
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-security-policy', policy);
      // The tenancy is the mock's, on this page's own origin; the icon would be a request of the browser's.
      const page = lines.replace('"your-tenancy"', `"${defaultTenancy.id}" endpoint="/"`);
      const register = page.replaceAll('passkey-login', 'passkey-register');
      response.end(
        `<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>x</title>${request.url === '/register' ? register : page}`,
      );
    }
  };

  before(async () => {
    folder = await buildScripts('script');
    const server = await createMockServer();
    listening = await listen({ server, port: 0, host: 'localhost', fallback: answer });
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await listening?.close();
  });

  it('needs twelve lines or fewer', () => {
    const matter = lines.split('\n').filter((line) => /[a-z]/.test(line));
    assert.ok(matter.length <= 12, lines);
  });

  it('registers, signs in, passes the code on, and violates no policy', async () => {
    const { page, problems } = visitor;
    const atSession = () =>
      page.waitForFunction(() => location.pathname === '/session' && document.readyState === 'complete');
    await page.goto(`${listening.url}/register`);
    await page.type('passkey-register input', 'ada@example.com');
    await visitor.press('passkey-register >>> [part=button]');
    await atSession();
    // The passkey is at hand and somebody says yes at once: autofill signs in with no press at all.
    await page.goto(listening.url);
    await atSession();
    assert.equal(posted.length, 2);
    for (const body of posted) assert.match(body, /^code=[\w-]{22,}(&|$)/);
    assert.deepEqual(problems, []);
  });

  for (const script of [true, false])
    it(`takes a code ${script ? 'with' : 'without'} script`, async () => {
      const { page } = visitor;
      posted.length = 0;
      await page.setJavaScriptEnabled(script);
      await page.goto(`${listening.url}/code`);
      await page.type('#code', script ? '12 34-56' : '123456');
      await Promise.all([page.waitForNavigation(), page.click('form > button')]);
      assert.deepEqual(posted, ['code=123456']);
    });
});
