/** The app of a documentation page's samples, in Chromium. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startCustomer } from '../e2e/customer.js';
import { newVisitor } from '../e2e/visitor.js';
import type { Serve } from './served-app.js';

/** @param build makes the app and returns what serves it */
export function testSample(name: string, build: () => Promise<Serve>, path = '/'): void {
  it(`${name}, as documented, creates an account with a passkey and signs in with it`, async () => {
    const serve = await build();
    const customer = await startCustomer((request, response) => {
      // The browser requests it by itself.
      if (request.url === '/favicon.ico') response.writeHead(204).end();
      else serve(request, response);
    });
    const visitor = await newVisitor();
    const { page, press, problems } = visitor;
    page.setDefaultTimeout(60_000);
    const signedIn = () =>
      page.waitForSelector('[role=status]::-p-text(You are signed in.)', { visible: true });
    try {
      visitor.holdAutofill(true);
      await page.goto(customer.url + path);
      // The link to the sign-up.
      await press('passkey-auth >>> [part~=footer] [part~=link]');
      await page.waitForSelector('passkey-register input', { visible: true });
      await page.type('passkey-register input', 'ada');
      await press('passkey-register >>> [part~=button]');
      await signedIn();
      await page.evaluate("fetch('/backend/session', { method: 'DELETE' })");
      await page.reload();
      await press('passkey-login >>> [part~=button]');
      await signedIn();
      assert.deepEqual(problems, []);
    } finally {
      await visitor.close();
      await customer.close();
    }
  });
}
