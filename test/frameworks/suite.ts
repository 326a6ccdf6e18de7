/** What an app's page and a page that a server has rendered have to do. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serveApp, type Serve, type ServedApp } from './served-app.js';

/**
 * @param build makes the app and returns what serves it
 * @param ready selector of what is there once the page is interactive
 */
export function testApp(name: string, build: () => Promise<Serve>, ready?: string): void {
  describe(name, () => {
    let app: ServedApp;
    let authorizations = 0;

    before(async () => {
      app = await serveApp(await build(), ready);
      app.page.on('request', (request) => {
        if (request.url().endsWith('/authentication/authorize')) authorizations++;
      });
    });
    after(() => app?.close());

    const value = (id: string) => app.page.$eval(`${id} input`, (input) => (input as HTMLInputElement).value);
    const entries = (form: string) =>
      app.page.$eval(form, (element) => [...new FormData(element as HTMLFormElement)].flat());

    it('posts a code that was typed, rendering at each character', async () => {
      await app.open();
      const { page, press } = app;
      await page.type('#code input', '134');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.type('2');
      assert.equal(await value('#code'), '1234');
      await page.waitForFunction(() => document.querySelector('#events')?.textContent === '4');
      assert.equal(await app.posted(() => press('#post')), 'code=1234');
      assert.deepEqual(app.problems, []);
    });

    it('sets the properties of a form control', async () => {
      await app.open();
      const { page, press } = app;
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
      assert.deepEqual(app.problems, []);
    });

    it('keeps waiting autofill while it renders', async () => {
      authorizations = 0;
      await app.open();
      const { page } = app;
      await page.type('#code input', '1234');
      await page.waitForFunction(() => document.querySelector('#events')?.textContent === '4');
      assert.equal(authorizations, 1);
      assert.deepEqual(app.problems, []);
    });

    it('unmounts and mounts in the middle of a ceremony and on navigation', async () => {
      await app.open();
      const { page, press } = app;
      await app.setPresence(false);
      for (const button of ['#create', '#away']) {
        await press('#register >>> [part=button]');
        await page.waitForSelector('#register:state(prompting)');
        await press(button);
        await page.waitForFunction(() => !document.querySelector('#register'));
        await press(button);
        await page.waitForSelector('#register:state(idle)');
      }
      assert.equal(await page.$$eval('#code input', (inputs) => inputs.length), 1);
      assert.deepEqual(app.problems, []);
    });

    it('posts a passkey', async () => {
      await app.open();
      const { page, press } = app;
      await app.setPresence(true);
      app.holdAutofill(true);
      await press('#register >>> [part=button]');
      await page.waitForSelector('#register:state(succeeded)');
      assert.match(
        (await app.posted(() => press('#login >>> [part=button]'))) ?? '',
        /^passkey=[\w-]+&username=$/,
      );
      assert.deepEqual(app.problems, []);
    });
  });
}

/** @param path of a page with the same elements and no script of its own */
export function testRenderedPage(name: string, build: () => Promise<Serve>, path: string): void {
  describe(`${name}, rendered on the server`, () => {
    let app: ServedApp;
    before(async () => {
      app = await serveApp(await build());
    });
    after(() => app?.close());

    it('posts a code and a passkey, without an error of hydration', async () => {
      const { page, press, problems } = app;
      await app.open(path);
      await page.type('#code input', '1234');
      assert.equal(await app.posted(() => press('#post')), 'code=1234');
      assert.deepEqual(problems, []);
      app.holdAutofill(true);
      await app.open(path);
      await press('#register >>> [part=button]');
      await page.waitForSelector('#register:state(succeeded)');
      assert.match((await app.posted(() => press('#login >>> [part=button]'))) ?? '', /^passkey=[\w-]+&/);
      assert.deepEqual(problems, []);
    });
  });
}
