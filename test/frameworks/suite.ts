/** What each app of these tests does, in Chromium, on a server that records what is posted. */
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startCustomer, type Customer } from '../e2e/customer.js';
import { newVisitor, type Visitor } from '../e2e/visitor.js';

/** Answers the requests that are the app's. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** @param build makes the app and returns what serves it */
export function testApp(name: string, build: () => Promise<Serve>): void {
  describe(name, () => {
    const posts: string[] = [];
    let customer: Customer;
    let visitor: Visitor;
    let authorizations = 0;

    before(async () => {
      const serve = await build();
      customer = await startCustomer((request, response) => {
        if (request.method !== 'POST') return serve(request, response);
        void record(request, response);
      });
      visitor = await newVisitor();
      visitor.page.setDefaultTimeout(15_000);
      visitor.page.on('request', (request) => {
        if (request.url().endsWith('/authentication/authorize')) authorizations++;
      });
    });
    after(async () => {
      await visitor?.close();
      await customer?.close();
    });

    async function record(request: IncomingMessage, response: ServerResponse) {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      posts.push(body);
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<link rel="icon" href="data:," />posted');
    }

    const open = async () => {
      visitor.problems.length = 0;
      await visitor.page.goto(customer.url);
      await visitor.page.waitForSelector('#code input');
      await visitor.page.waitForSelector('#login:defined');
    };
    const posted = async (act: () => Promise<unknown>) => {
      await Promise.all([visitor.page.waitForNavigation(), act()]);
      return posts.at(-1);
    };
    const value = (id: string) =>
      visitor.page.$eval(`${id} input`, (input) => (input as HTMLInputElement).value);
    const entries = (form: string) =>
      visitor.page.$eval(form, (element) => [...new FormData(element as HTMLFormElement)].flat());

    it('posts a code that was typed, rendering at each character', async () => {
      await open();
      const { page, press } = visitor;
      await page.type('#code input', '134');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.type('2');
      assert.equal(await value('#code'), '1234');
      await page.waitForFunction(() => document.querySelector('#events')?.textContent === '4');
      assert.equal(await posted(() => press('#post')), 'code=1234');
      assert.deepEqual(visitor.problems, []);
    });

    it('sets the properties of a form control', async () => {
      await open();
      const { page, press } = visitor;
      await press('#set');
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('#code input')?.value === '98',
      );
      await press('#post');
      assert.equal(await page.$eval('#code', (element) => element.matches(':invalid')), true);
      await press('#off');
      await page.waitForSelector('#code input:disabled');
      assert.deepEqual(await entries('form:has(#code)'), []);
      await press('#off');
      await page.waitForSelector('#code input:enabled');
      assert.deepEqual(await entries('form:has(#code)'), ['code', '98']);
      await page.type('#far input', '123456');
      assert.deepEqual(await entries('#other'), ['far', '123456']);
      assert.deepEqual(visitor.problems, []);
    });

    it('keeps waiting autofill while it renders', async () => {
      authorizations = 0;
      await open();
      const { page } = visitor;
      await page.type('#code input', '1234');
      await page.waitForFunction(() => document.querySelector('#events')?.textContent === '4');
      assert.equal(authorizations, 1);
      assert.deepEqual(visitor.problems, []);
    });

    it('unmounts and mounts in the middle of a ceremony and on navigation', async () => {
      await open();
      const { page, press } = visitor;
      await visitor.setPresence(false);
      for (const button of ['#create', '#away']) {
        await press('#register >>> [part=button]');
        await page.waitForSelector('#register:state(prompting)');
        await press(button);
        await page.waitForFunction(() => !document.querySelector('#register'));
        await press(button);
        await page.waitForSelector('#register:state(idle)');
      }
      assert.equal(await page.$$eval('#code input', (inputs) => inputs.length), 1);
      assert.deepEqual(visitor.problems, []);
    });

    it('posts a passkey', async () => {
      await open();
      const { page, press } = visitor;
      await visitor.setPresence(true);
      visitor.holdAutofill(true);
      await press('#register >>> [part=button]');
      await page.waitForSelector('#register:state(succeeded)');
      assert.match(
        (await posted(() => press('#login >>> [part=button]'))) ?? '',
        /^passkey=[\w-]+&username=$/,
      );
      assert.deepEqual(visitor.problems, []);
    });
  });
}
