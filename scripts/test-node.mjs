/**
 * Runs the tests that need no page: all of them, or `npm run test:node -- [--watch] FILES`.
 *
 * Without FILES, several files share a process: loading the tools and packages takes longer than most files' tests.
 * With TEST_SLOW=1 the slow tests (`*.slow.test.ts`) run as well, and each file has a process of its own, which
 * proves that none depends on another.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pagelessTests } from './pageless-tests.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const withSlow = Boolean(process.env.TEST_SLOW);

// The slowest folders first, so that no long file is left for the end. Without the slow tests, the first four make one
// group: they build the same script, once for each process.
const folders = [
  'e2e',
  'servers',
  'patchers',
  'frameworks',
  'stores',
  'ssr',
  'environments',
  'examples',
  'scripts',
  'server-mock',
  'server',
  'backend',
].map((name) => `test/${name}`);
const filesPerProcess = 8;

function collectFiles() {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .map((name) => join(folder, name))
        .sort(),
    )
    .filter((path) => !path.includes('node_modules'))
    .filter((path) => path.endsWith('.test.ts') && (withSlow || !path.endsWith('.slow.test.ts')));
  return [...files, ...pagelessTests];
}

/** Writes modules that import a few of the files each. Node's runner starts one process per module. */
function writeGroups(files, folder) {
  const groups = [];
  for (let start = 0; start < files.length; start += filesPerProcess) {
    const group = join(folder, `group-${String(groups.length + 1).padStart(2, '0')}.mjs`);
    const urls = files
      .slice(start, start + filesPerProcess)
      .map((file) => pathToFileURL(join(root, file)).href);
    writeFileSync(group, urls.map((url) => `import '${url}';\n`).join(''));
    groups.push(group);
  }
  return groups;
}

/** @param flags further ones for Node, such as `--watch` or `--test-name-pattern=…` */
function run(files, flags = []) {
  // Ours reports at the end of the run, which never comes while watching.
  const reporter = flags.includes('--watch') ? 'spec' : './scripts/node-reporter.mjs';
  const { status } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      './scripts/mocha-globals.mjs',
      '--test',
      '--test-concurrency=2',
      '--test-timeout=1200000', // Ends a process that hangs. It also counts for a whole group of files.
      `--test-reporter=${reporter}`,
      '--test-reporter-destination=stdout',
      ...flags,
      ...files,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return status ?? 1;
}

function runInGroups(files) {
  const folder = mkdtempSync(join(tmpdir(), 'test-groups-'));
  try {
    return run(writeGroups(files, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
if (files.length > 0) {
  process.exitCode = run(
    files,
    args.filter((arg) => arg.startsWith('--')),
  );
} else {
  process.exitCode = withSlow ? run(collectFiles()) : runInGroups(collectFiles());
}
