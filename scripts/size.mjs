/**
 * What each door, and each headless function by itself, weighs in an app: bundled with everything it needs,
 * minified, gzipped. A row over its budget fails; a budget may be above its aim, never far above what is there.
 * The README gets what is there, too.
 *
 * Run by `npm run size` and by `npm run verify`.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { importLanguages } from './import-languages.mjs';
import { minifyTemplates } from './minify-templates.mjs';
import { pureSimpleWebAuthn } from './pure-simplewebauthn.mjs';
import { writeTable } from './readme.mjs';
import { shortDecorate } from './short-decorate.mjs';

/** Bytes, as a kB is a thousand of them. Budgets are of what a page loads: gzip -9. */
const kB = (size) => Math.round(size * 1000);

/** @param {string} names what an app imports from `path` */
const from = (path, names = '*') => `export ${names === '*' ? '*' : `{ ${names} }`} from './${path}';`;

const errors =
  'DeleteError, DuplicatePasskeyError, NetworkError, OrphanedPasskeyError, OtherPasskeyError, PasskeyUnsupportedError, PruningError, UpdateError, PasskeyError';
const client =
  from('entries/headless.js', `Passlock, ${errors}`) +
  ['safe', 'support', 'guards'].map((part) => from(`headless/${part}.js`)).join('');

/** Elements are classes; an app that takes one registers it. */
const element = (file) => `${from(`elements/${file}.js`)} ${from('elements/define-element.js')}`;

/** @type {{ name: string, code: string, budget: number, aim?: number }[]} */
const rows = [
  // `src/headless/README.md` says what the doors are made of.
  { name: 'headless, every export', code: from('entries/headless.js'), budget: kB(10.8), aim: kB(7) },
  { name: 'headless/unsafe, every export', code: from('entries/unsafe.js'), budget: kB(10.6), aim: kB(7) },
  { name: 'headless, class and functions', code: client, budget: kB(8) },
  { name: 'headless, every function', code: from('headless/functions.js'), budget: kB(7) },
  ...Object.entries({
    registerPasskey: 5.2,
    authenticatePasskey: 5.6,
    updatePasskey: 2.9,
    updatePasskeyUsernames: 1.5,
    updatePasskeys: 2.85,
    deletePasskey: 2.8,
    deleteUserPasskeys: 1.5,
    deletePasskeys: 2.85,
    deleteOrphanedPasskey: 1.55,
    prunePasskeys: 3,
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
  { name: '<passkey-register> alone', code: element('passkey-register'), budget: kB(17.7), aim: kB(14) },
  { name: '<passkey-login> alone', code: element('passkey-login'), budget: kB(18.3), aim: kB(14) },
  { name: '<otp-entry> alone', code: element('otp-entry'), budget: kB(17.1), aim: kB(10) },
  { name: '<passkey-manager> alone', code: element('passkey-manager'), budget: kB(18.2), aim: kB(14) },
  { name: '<passkey-support> alone', code: element('passkey-support'), budget: kB(8.8) },
  { name: 'all elements in one file', code: from('entries/index.js'), budget: kB(32.3), aim: kB(22) },
];

const root = new URL('../', import.meta.url);
const entry = new URL('src/size-entry.ts', root).pathname;

async function weigh(code) {
  const { output } = await build({
    root: root.pathname,
    configFile: false,
    logLevel: 'error',
    plugins: [
      minifyTemplates(),
      importLanguages('./languages'),
      pureSimpleWebAuthn(),
      shortDecorate(),
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
      minify: 'oxc',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const text = output.map((chunk) => chunk.code ?? '').join('');
  return { text, size: gzipSync(text, { level: 9 }).length };
}

const show = (size) => `${(size / 1000).toFixed(2)} kB`.padStart(9);
const inReadme = /^<|^all |every function|authenticatePasskey/;
const table = [];
let failed = 0;
for (const { name, code, budget, aim } of rows) {
  const { size, text } = await weigh(code);
  // No Lit without an element: what proves the layers.
  const drawn = code.includes('elements/') || code.includes('entries/index.js');
  const wrong = !drawn && text.includes('litElementVersions') ? 'Lit got in' : '';
  const over = size > budget ? 'over' : '';
  if (wrong || over) failed++;
  const remark = [wrong, over, aim && size > aim && `aim: ${show(aim).trim()}`].filter(Boolean).join(', ');
  if (inReadme.test(name))
    table.push([name.trim().replace(/<.+>|\w+Passkey/, '`$&`'), `${(size / 1000).toFixed(1)} kB`]);
  console.log(`${name.padEnd(34)}${show(size)}  of ${show(budget)}  ${remark}`);
}
writeTable('sizes', [['what', 'gzip'], ...table]);
if (failed > 0) {
  console.error(`${failed} over budget.`);
  process.exitCode = 1;
}
