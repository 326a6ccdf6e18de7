/** The same with frameworks that fewer apps use, and with the ones that have their own tools for it. */
import { join } from 'node:path';
import { describe } from 'node:test';
import { sendFile } from '../e2e/customer.js';
import { installApp } from './npm-app.js';
import type { Serve } from './served-app.js';
import { testApp } from './suite.js';
import { buildViteApp } from './vite-app.js';

/** @param out the folder that the program fills */
async function buildApp(name: string, out: string, program: string): Promise<Serve> {
  const run = await installApp(name);
  const folder = join(await run(program, 'build'), out);
  return ({ url = '/' }, response) => sendFile(folder, url, response);
}

describe('an app', () => {
  for (const name of ['preact', 'lit']) testApp(name, () => buildViteApp(name));
  testApp('solid', () => buildApp('solid', 'dist', 'vite'));
  testApp('angular', () => buildApp('angular', 'dist/browser', 'ng'));
});
