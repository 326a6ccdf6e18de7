/**
 * `npm run size`, part of `npm run verify`: the gzip size of each entry point and of each headless function in an
 * app, bundled with all dependencies and minified. Fails when a row is over its budget.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { importLanguages } from './import-languages.mjs';
import { inlineClients } from './inline-clients.mjs';
import { minifyTemplates } from './minify-templates.mjs';

/** A kB is 1000 bytes. */
const kB = (size) => Math.round(size * 1000);

/** @param {string} names the exports of `path` that an app imports */
const from = (path, names = '*') => `export ${names === '*' ? '*' : `{ ${names} }`} from './${path}';`;

const errors =
  'DeleteError, DuplicatePasskeyError, NetworkError, OrphanedPasskeyError, OtherPasskeyError, PasskeyUnsupportedError, PruningError, UpdateError, PasskeyError';
const client =
  from('entries/headless.js', `Passlock, ${errors}`) +
  ['safe', 'support', 'guards'].map((part) => from(`headless/${part}.js`)).join('');

/** The class of an element, and the function that registers it. */
const element = (file) => `${from(`elements/${file}.js`)} ${from('elements/define-element.js')}`;

/**
 * `splits`: the row counts what loads first, without what it loads on demand.
 *
 * @type {{ name: string, code: string, budget: number, aim?: number, splits?: boolean }[]}
 */
const rows = [
  { name: 'headless, every export', code: from('entries/headless.js'), budget: kB(14.1) },
  { name: 'headless/unsafe, every export', code: from('entries/unsafe.js'), budget: kB(13.95) },
  { name: 'headless, class and functions', code: client, budget: kB(9.8) },
  { name: 'headless, every function', code: from('headless/functions.js'), budget: kB(8.8), aim: kB(7) },
  ...Object.entries({
    registerPasskey: 6.7,
    authenticatePasskey: 7.2,
    updatePasskey: 3.3,
    updatePasskeyUsernames: 1.55,
    updatePasskeys: 3.25,
    deletePasskey: 3.25,
    deleteUserPasskeys: 1.55,
    deletePasskeys: 3.25,
    deleteOrphanedPasskey: 1.6,
    prunePasskeys: 3.4,
    isPasskeySupport: 0.3,
    isAutofillSupport: 0.2,
    isPasskeyUpdateSupport: 0.2,
    isPasskeyDeleteSupport: 0.2,
    isPasskeyPruningSupport: 0.2,
    isOrphanedPasskeyError: 0.15,
  }).map(([name, size]) => ({
    name: `  ${name}`,
    code: from('entries/headless.js', name),
    budget: kB(size),
  })),
  {
    name: '<passkey-register> alone',
    code: element('passkey-register'),
    splits: true,
    budget: kB(23.05),
    aim: kB(17),
  },
  {
    name: '<passkey-login> alone',
    code: element('passkey-login'),
    splits: true,
    budget: kB(24),
    aim: kB(17),
  },
  { name: '<otp-entry> alone', code: element('otp-entry'), splits: true, budget: kB(20.65), aim: kB(12) },
  { name: '<passkey-manager> alone', code: element('passkey-manager'), budget: kB(22.85), aim: kB(17) },
  {
    name: '<passkey-auth>, without offer',
    code: `${element('passkey-auth')} ${from('elements/passkey-login.js')} ${from('elements/otp-entry.js')}`,
    splits: true,
    budget: kB(32.7),
  },
  { name: '<passkey-support> alone', code: element('passkey-support'), budget: kB(9.9) },
  {
    name: 'all elements in one file',
    code: from('entries/index.js'),
    budget: kB(45.05),
    aim: kB(33),
  },
];

const root = new URL('../', import.meta.url);
const entry = new URL('src/size-entry.ts', root).pathname;

/** The files that an app loads first: the entry and what it imports, without what elements load on demand. */
function needed(chunks, names, found = new Set()) {
  for (const chunk of chunks.filter(({ fileName }) => names.includes(fileName)))
    if (!found.has(chunk)) needed(chunks, chunk.imports, found.add(chunk));
  return [...found];
}

async function weigh(code, splits) {
  const outputs = await build({
    root: root.pathname,
    configFile: false,
    logLevel: 'error',
    plugins: [
      minifyTemplates(),
      importLanguages('./languages'),
      !splits && inlineClients(),
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      // Library mode, because Vite otherwise adds a preloader of 1 kB for `import()`.
      ...(splits && { lib: { entry, formats: ['es'] } }),
      minify: 'oxc',
      modulePreload: false,
      rolldownOptions: {
        ...(!splits && { input: entry }),
        preserveEntrySignatures: splits ? 'allow-extension' : 'strict',
        output: { format: 'es', codeSplitting: splits, ...(splits && { minify: true }) },
      },
    },
  });
  const [{ output }] = [outputs].flat();
  const files = needed(output, [output.find(({ isEntry }) => isEntry).fileName]).map((chunk) => chunk.code);
  const sizes = files.map((text) => gzipSync(text, { level: 9 }).length);
  return { text: files.join(''), size: sizes.reduce((sum, size) => sum + size) };
}

const show = (size) => `${(size / 1000).toFixed(2)} kB`.padStart(9);
let failed = 0;
for (const { name, code, budget, aim, splits = false } of rows) {
  const { size, text } = await weigh(code, splits);
  // Only elements may import Lit. This checks the layers in the built code.
  const hasElement = code.includes('elements/') || code.includes('entries/index.js');
  const wrong = !hasElement && text.includes('litElementVersions') ? 'contains Lit' : '';
  const over = size > budget ? 'over' : '';
  if (wrong || over) failed++;
  const remark = [wrong, over, aim && size > aim && `aim: ${show(aim).trim()}`].filter(Boolean).join(', ');
  console.log(`${name.padEnd(34)}${show(size)}  of ${show(budget)}  ${remark}`);
}
if (failed > 0) {
  console.error(`${failed} over budget.`);
  process.exitCode = 1;
}
