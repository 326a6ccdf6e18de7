/** The same with frameworks that fewer apps use, and with Next, whose pages the server renders. */
import { join } from 'node:path';
import { describe } from 'node:test';
import { sendFile } from '../e2e/customer.js';
import { installApp } from './npm-app.js';
import type { Serve } from './served-app.js';
import { testApp, testRenderedPage } from './suite.js';
import { buildViteApp } from './vite-app.js';

let next: Promise<Serve> | undefined;

async function buildNextApp(): Promise<Serve> {
  const run = await installApp('next');
  const out = join(await run('next', 'build', 'next'), 'next/out');
  return ({ url = '/' }, response) => {
    const isPage = /^[/][a-z]+$/.test(url);
    sendFile(out, isPage ? `${url}.html` : url, response);
  };
}

describe('an app', () => {
  for (const name of ['preact', 'lit']) testApp(name, () => buildViteApp(name));
  testApp('next', () => (next ??= buildNextApp()));
  testRenderedPage('next', () => (next ??= buildNextApp()), '/server');
});
