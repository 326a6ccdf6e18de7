/**
 * A second copy of the library, bundled as an app would bundle it: `/test-bundles/headless.js` is
 * `src/entries/headless.ts` with everything it imports.
 */
import type { TestRunnerPlugin } from '@web/test-runner-core';
import { build } from 'vite';

async function bundled(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: `src/entries/${name}.ts`, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk] = (built as { output: { code: string }[] }[])[0]?.output ?? [];
  return chunk?.code ?? '';
}

export function bundlePlugin(): TestRunnerPlugin {
  return {
    name: 'bundles',
    async serve({ path }) {
      const [, name] = /^\/test-bundles\/([\w-]+)\.js$/.exec(path) ?? [];
      return name ? { body: await bundled(name), type: 'js' } : undefined;
    },
  };
}
