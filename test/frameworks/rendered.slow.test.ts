/** Apps whose pages the server renders: at the build by Next and Astro, for each request by SvelteKit and Vue. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sendFile } from '../e2e/customer.js';
import { installApp } from './npm-app.js';
import { testSample } from './sample-app.js';
import type { Serve } from './served-app.js';
import { testApp, testRenderedPage } from './suite.js';

const builds = new Map<string, Promise<Serve>>();

/** Builds an app once for all its tests. */
function once(name: string, build: () => Promise<Serve>): () => Promise<Serve> {
  return () => builds.get(name) ?? builds.set(name, build()).get(name)!;
}

/** The samples' pages are at `/documented`. Their configuration is the app's own. */
const documented = (file: string) =>
  /^(app|src\/\w+)\//.test(file) ? file.replace(/^(app|src\/\w+)\//, '$&documented/') : undefined;

const importFrom = (folder: string, path: string) => import(pathToFileURL(join(folder, path)).href);

const next = once('next', async () => {
  const run = await installApp('next', documented);
  const out = join(await run('next', 'build'), 'out');
  return ({ url = '/' }, response) => {
    const isPage = /^[/][a-z]+$/.test(url);
    sendFile(out, isPage ? `${url}.html` : url, response);
  };
});

const astro = once('astro', async () => {
  const run = await installApp('astro', documented);
  const out = join(await run('astro', 'build'), 'dist');
  return ({ url = '/' }, response) => sendFile(out, url, response);
});

const svelteKit = once('sveltekit', async () => {
  const run = await installApp('sveltekit', documented);
  const { handler } = (await importFrom(await run('vite', 'build'), 'build/handler.js')) as {
    handler: RequestListener;
  };
  return handler;
});

/** What Nuxt does; Nuxt itself takes minutes to install. */
async function buildVueApp(): Promise<Serve> {
  const run = await installApp('vue-ssr');
  const folder = await run('vite', 'build');
  await run('vite', 'build', '--ssr', 'server.js', '--outDir', 'dist/server');
  const { render } = (await importFrom(folder, 'dist/server/server.js')) as { render(): Promise<string> };
  const page = readFileSync(join(folder, 'dist/index.html'), 'utf8');
  return ({ url = '/' }, response) => {
    if (url !== '/') sendFile(join(folder, 'dist'), url, response);
    else void render().then((app) => response.end(page.replace('<!-- app -->', app)));
  };
}

describe('an app', () => {
  testApp('next', next);
  testRenderedPage('next', next, '/server');
  testSample('next', next, '/documented');
  testApp('astro', astro, 'astro-island:not([ssr])');
  testRenderedPage('astro', astro, '/server/');
  testSample('astro', astro, '/documented/');
  testSample('sveltekit', svelteKit, '/documented');
  testApp('sveltekit', svelteKit, '[data-hydrated]');
  testApp('vue-ssr', buildVueApp, '[data-hydrated]');
});
