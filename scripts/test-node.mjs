/**
 * Runs the tests that need no browser: `npm run test:node [files]`. With TEST_SLOW=1 the slow ones
 * (`*.slow.test.ts`), too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['server-mock', 'server', 'backend', 'e2e', 'scripts', 'ssr', 'examples'].map(
  (name) => `test/${name}`,
);

function collect() {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => process.env.TEST_SLOW || !path.endsWith('.slow.test.ts'))
    .sort();
}

const given = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    ...['--import', 'tsx', '--test', '--test-concurrency=2'],
    // Ends a file that hangs; no test comes near it.
    '--test-timeout=300000',
    ...['--test-reporter=./scripts/node-reporter.mjs', '--test-reporter-destination=stdout'],
    ...(given.length > 0 ? given : collect()),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exitCode = status ?? 1;
