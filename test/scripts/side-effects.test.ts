import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** What is left of a module that is imported for nothing, when its package makes no promises. */
async function effects(source: string): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/entries/entry.ts', import.meta.url));
  const plugin = {
    name: 'entry',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === entry ? id : undefined),
    load: (id: string) => (id === entry ? source : undefined),
  };
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        treeshake: { moduleSideEffects: (id) => !id.includes('node_modules') },
      },
    },
  })) as Rolldown.RolldownOutput;
  return output
    .map((chunk) => ('code' in chunk ? chunk.code : ''))
    .join('')
    .trim();
}

describe('loading an entry point', () => {
  for (const entryPoint of ['headless.ts', 'unsafe.ts', 'testing.ts'])
    it(`${entryPoint}: does nothing until something of it is called`, async () => {
      assert.equal(await effects(`import './${entryPoint}';`), '');
    });

  it('would be noticed', async () => {
    assert.match(await effects("import './index.ts';"), /customElements/);
  });
});
