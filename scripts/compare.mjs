/**
 * `node scripts/compare.mjs BASE HEAD`: prints, as Markdown, what differs between two checkouts in the sizes that
 * `npm run size` prints and in the reference of the entry points. A pull request's workflow shows it.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [base, head] = process.argv.slice(2);
if (!base || !head) throw new Error('Usage: node scripts/compare.mjs BASE HEAD');

function run(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

for (const folder of [base, head]) {
  const { status, stderr } = run(folder, 'node_modules/typedoc/bin/typedoc', '--logLevel', 'Error');
  if (status !== 0) throw new Error(stderr);
  // It fails when a row is over its budget, which CI reports.
  writeFileSync(join(folder, 'dist', 'size.txt'), run(folder, 'scripts/size.mjs').stdout);
}

for (const [title, name] of [
  ['Size', join('dist', 'size.txt')],
  ['Reference', join('dist', 'reference')],
]) {
  const args = ['diff', '--no-index', '--unified=0', join(base, name), join(head, name)];
  const { stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  // The summary of a workflow's step holds a megabyte.
  console.log(
    `## ${title}\n\n${stdout ? `~~~~diff\n${stdout.slice(0, 400_000)}\n~~~~` : 'No difference.'}\n`,
  );
}
