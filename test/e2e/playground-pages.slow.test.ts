/** Each page of the playground is accessible and fits a phone, in both writing directions and colour schemes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import { startPlayground, type RunningPlayground } from './program.js';
import { newVisitor, type Visitor } from './visitor.js';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

describe('the pages of the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  let playground: RunningPlayground;
  let visitor: Visitor;

  before(async () => {
    playground = await startPlayground(folder);
    visitor = await newVisitor();
    await visitor.cdp.send('WebAuthn.disable');
    await visitor.page.setViewport({ width: 320, height: 640 });
  });
  after(async () => {
    await visitor?.close();
    await playground?.stop();
    rmSync(folder, { recursive: true });
  });

  const pages = ['', 'sign-up.html', 'sign-in.html', 'first-generation.html', 'form-without-script.html'];
  for (const name of pages)
    it(`/playground/${name} is accessible, and fits a narrow screen in both directions`, async () => {
      const { page } = visitor;
      for (const query of ['', '?dir=rtl']) {
        await page.goto(`${playground.url}/playground/${name}${query}`);
        assert.equal(await page.evaluate(() => document.dir), query ? 'rtl' : '');
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
        await page.evaluate(axe.source);
        for (const scheme of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          const violations = await page.evaluate(async () => (await window.axe.run()).violations);
          assert.deepEqual(violations, []);
        }
      }
    });
});
