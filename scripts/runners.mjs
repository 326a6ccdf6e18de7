/** Starts the test runners and the static checks, and adds up their results. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBrowsers } from './install-browsers.mjs';
import { installChromium } from './install-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Returns whether the program succeeded. */
async function run(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [status, signal] = await once(child, 'close');
  if (signal) console.error(`${title}: ended by ${signal}.`);
  return status === 0;
}

/** Returns the totals that the runner writes. One that fails without a failed test (a crash) adds a failure. */
async function runTestRunner(title, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'test-totals-'));
  const file = join(folder, 'totals.json');
  const ok = await run(title, args, { ...env, TEST_TOTALS: file });
  let totals = { passed: 0, failed: 0 };
  try {
    totals = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error(`${title}: ended without totals.`);
  }
  rmSync(folder, { recursive: true });
  const isSilentFailure = totals.failed === 0 && (!ok || totals.passed === 0);
  return isSilentFailure ? { ...totals, failed: 1 } : totals;
}

const webTestRunner = ['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js'];

export async function runTests({ slow }) {
  const env = { TEST_SLOW: slow ? '1' : '', CHROME_PATH: installChromium() };
  // At the same time: the browser tests wait more than they compute.
  const results = await Promise.all([
    runTestRunner('Tests in Node', ['scripts/test-node.mjs'], env),
    runTestRunner('Tests in Chromium', webTestRunner, env),
  ]);
  // The build, which comes before, has made the Storybook.
  if (slow) results.push(await runTestRunner('Stories', ['scripts/stories.mjs'], env));
  return results;
}

/** In Firefox and WebKitGTK, as far as they are installed or can be. An empty list when neither is. */
export async function runBrowserTests() {
  const env = { CHROME_PATH: installChromium() };
  const browsers = installBrowsers();
  if (browsers.length === 0) return [];
  const args = [...webTestRunner, '--config', 'web-test-runner.browsers.config.mjs'];
  return [await runTestRunner(`Element tests in ${browsers.join(' and ')}`, args, env)];
}

/** Plays the stories in Firefox, if it is installed. The build has made the Storybook. */
export async function runStoriesInFirefox() {
  if (!installBrowsers().includes('Firefox')) return [];
  return [await runTestRunner('Stories in Firefox', ['scripts/stories.mjs', '--firefox'], {})];
}

/** Each check counts as one test, so that the last line reports a failed check. */
export async function runChecks() {
  const checks = [
    ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']],
    ['Lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
    ['Imports', ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'server-mock']],
    ['Types', ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.all.json']],
    ['Build', ['scripts/build.mjs']],
    ['Sizes', ['scripts/size.mjs']],
  ];
  const results = [];
  for (const [title, args] of checks) {
    const ok = await run(title, args);
    results.push({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  }
  return results;
}

/** Prints the totals as the last line. People and programs read it. */
export function summarize(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}
