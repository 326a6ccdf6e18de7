/** Runs the recipe for Playwright of src/testing/README.md with Playwright's own runner, on the playground. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/find-chromium.mjs';
import { buildScripts } from './build.js';
import { startPlayground, type RunningPlayground } from './program.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the recipe for Playwright', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playwright-'));
  let playground: RunningPlayground;

  before(async () => {
    playground = await startPlayground(folder);
  });
  after(async () => {
    await playground?.stop();
    rmSync(folder, { recursive: true });
  });

  it('passes in a project of its own', async () => {
    const readme = readFileSync(join(root, 'src/testing/README.md'), 'utf8');
    const recipe = /```ts\n(import [^`]*@playwright\/test[^]*?)```/.exec(readme)?.[1] ?? '';
    const spec = recipe
      .replace("'/sign-up'", "'/playground/sign-up.html'")
      .replace("'/account'", "'/playground/account.html'")
      .replace("'Email'", "'Email or username'");
    const config = {
      timeout: 120_000,
      expect: { timeout: 60_000 },
      use: {
        baseURL: playground.url,
        launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
      },
    };
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'passkey-elements'), { recursive: true });
    symlinkSync(await buildScripts('device'), join(modules, 'passkey-elements/dist'));
    for (const name of ['@playwright', 'playwright', 'playwright-core'])
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'playwright.config.js'), `export default ${JSON.stringify(config)};`);
    writeFileSync(join(folder, 'sign-up.spec.ts'), spec);

    const cli = join(modules, '@playwright/test/cli.js');
    const { stdout } = await run(process.execPath, [cli, 'test', '--reporter=line'], {
      cwd: folder,
      timeout: 170_000,
    }).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      assert.fail(`${stdout}\n${stderr}`);
    });
    assert.match(stdout, /1 passed/);
  });
});
