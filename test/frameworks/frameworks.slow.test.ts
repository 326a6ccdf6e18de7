/** The same with frameworks that fewer apps use. */
import { describe } from 'node:test';
import { testApp } from './suite.js';
import { buildViteApp } from './vite-app.js';

describe('an app', () => {
  for (const name of ['preact', 'lit']) testApp(name, () => buildViteApp(name));
});
