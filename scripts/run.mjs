/**
 * The commands behind `npm start`, `npm run mock`, `npm test`, `npm run test:browsers` and `npm run verify`.
 * They work in a fresh clone: until the packages are installed, only Node's built-ins are imported.
 */
import { requireNode } from './require-node.mjs';

requireNode();

// Imported after the check, because an old Node could not parse them.
const { installPackages } = await import('./install-packages.mjs');

const commands = {
  start: (args) => runProgram('server-mock/playground/start.ts', args),
  mock: (args) => runProgram('server-mock/cli/bin.ts', args),
  test: async () => {
    const { runTests, summarize } = await import('./runners.mjs');
    summarize(await runTests({ slow: false }));
  },
  // Unlike `verify`, it fails when there is no browser to test in.
  'test:browsers': async () => {
    const { runBrowserTests, summarize } = await import('./runners.mjs');
    const results = await runBrowserTests();
    summarize(results.length > 0 ? results : [{ passed: 0, failed: 1 }]);
  },
  verify: async () => {
    const { runBrowserTests, runChecks, runStoriesInFirefox, runTests, summarize } =
      await import('./runners.mjs');
    const checks = await runChecks();
    const tests = await runTests({ slow: true });
    summarize([...checks, ...tests, ...(await runBrowserTests()), ...(await runStoriesInFirefox())]);
  },
};

/** Runs in this process, so that signals and exit codes need no forwarding. */
async function runProgram(path, args) {
  const file = new URL(`../${path}`, import.meta.url);
  await import('tsx');
  const { fileURLToPath } = await import('node:url');
  process.argv = [process.argv[0], fileURLToPath(file), ...args];
  await import(file.href);
}

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (command) {
  installPackages();
  await command(args);
} else {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
}
