/** `npm run build`: makes everything that is published, into `dist/`. Each step is a program of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = 'node_modules/vite/bin/vite.js';

const steps = [
  ['Manifest', ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet']],
  ['Library', [vite, 'build']],
  ['Script', [vite, 'build', '--mode', 'script']],
  ['Autoloader', [vite, 'build', '--mode', 'autoload']],
  ['Simulated device', [vite, 'build', '--mode', 'device']],
  ['Mock server', [vite, 'build', '--mode', 'mock']],
  ['Declarations', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']],
  ['Reference', ['node_modules/typedoc/bin/typedoc']],
  ['Editor data', ['scripts/editors.mjs']],
  ['Framework types', ['scripts/frameworks.mjs']],
  ['Agents’ documentation', ['scripts/agents.mjs']],
  ['Integrity', ['scripts/integrity.mjs']],
  ['Storybook', ['scripts/stories.mjs', '--build', '--only']],
];

for (const [title, args] of steps) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
