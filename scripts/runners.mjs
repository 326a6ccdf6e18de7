/** Runs the test runners and the static checks one after the other, and adds up what they say. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBrowsers } from './install-browsers.mjs';
import { installChromium } from './install-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const { status, signal, error } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error) console.error(error.message);
  if (signal) console.error(`Ended by ${signal}.`);
  return status === 0;
}

/** A runner writes its totals; one that fails without having counted a failure (a crash) adds one. */
function runTestRunner(title, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'test-totals-'));
  const file = join(folder, 'totals.json');
  const ok = run(title, args, { ...env, TEST_TOTALS: file });
  let totals = { passed: 0, failed: 0 };
  try {
    totals = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error('It ended without totals.');
  }
  rmSync(folder, { recursive: true });
  const isSilentFailure = totals.failed === 0 && (!ok || totals.passed === 0);
  return isSilentFailure ? { ...totals, failed: 1 } : totals;
}

const webTestRunner = ['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js'];

export function runTests({ slow }) {
  const env = { TEST_SLOW: slow ? '1' : '', CHROME_PATH: installChromium() };
  return [
    runTestRunner('Tests in Node', ['scripts/test-node.mjs'], env),
    runTestRunner('Tests in Chromium', webTestRunner, env),
    // The build, which comes before, has made the Storybook.
    ...(slow ? [runTestRunner('Stories', ['scripts/stories.mjs'], env)] : []),
  ];
}

/** In Firefox and WebKitGTK, as far as they are here or can be installed. Nothing when neither can. */
export function runBrowserTests() {
  const env = { CHROME_PATH: installChromium() };
  const browsers = installBrowsers();
  if (browsers.length === 0) return [];
  const args = [...webTestRunner, '--config', 'web-test-runner.browsers.config.mjs'];
  return [runTestRunner(`Element tests in ${browsers.join(' and ')}`, args, env)];
}

/** Each check counts as one test, so that the last line cannot look green when one of them is not. */
export function runChecks() {
  const checks = [
    ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']],
    ['Lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
    ['Types', ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.all.json']],
    ['Build', ['scripts/build.mjs']],
    ['Sizes', ['scripts/size.mjs']],
  ];
  return checks.map(([title, args]) =>
    run(title, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  );
}

/** Prints the one line that people and programs look for, last. */
export function summarize(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}
