/** `npm run build`: builds what both packages publish. Each step runs in a process of its own. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = 'node_modules/vite/bin/vite.js';
const tsc = 'node_modules/typescript/bin/tsc';

const steps = [
  ['Manifest', ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet']],
  ['Library', [vite, 'build']],
  ['Script', [vite, 'build', '--mode', 'script']],
  ['Autoloader', [vite, 'build', '--mode', 'autoload']],
  ['Simulated device', [vite, 'build', '--mode', 'device']],
  ['Declarations', [tsc, '-p', 'tsconfig.build.json']],
  ['Mock server', [tsc, '-p', 'server-mock/tsconfig.build.json']],
  ['Reference', ['node_modules/typedoc/bin/typedoc']],
  ['Editor data', ['scripts/editors.mjs']],
  ['Framework types', ['scripts/frameworks.mjs']],
  ['Unused declarations', ['scripts/prune-declarations.mjs']],
  ['Agents’ documentation', ['--import', 'tsx', 'scripts/agents.ts']],
  ['Integrity', ['scripts/integrity.mjs']],
  ['Storybook', ['scripts/stories.mjs', '--build', '--only']],
];

// Neither Vite's later builds nor TypeScript remove files that an earlier build has left.
for (const folder of ['dist', 'server-mock/dist'])
  rmSync(`${root}${folder}`, { recursive: true, force: true });

for (const [title, args] of steps) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

copyFileSync(`${root}src/passkey-elements.css`, `${root}dist/passkey-elements.css`);
