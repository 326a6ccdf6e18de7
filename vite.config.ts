/** Builds the library, one file per source file so that an app takes only what it imports, and one script. */
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { minifyTemplates } from './scripts/minify-templates.mjs';

/** The doors in package.json are the entries: `./dist/x.js` is built from `src/x.ts`. */
const entries = Object.values(packageJson.exports).flatMap((door) =>
  typeof door === 'string' ? [] : [door.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts')],
);

/** What the app installs beside us, so that there is one Lit on the page. */
const dependencies = Object.keys(packageJson.dependencies);

/** One file with everything in it, for a script tag. Library mode would not minify it fully. */
const script = defineConfig({
  plugins: [minifyTemplates()],
  build: {
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: false,
    rolldownOptions: {
      input: 'src/index.ts',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'passkey-elements.js', codeSplitting: false },
    },
  },
});

const library = defineConfig({
  plugins: [minifyTemplates()],
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});

/** `vite build` makes the library, `vite build --mode script` the file for a script tag beside it. */
export default defineConfig(({ mode }) => (mode === 'script' ? script : library));
