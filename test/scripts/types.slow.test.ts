/**
 * The built types in each framework's own checker: `right` files are right, and of the others exactly the lines that
 * say `wrong` are. `npm run verify` builds before.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify, stripVTControlCharacters } from 'node:util';

const folder = 'test/types';
const run = promisify(execFile);

const compilers: Record<string, (project: string) => string[]> = {
  angular: (project) => ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', project],
  vue: (project) => ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', project, '--pretty', 'false'],
  svelte: (project) => [
    'node_modules/svelte-check/bin/svelte-check',
    '--workspace',
    project,
    '--tsconfig',
    './tsconfig.json',
    '--output',
    'machine',
  ],
};
const tsc = (project: string) => ['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false'];

/** `file(line,column): error` of tsc and vue-tsc, `ERROR "file" line:column` of svelte-check, and what ngc writes. */
const patterns = [/^(\S+)\((\d+),\d+\): error/gm, /ERROR "(.+?)" (\d+):/g, /^(\S+):(\d+):\d+ - error/gm];

/** Its errors as `file:line`. */
async function check(framework: string): Promise<string[]> {
  const args = (compilers[framework] ?? tsc)(join(folder, framework));
  const { stdout, stderr } = await run(process.execPath, args).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  const output = stripVTControlCharacters(stdout + stderr);
  const places = patterns
    .flatMap((pattern) => [...output.matchAll(pattern)])
    .map(([, file = '', line]) => `${basename(file)}:${line}`);
  return [...new Set(places)].sort();
}

const wrongLines = (framework: string) =>
  readdirSync(join(folder, framework))
    .filter((name) => /^wrong/i.test(name))
    .flatMap((name) =>
      readFileSync(join(folder, framework, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/(\/\/|<!--) wrong\b/.test(line) ? [`${name}:${index + 1}`] : [])),
    )
    .sort();

describe('the elements’ types', { concurrency: 2 }, () => {
  for (const framework of readdirSync(folder))
    it(`hold in ${framework}`, async () => {
      const wrong = wrongLines(framework);
      assert.ok(wrong.length > 3);
      assert.deepEqual(await check(framework), wrong);
    });
});
