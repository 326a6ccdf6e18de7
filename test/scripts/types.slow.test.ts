/**
 * The built types in each framework's own checker: `right` files are right, and of the others exactly the lines that
 * say `wrong` are. `npm run verify` builds before.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const folder = 'test/types';
const run = promisify(execFile);

const compilers: Record<string, (project: string) => string[]> = {
  vue: (project) => ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', project, '--pretty', 'false'],
  svelte: (project) => [
    ...['node_modules/svelte-check/bin/svelte-check', '--workspace', project],
    ...['--tsconfig', './tsconfig.json', '--output', 'machine'],
  ],
};
const tsc = (project: string) => ['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false'];

/** Its errors as `file:line`; the checkers write `file(line,column): error` or `ERROR "file" line:column`. */
async function check(framework: string): Promise<string[]> {
  const args = (compilers[framework] ?? tsc)(join(folder, framework));
  const output = await run(process.execPath, args).catch((error: unknown) => error as { stdout: string });
  const errors = output.stdout.matchAll(/^(\S+)\((\d+),\d+\): error|ERROR "(.+?)" (\d+):/gm);
  const places = [...errors].map(([, file, line, other, otherLine]) =>
    file ? `${basename(file)}:${line}` : `${other}:${otherLine}`,
  );
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
