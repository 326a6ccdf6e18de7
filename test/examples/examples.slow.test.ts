/** The examples as an adopter would run them: built with the built package, against the mock, in Chromium. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { defaultTenancy } from '../../server-mock/app.js';
import { sendFile, startCustomer } from '../e2e/customer.js';
import { newVisitor, type Visitor } from '../e2e/visitor.js';
import { createApp } from './server-rendered/app.js';

const folderOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const script = folderOf('../../dist/passkey-elements.js');

// Visible, because that looks again and again: a change of text alone wakes nobody who waits for a selector.
const says = ({ page }: Visitor, text: string) =>
  page.waitForSelector(`[role=status]::-p-text(${text})`, { visible: true });

describe('the example', { concurrency: 2 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'examples-'));
  after(() => {
    rmSync(root, { recursive: true });
  });

  const make: Record<string, (outDir: string) => unknown> = {
    html: (outDir) => {
      cpSync(folderOf('html'), outDir, { recursive: true });
      cpSync(script, join(outDir, 'passkey-elements.js'));
    },
    ...Object.fromEntries(
      ['react', 'vue', 'svelte'].map((name) => [
        name,
        (outDir: string) => build({ root: folderOf(name), logLevel: 'error', build: { outDir } }),
      ]),
    ),
  };

  for (const [name, makeIn] of Object.entries(make))
    it(`${name} creates a passkey, and signs in with it`, async () => {
      const folder = join(root, name);
      await makeIn(folder);
      const customer = await startCustomer((request, response) =>
        sendFile(folder, request.url ?? '/', response),
      );
      const visitor = await newVisitor();
      visitor.holdAutofill(true);
      try {
        await visitor.page.goto(customer.url);
        await visitor.page.waitForSelector('passkey-register input');
        await visitor.page.type('passkey-register input', 'ada@example.com');
        await visitor.press('passkey-register >>> [part=button]');
        await says(visitor, 'Signed in as ada@example.com');
        await visitor.cdp.send('Network.clearBrowserCookies');
        await visitor.page.reload();
        await visitor.press('passkey-login >>> [part=button]');
        await says(visitor, 'Signed in as ada@example.com');
        assert.deepEqual(visitor.problems, []);
      } finally {
        await visitor.close();
        await customer.close();
      }
    });

  it('server-rendered takes a code without script, and a passkey with it', async () => {
    const codes: string[] = [];
    let answer: (request: Request) => Promise<Response>;
    const customer = await startCustomer((request, response, { passlock }) => {
      answer ??= createApp({
        passlock,
        tenancyId: defaultTenancy.id,
        sendMail: ({ text }) => {
          codes.push(/\b\d{6}\b/.exec(text)?.[0] ?? '');
          return Promise.resolve();
        },
      });
      if (request.url === '/passkey-elements.js') sendFile(join(script, '..'), request.url, response);
      else void getRequestListener(answer, { overrideGlobalObjects: false })(request, response);
    });
    const visitor = await newVisitor();
    const { page, press } = visitor;
    const submit = (button: string) => Promise.all([page.waitForNavigation(), page.click(button)]);
    try {
      await page.setJavaScriptEnabled(false);
      await page.goto(customer.url);
      await page.type('#email', 'ada@example.com');
      await submit('form[action="/mail"] button');
      await page.type('#code', codes[0]!);
      await submit('form[action="/code"] button');
      await says(visitor, 'Signed in as ada@example.com');

      await page.setJavaScriptEnabled(true);
      await page.goto(customer.url);
      await page.waitForSelector('passkey-register input');
      await page.type('passkey-register input', 'grace@example.com');
      await press('passkey-register >>> [part=button]');
      await says(visitor, 'Signed in as grace@example.com');
      await page.goto(customer.url);
      await press('passkey-login >>> [part=button]');
      await says(visitor, 'Signed in as grace@example.com');
      assert.deepEqual(visitor.problems, []);
    } finally {
      await visitor.close();
      await customer.close();
    }
  });
});
