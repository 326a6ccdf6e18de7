/** The simulated device as a script before the page's own, as Playwright and Cypress put it, over several pages. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from './build.js';
import { startPlayground, type RunningPlayground } from './program.js';
import { newVisitor, type Visitor } from './visitor.js';

describe('the simulated device as a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'device-script-'));
  let playground: RunningPlayground;
  let visitor: Visitor;

  before(async () => {
    playground = await startPlayground(folder);
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await playground?.stop();
    rmSync(folder, { recursive: true });
  });

  it('runs before the page’s first script, and keeps its passkeys from page to page', async () => {
    const { page, problems } = visitor;
    // A slow machine may take its time.
    page.setDefaultTimeout(180_000);
    const script = readFileSync(join(await buildScripts('device'), 'testing/device.iife.js'), 'utf8');
    const install = "globalThis.device = PasskeyTesting.installSimulatedDevice({ keep: 'test' });";
    await page.evaluateOnNewDocument(`${script}\n${install}`);
    const names = () => page.evaluate('device.ready.then(() => device.credentials.map(({ name }) => name))');

    await page.goto(`${playground.url}/playground/sign-up.html`);
    assert.deepEqual(await names(), []);
    await page.type('#username', 'ada@example.com');
    await Promise.all([
      page.waitForNavigation(),
      visitor.press('passkey-register:not([hidden]) >>> [part~=button]'),
    ]);
    assert.equal(await visitor.username(), 'ada@example.com');
    assert.deepEqual(await names(), ['ada@example.com']);

    await Promise.all([page.waitForNavigation(), visitor.press('#sign-out')]);
    assert.equal(page.url(), `${playground.url}/playground/sign-in.html`);
    await Promise.all([page.waitForNavigation(), visitor.press('passkey-login >>> [part~=button]')]);
    assert.equal(await visitor.username(), 'ada@example.com');
    assert.deepEqual(problems, []);
  });
});
