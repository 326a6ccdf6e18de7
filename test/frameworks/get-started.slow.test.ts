/** An app of each page's samples whose framework this repository has, with the built package. */
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { sendFile } from '../e2e/customer.js';
import { testSample } from './sample-app.js';
import { writeSamples } from './samples.js';
import type { Serve } from './served-app.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'get-started-'));
after(() => {
  rmSync(folder, { recursive: true });
});

function link(name: string, target: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

link('passkey-elements', root);
for (const name of ['react', 'react-dom', 'preact', 'vue', '@vitejs', 'svelte', '@sveltejs'])
  link(name, join(root, 'node_modules', name));

const serveFiles =
  (...path: string[]): Serve =>
  ({ url = '/' }, response) =>
    sendFile(join(folder, ...path), url, response);

/** Builds the app of the folder `name` with the sample as its component `App`. */
async function buildSample(name: string, extension: string): Promise<Serve> {
  const app = join(folder, name);
  const component = `App.${extension}`;
  cpSync(new URL(name, import.meta.url), app, { recursive: true });
  writeSamples(`frameworks/${name}.mdx`, app, (file) => (file.includes('SignIn') ? component : file));
  if (extension === 'jsx') appendFileSync(join(app, component), 'export { SignIn as App };');
  await build({ root: app, logLevel: 'error' });
  return serveFiles(name, 'dist');
}

describe('an app', () => {
  testSample('script-tag', () => {
    const script = 'passkey-elements.js';
    writeSamples('frameworks/script-tag.mdx', join(folder, 'script-tag'));
    copyFileSync(join(root, 'dist', script), join(folder, 'script-tag', script));
    return Promise.resolve(serveFiles('script-tag'));
  });
  testSample('react', () => buildSample('react', 'jsx'));
  testSample('preact', () => buildSample('preact', 'jsx'));
  testSample('vue', () => buildSample('vue', 'vue'));
  testSample('svelte', () => buildSample('svelte', 'svelte'));
});
