/**
 * The builds behind `npm run build`:
 * - the library, one file per source file, so that an app's bundler takes only what the app imports;
 * - `--mode script`: all elements in one file for a script tag;
 * - `--mode autoload`: a loader that imports the elements that a page contains;
 * - `--mode device`: the simulated device as one script.
 */
import { defineConfig, type BuildOptions } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { importLanguages } from './scripts/import-languages.mjs';
import { inlineClients } from './scripts/inline-clients.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';

const target = 'es2022';

/** The first line of each file that a page loads by itself. */
const banner = `/*! ${packageJson.name} ${packageJson.version}, ${packageJson.license} licence; others: licenses.md */`;

/** The entry points that package.json exports: `./dist/x.js` is built from `src/x.ts`. */
const entries = Object.values(packageJson.exports).flatMap((entry) =>
  typeof entry === 'object' && 'default' in entry
    ? [entry.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts')]
    : [],
);

/** Imported rather than built in, so that a page has one copy of Lit and an audit sees jose. */
const dependencies = Object.keys(packageJson.dependencies);

const library: BuildOptions = {
  target,
  minify: false,
  lib: { entry: entries, formats: ['es'] },
  rolldownOptions: {
    external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
    output: {
      // Whitespace alone: the names stay readable in a debugger.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: '[name].js',
      // The declarations have the documentation.
      comments: { jsdoc: false, legal: true, annotation: true },
    },
  },
};

/** Not in library mode, which does not minify ES modules fully. */
const script: BuildOptions = {
  target,
  license: { fileName: 'licenses.md' },
  emptyOutDir: false,
  rolldownOptions: {
    input: 'src/entries/index.ts',
    preserveEntrySignatures: 'strict',
    output: [
      {
        format: 'es',
        entryFileNames: 'passkey-elements.js',
        postBanner: banner,
        codeSplitting: false,
      },
      {
        format: 'iife',
        name: 'PasskeyElements',
        entryFileNames: 'passkey-elements.iife.js',
        postBanner: banner,
        codeSplitting: false,
      },
    ],
  },
};

/** A classic script, because a test runner injects it before the page's own scripts. */
const device: BuildOptions = {
  target,
  emptyOutDir: false,
  rolldownOptions: {
    input: 'src/entries/testing.ts',
    preserveEntrySignatures: 'strict',
    output: {
      format: 'iife',
      name: 'PasskeyTesting',
      entryFileNames: 'testing/device.iife.js',
      postBanner: banner,
      // Playwright runs the script inside a function, where a top-level variable is not a global.
      footer: 'globalThis.PasskeyTesting = PasskeyTesting;',
    },
  },
};

/** One chunk for what elements share and one per element, all next to the loader. */
const autoload: BuildOptions = {
  target,
  emptyOutDir: false,
  // Library mode, because Vite otherwise wraps `import()` in its own preloader.
  lib: { entry: 'src/entries/autoload.ts', formats: ['es'] },
  rolldownOptions: {
    output: {
      minify: true,
      entryFileNames: 'autoload.js',
      postBanner: (chunk) => (chunk.isEntry ? banner : ''),
      chunkFileNames: 'autoload/[name].js',
      // <passkey-auth> contains others, which must stay files of their own.
      codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] },
    },
  },
};

const builds: Record<string, BuildOptions> = { script, autoload, device };

/** The library build has made the languages. Paths are relative to the file that imports them. */
const languages: Record<string, string> = {
  script: './strings/languages',
  autoload: '../strings/languages',
};

export default defineConfig(({ mode }) => {
  const folder = languages[mode];
  return {
    plugins: [
      minifyTemplates(),
      folder !== undefined && importLanguages(folder),
      mode === 'script' && inlineClients(),
    ],
    build: builds[mode] ?? library,
  };
});
