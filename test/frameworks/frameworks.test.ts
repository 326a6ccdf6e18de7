/** Apps in Chromium that their framework's bundler has built. */
import { describe } from 'node:test';
import { testApp } from './suite.js';
import { buildViteApp } from './vite-app.js';

describe('an app', () => {
  for (const name of ['react', 'vue', 'svelte']) testApp(name, () => buildViteApp(name));
});
