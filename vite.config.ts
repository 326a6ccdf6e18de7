/**
 * What `npm run build` makes: the library, one file per source file so that an app takes only what it imports;
 * the same in one file for a script tag (`--mode script`); and a loader of the elements that a page has
 * (`--mode autoload`).
 */
import { defineConfig, type BuildOptions } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { importLanguages } from './scripts/import-languages.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';
import { pureSimpleWebAuthn } from './scripts/pure-simplewebauthn.mjs';
import { shortDecorate } from './scripts/short-decorate.mjs';

const shared: BuildOptions = { target: 'es2022', sourcemap: true };

/** The doors in package.json are the entries: `./dist/x.js` is built from `src/x.ts`. */
const entries = Object.values(packageJson.exports).flatMap((door) =>
  typeof door === 'object' && 'default' in door
    ? [door.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts')]
    : [],
);

/** What the app installs beside us, so that there is one Lit on the page. */
const dependencies = Object.keys(packageJson.dependencies).filter(
  (name) => name !== '@simplewebauthn/browser', // The little that is used is built in; the types are not.
);

const library: BuildOptions = {
  ...shared,
  minify: false,
  license: { fileName: 'vendor/licenses.md' },
  lib: { entry: entries, formats: ['es'] },
  rolldownOptions: {
    external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
    // Packages that are built in (jose, for servers) are no `node_modules`, which npm would not publish.
    output: {
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules/, 'vendor')}.js`,
    },
  },
};

/** Not in library mode, which would not minify them fully. */
const script: BuildOptions = {
  ...shared,
  license: { fileName: 'licenses.md' },
  emptyOutDir: false,
  rolldownOptions: {
    input: 'src/entries/index.ts',
    preserveEntrySignatures: 'strict',
    output: [
      { format: 'es', entryFileNames: 'passkey-elements.js', codeSplitting: false },
      {
        format: 'iife',
        name: 'PasskeyElements',
        entryFileNames: 'passkey-elements.iife.js',
        codeSplitting: false,
      },
    ],
  },
};

/** The simulated device as a script that a test runner puts before a page's own. */
const device: BuildOptions = {
  ...shared,
  emptyOutDir: false,
  rolldownOptions: {
    input: 'src/entries/testing.ts',
    preserveEntrySignatures: 'strict',
    output: { format: 'iife', name: 'PasskeyTesting', entryFileNames: 'testing/device.iife.js' },
  },
};

/** What elements have in common is one file, the rest of each another; they are found beside the loader. */
const autoload: BuildOptions = {
  ...shared,
  emptyOutDir: false,
  // Library mode, because else Vite puts a loader of its own around `import()`.
  lib: { entry: 'src/entries/autoload.ts', formats: ['es'] },
  rolldownOptions: {
    output: {
      minify: true,
      entryFileNames: 'autoload.js',
      chunkFileNames: 'autoload/[name].js',
      codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
    },
  },
};

/**
 * The mock with everything it needs, so that the kit does not make anybody install a server. Only `npx` looks
 * at it.
 */
const mock: BuildOptions = {
  target: 'node20',
  minify: true,
  emptyOutDir: false,
  ssr: 'server-mock/cli/bin.ts',
  license: { fileName: 'mock/licenses.md' },
  rolldownOptions: {
    output: { entryFileNames: 'mock/bin.js', chunkFileNames: 'mock/[name].js' },
  },
};

/** The library build has made the languages. */
const languagesBeside = importLanguages('./strings/languages');

const builds: Record<string, BuildOptions> = { script, autoload, device, mock };

export default defineConfig(({ mode }) => ({
  plugins:
    mode === 'mock'
      ? []
      : [minifyTemplates(), pureSimpleWebAuthn(), shortDecorate(), mode === 'script' && languagesBeside],
  // SQLite's driver is native code.
  ssr: { noExternal: true, external: ['libsql'] },
  build: builds[mode] ?? library,
}));
