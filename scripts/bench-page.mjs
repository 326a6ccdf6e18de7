/**
 * `npm run bench:page`: processor time of the page's main thread until elements are drawn, import included, beside Web
 * Awesome's code input, and that of importing alone, beside the two libraries. Each run is a new page in a new process,
 * and runs of the cases alternate. The fastest counts, because other programs only slow down. Pass the number of runs.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from './find-chromium.mjs';
import { minifyTemplates } from './minify-templates.mjs';

const runs = Number(process.argv[2] ?? 15);
const root = new URL('../', import.meta.url).pathname;
const kit = `import '${root}src/entries/index.ts';`;
const libraries = `export * from 'lit'; export * from '@simplewebauthn/browser';`;
const webAwesome = `import '@awesome.me/webawesome/dist/components/otp-input/otp-input.js';`;
const four = `<passkey-login tenancy-id="dev"></passkey-login><passkey-register tenancy-id="dev"></passkey-register>
  <otp-entry name="code"></otp-entry><passkey-manager></passkey-manager>`;

/** Gives the manager a list. */
const manager = (count) => `
  const passkeys = Array.from({ length: ${count} }, (_, i) => ({ id: 'id-' + i, label: 'Passkey ' + i, username: 'ada',
    rpId: location.hostname, createdAt: Date.now() - i * 1e7, synced: true, current: !i }));
  document.querySelector('passkey-manager').backend = { listPasskeys: async () => ({ passkeys }) };`;

/** @type {{ name: string, code: string, html?: string, script?: string }[]} */
const cases = [
  { name: 'four elements', code: kit, html: four, script: manager(3) },
  { name: '<otp-entry>', code: kit, html: '<otp-entry name="code"></otp-entry>' },
  { name: 'Web Awesome <wa-otp-input>', code: webAwesome, html: '<wa-otp-input></wa-otp-input>' },
  { name: 'import of all elements', code: kit },
  { name: 'import of lit and SimpleWebAuthn', code: libraries },
  {
    name: '1,000 passkeys',
    code: kit,
    html: '<passkey-manager></passkey-manager>',
    script: manager(1000),
  },
  // Subtracted from the others.
  { name: 'empty page', code: '' },
];

async function bundle(code) {
  const entry = `${root}src/bench-entry.ts`;
  const own = {
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? code : undefined),
  };
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [minifyTemplates(), { name: 'entry', enforce: 'pre', ...own }],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => 'main.js' },
      rolldownOptions: { preserveEntrySignatures: 'strict', output: { minify: true } },
    },
  });
  return output;
}

/** In the page: imports, waits until everything is drawn, and for the frame that shows it. */
const draw = `
  await import('./main.js');
  window.prepare();
  const all = [...document.querySelectorAll('body > :not(script)')];
  while (all.some((one) => one.isUpdatePending || one.phase === 'loading'))
    await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  window.isDrawn = true;`;

const pages = await Promise.all(
  cases.map(async ({ code, html = '', script = '' }) => {
    const files = new Map((await bundle(code)).map((chunk) => [`/${chunk.fileName}`, chunk.code]));
    files.set(
      '/',
      `<!doctype html><html lang="en"><body>${html}<script>window.prepare = () => {${script}}</script>
      <script type="module">${draw}</script></body></html>`,
    );
    return files;
  }),
);

const server = createServer((request, response) => {
  const [, index, path] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? [];
  const text = pages[Number(index)]?.get(path);
  response.writeHead(text === undefined ? 404 : 200, {
    'content-type': path === '/' ? 'text/html; charset=utf-8' : 'text/javascript',
  });
  response.end(text);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await puppeteer.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });

/** Milliseconds of processor time that the page's main thread has used. */
async function used(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function time(index) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    const open = async (path) => {
      await page.goto(`http://localhost:${server.address().port}/${path}/`);
      await page.waitForFunction('window.isDrawn', { timeout: 60_000 });
    };
    // The empty page starts the process, which the next page keeps.
    await open(cases.length - 1);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await used(session);
    await open(index);
    return (await used(session)) - before;
  } finally {
    await context.close();
  }
}

try {
  const times = cases.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [index, all] of times.entries()) all.push(await time(index));
  const fastest = times.map((all) => Math.min(...all));
  for (const [index, { name }] of cases.entries())
    console.log(`${name.padEnd(34)}${(fastest[index] - fastest.at(-1)).toFixed(0).padStart(5)} ms`);
} finally {
  await browser.close();
  server.close();
}
