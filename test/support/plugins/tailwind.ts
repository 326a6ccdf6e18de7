/** Serves what Tailwind's own compilers make of an empty page: `/tailwind-3.css` and `/tailwind-4.css`. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import postcss, { type AcceptedPlugin } from 'postcss';
import { compile } from 'tailwindcss';
import tailwind3 from 'tailwindcss-3';

const require = createRequire(import.meta.url);

const sheets: Record<string, () => Promise<string>> = {
  async '/tailwind-3.css'() {
    const plugin = tailwind3({ content: [{ raw: '' }] }) as AcceptedPlugin;
    const { css } = await postcss([plugin]).process('@tailwind base;', { from: undefined });
    return css;
  },
  async '/tailwind-4.css'() {
    const { build } = await compile(await readFile(require.resolve('tailwindcss/index.css'), 'utf8'));
    return build([]);
  },
};

export function tailwindPlugin(): TestRunnerPlugin {
  return {
    name: 'tailwind',
    async serve({ path }) {
      const sheet = sheets[path];
      return sheet && { body: await sheet(), type: 'css' };
    },
  };
}
