/** The whole life of a passkey on a server, as a person with a real browser and authenticator lives it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { newVisitor, type Visitor } from '../e2e/visitor.js';
import type { Site } from './site.js';

export interface ServerUnderTest {
  start(): Promise<Site>;
  /** Removes every passkey from the server. */
  forget(): void | Promise<void>;
  /** Ends every pending challenge, as after a few minutes. */
  expire?(): void | Promise<void>;
  /** Prepares the person's session for registering. */
  signIn?(page: Page, url: string): Promise<void>;
  /** The server refuses a second passkey of the same device. Default: true. */
  excludes?: boolean;
}

/** What an element shows. */
const shown = (page: Page, tag: string) =>
  page.evaluate((name) => {
    const element = document.querySelector(name) as HTMLElement & {
      phase: string;
      error?: Error & { code: string };
    };
    const texts = [...(element.shadowRoot?.querySelectorAll('[role=alert], [role=status]') ?? [])];
    return {
      phase: element.phase,
      code: element.error?.code,
      reason: element.error?.message,
      text: texts.map(({ textContent }) => textContent.trim()).join(''),
    };
  }, tag);

export async function settled(page: Page, tag: string) {
  await page.waitForSelector(`${tag}:is(:state(succeeded), :state(failed))`);
  return shown(page, tag);
}

async function press(page: Page, tag: string) {
  await (await page.waitForSelector(`${tag} >>> [part=button]`, { visible: true }))?.click();
  return settled(page, tag);
}

type Held = typeof globalThis & { autofill: { pick(): void; count: number } };
const offered = (page: Page, count = 1) =>
  page.waitForFunction((least) => (globalThis as Held).autofill?.count >= least, {}, count);
const pick = (page: Page) => page.evaluate(() => (globalThis as Held).autofill.pick());

export function livesOn(name: string, server: ServerUnderTest): void {
  describe(name, { timeout: 120_000 }, () => {
    let site: Site;
    let visitor: Visitor;
    let page: Page;

    const open = (path: string, to = page) => to.goto(site.url + path);

    before(async () => {
      site = await server.start();
      visitor = await newVisitor();
      ({ page } = visitor);
      page.setDefaultTimeout(8_000);
    });
    after(async () => {
      await visitor?.close();
      await site?.close();
    });

    it('registers a passkey', async () => {
      await server.signIn?.(page, site.url);
      await open('/register');
      const { phase, reason } = await press(page, 'passkey-register');
      assert.equal(phase, 'succeeded', reason);
    });

    if (server.excludes !== false)
      it('refuses a second one of the same device', async () => {
        await open('/register');
        assert.equal((await press(page, 'passkey-register')).code, 'duplicate');
      });

    it('signs in by button, again after a cancel', async () => {
      await open('/button');
      await visitor.setPresence(false);
      await (await page.waitForSelector('passkey-login >>> [part=button]'))?.click();
      await page.waitForSelector('passkey-login:state(prompting)');
      await (await page.waitForSelector('passkey-login >>> [part=cancel]', { visible: true }))?.click();
      await page.waitForSelector('passkey-login:state(idle)');
      await visitor.setPresence(true);
      assert.equal((await press(page, 'passkey-login')).phase, 'succeeded');
    });

    it('signs in by autofill, after the pointer and the focus were over every button', async () => {
      await open('/both');
      await offered(page);
      for (const tag of ['passkey-login', 'passkey-register']) {
        const button = await page.waitForSelector(`${tag} >>> [part=button]`, { visible: true });
        await button?.hover();
        await button?.focus();
      }
      await pick(page);
      assert.equal((await settled(page, 'passkey-login')).phase, 'succeeded');
    });

    it('signs in by button while autofill waits', async () => {
      await open('/');
      await offered(page);
      assert.equal((await press(page, 'passkey-login')).phase, 'succeeded');
    });

    it('signs in by autofill of a tab after another tab has fetched options', async () => {
      await open('/');
      await offered(page);
      const other = await visitor.newPage();
      await open('/', other);
      await offered(other);
      await page.bringToFront();
      await offered(page, 2);
      await pick(page);
      assert.equal((await settled(page, 'passkey-login')).phase, 'succeeded');
      await other.close();
    });

    if (server.expire)
      it('does not accept a response after the challenge has expired, and then a new one', async () => {
        await open('/');
        await offered(page);
        await server.expire?.();
        await pick(page);
        const { code, text } = await settled(page, 'passkey-login');
        assert.equal(code, 'not-accepted');
        assert.match(text, /^This passkey wasn’t accepted/);
        assert.equal((await press(page, 'passkey-login')).phase, 'succeeded');
      });

    it('does not accept a passkey that it has forgotten, and blames nobody', async () => {
      await server.forget();
      await open('/button');
      const { code, text } = await press(page, 'passkey-login');
      assert.equal(code, 'not-accepted');
      assert.match(text, /^This passkey wasn’t accepted/);
    });
  });
}
