/**
 * `npm run bench:size`, after `npm run build`: compares the gzip size of this kit and others in a page. All are installed
 * from their packages and bundled in the same way. Needs the network.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Exact versions, so that results are comparable. */
const peers = [
  '@awesome.me/webawesome@3.14.0',
  '@corbado/web-js@3.5.0',
  '@descope/web-component@4.3.2',
  '@simplewebauthn/browser@14.0.0',
  '@teamhanko/hanko-elements@2.7.0',
  'input-otp@1.5.0',
  'react-otp-input@3.1.1',
];

/** Excluded, because a page with React has it already. */
const external = /^react(-dom)?($|\/)/;

const groups = {
  'One-time code': [
    ['passkey-elements <otp-entry>', `import 'passkey-elements/otp-entry';`],
    ['Web Awesome <wa-otp-input>', `import '@awesome.me/webawesome/dist/components/otp-input/otp-input.js';`],
    ['input-otp, without React', `export * from 'input-otp';`],
    ['react-otp-input, without React', `export { default } from 'react-otp-input';`],
  ],
  'Passkeys, with an interface': [
    ['passkey-elements <passkey-login>', `import 'passkey-elements/passkey-login';`],
    ['passkey-elements, all elements', `import 'passkey-elements';`],
    ['Hanko elements', `import { register } from '@teamhanko/hanko-elements'; register('');`],
    ['Descope web component', `import '@descope/web-component';`],
    ['Corbado web-js', `import Corbado from '@corbado/web-js'; export { Corbado };`],
  ],
  'Passkeys, as functions': [
    [
      'passkey-elements/headless, one function',
      `export { authenticatePasskey } from 'passkey-elements/headless';`,
    ],
    [
      '@simplewebauthn/browser, without a server',
      `export { startAuthentication } from '@simplewebauthn/browser';`,
    ],
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'bench-size-'));
const npm = (cwd, ...args) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

async function weigh(code) {
  writeFileSync(join(folder, 'entry.js'), code);
  const { output } = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(folder, 'entry.js'), preserveEntrySignatures: 'strict', external },
    },
  });
  // Counts what loads at once: the entry and its static imports.
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const first = new Set([...chunks.keys()].filter((name) => chunks.get(name).isEntry));
  for (const name of first) for (const next of chunks.get(name)?.imports ?? []) first.add(next);
  const text = [...first].map((name) => chunks.get(name)?.code ?? '').join('');
  return gzipSync(text, { level: 9 }).length;
}

try {
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const [{ filename }] = JSON.parse(
    npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
  );
  npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, filename), ...peers);
  for (const [title, rows] of Object.entries(groups)) {
    console.log(`\n${title}`);
    for (const [name, code] of rows) {
      const kB = ((await weigh(code)) / 1000).toFixed(1);
      console.log(`  ${name.padEnd(44)}${kB.padStart(7)} kB`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
