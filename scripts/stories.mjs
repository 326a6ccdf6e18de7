/**
 * Opens every story of the static Storybook in Chromium, from a sub-path as on any host: renders it, runs its
 * play function, and asks axe. A story fails on an error in the console, on a finding, and on any request that
 * leaves this host. `--build` builds it before; `--shots` takes pictures instead, into `.data/shots`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'storybook-static');
const base = '/some/where/';
/** Milliseconds for a story, its play function included. */
const patience = 20_000;

const variants = {
  light: {},
  dark: { globals: 'theme:dark' },
  narrow: { width: 320 },
  rtl: { globals: 'direction:rtl' },
};
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

function build() {
  const cli = 'node_modules/storybook/dist/bin/dispatcher.js';
  const args = [cli, 'build', '-o', folder, '--quiet', '--disable-telemetry'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('Storybook could not be built.');
}

function serve() {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    // Asked for once by the browser itself, whatever the page says.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    try {
      if (!path.startsWith(base)) throw new Error('Outside of the folder.');
      const body = readFileSync(join(folder, path.slice(base.length)));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Runs in the page, before anything else: remembers how the story ended. */
function watchStory() {
  const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing'];
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      channel.on('storyFinished', () => (window.storyEnd ??= 'ok'));
      for (const name of failures)
        channel.on(name, (error) => (window.storyEnd = `${name}: ${error?.message ?? error}`));
    },
  });
}

/** Opens one story and waits for its end; answers what went wrong. */
async function play(page, origin, id, globals) {
  const problems = [];
  const note = (text) => problems.push(text);
  const listeners = {
    console: (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    },
    pageerror: (error) => note(`uncaught: ${error.message}`),
    request: (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) note(`remote request: ${url}`);
    },
  };
  for (const [name, listener] of Object.entries(listeners)) page.on(name, listener);
  const query = new URLSearchParams({ id, viewMode: 'story', ...(globals && { globals }) });
  await page.goto(`${origin}${base}iframe.html?${query}`);
  try {
    await page.waitForFunction('window.storyEnd', { timeout: patience });
    const end = await page.evaluate('window.storyEnd');
    if (end !== 'ok') note(end);
  } catch {
    note(`did not end within ${patience} ms`);
  }
  for (const [name, listener] of Object.entries(listeners)) page.off(name, listener);
  return problems;
}

async function findings(page, axe) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run('#storybook-root');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target.join(' ')}`));
  });
}

async function check(page, origin, stories) {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const totals = { passed: 0, failed: 0 };
  for (const { id, title, name } of stories) {
    const problems = await play(page, origin, id);
    problems.push(...(await findings(page, axe)));
    totals[problems.length > 0 ? 'failed' : 'passed'] += 1;
    if (problems.length > 0) console.error(`✖ ${title}: ${name}\n  ${problems.join('\n  ')}`);
  }
  if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(totals));
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed === 0 && totals.passed > 0;
}

async function shoot(page, origin, stories) {
  const shots = join(root, '.data/shots');
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  for (const [variant, { globals, width = 700 }] of Object.entries(variants)) {
    await page.setViewport({ width, height: 500 });
    for (const { id } of stories) {
      for (const problem of await play(page, origin, id, globals)) console.error(`✖ ${id}: ${problem}`);
      // The window grows with the page: pictures beyond it are shifted where a page is written from right to left.
      const height = await page.evaluate('document.documentElement.scrollHeight');
      await page.setViewport({ width, height: Math.max(height, 500) });
      await page.screenshot({ path: join(shots, `${variant}-${id}.png`), captureBeyondViewport: false });
      await page.setViewport({ width, height: 500 });
    }
  }
  console.log(`${Object.keys(variants).length * stories.length} pictures in ${shots}`);
  return true;
}

const options = new Set(process.argv.slice(2));
if (options.has('--build')) build();
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');
const server = await serve();
const profile = mkdtempSync(join(tmpdir(), 'stories-'));
const browser = await puppeteer.launch({
  executablePath: findChromium(),
  userDataDir: profile,
  args: CHROMIUM_ARGS,
});
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watchStory);
  const origin = `http://localhost:${server.address().port}`;
  const ok = await (options.has('--shots') ? shoot : check)(page, origin, stories);
  if (!ok) process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
