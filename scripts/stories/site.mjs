/** Builds the static Storybook and serves it from a sub-path. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'storybook-static');
const base = '/some/where/';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Writes the manifest first, because tables read it. */
export function buildSite() {
  run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet');
  run(
    'node_modules/storybook/dist/bin/dispatcher.js',
    'build',
    '-o',
    folder,
    '--quiet',
    '--disable-telemetry',
  );
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('Storybook could not be built.');
}

/** Returns stories and documentation pages in the order of the sidebar. */
export function entriesOf() {
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  return Object.values(entries);
}

/** Uses a free port of this machine. `url` ends with a slash. */
export async function serveSite() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    // The browser requests it by itself.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    try {
      if (!path.startsWith(base)) throw new Error('Outside of the folder.');
      const file = path === base ? 'index.html' : path.slice(base.length);
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${server.address().port}${base}`, close: () => server.close() };
}
