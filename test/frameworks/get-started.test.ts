/** The samples of the pages on frameworks compile. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { describe, it } from 'node:test';
import { compile } from 'svelte/compiler';
import typescript from 'typescript';
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc';
import { samplesOf } from './samples.js';

function compileModule(code: string, file: string): unknown[] {
  const compilerOptions = { jsx: typescript.JsxEmit.Preserve, experimentalDecorators: true };
  const options = { compilerOptions, fileName: file, reportDiagnostics: true };
  return typescript.transpileModule(code, options).diagnostics ?? [];
}

function compileVue(code: string, filename: string): unknown[] {
  const { descriptor, errors } = parse(code, { filename });
  const source = descriptor.template?.content ?? '';
  if (descriptor.scriptSetup) compileScript(descriptor, { id: filename });
  return [...errors, ...compileTemplate({ id: filename, filename, source }).errors];
}

const compilers: Record<string, (code: string, file: string) => unknown[]> = {
  '.js': compileModule,
  '.jsx': compileModule,
  '.mjs': compileModule,
  '.ts': compileModule,
  '.vue': compileVue,
  '.svelte': (code) => compile(code, { generate: 'client' }).warnings,
};

const pages = readdirSync('stories/docs/frameworks').filter((name) => !/^(setup|forms)\.mdx$/.test(name));

for (const page of pages)
  describe(`the samples of ${page}`, () => {
    const samples = samplesOf(`frameworks/${page}`);
    it('are there', () => {
      assert.ok(samples.size > 0);
    });
    for (const [file, code] of samples) {
      const compileFile = compilers[extname(file)];
      // Pages of HTML and Astro have no compiler here.
      if (compileFile)
        it(`compile: ${file}`, () => {
          assert.deepEqual(compileFile(code, file), []);
        });
    }
  });
