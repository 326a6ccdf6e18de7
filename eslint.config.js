/** Rules beyond the compiler's: safe HTML, accessible templates, honest tests. Imports: .dependency-cruiser.mjs. */
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** APIs that turn text into markup or code: pages with a strict CSP and Trusted Types would break. */
const markup =
  'innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment';
const unsafe = [
  {
    selector: `MemberExpression[property.name=/^(${markup})$/], MemberExpression[property.value=/^(${markup})$/]`,
    message: 'Text must not become markup: use a template or textContent.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]',
    message: 'Text must not become markup: use a template or textContent.',
  },
  {
    selector: 'ImportDeclaration[source.value=/(unsafe-(html|svg|mathml)|static-html|static)(\\.js)?$/]',
    message: 'Text must not become markup: no unsafe or static templates.',
  },
];
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of literals: types only, no code.' };
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Export by name: one name everywhere.' };
const runAll = 'Every test runs: nothing is focused or skipped.';
const honestTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite|context|t)$/][property.name=/^(only|skip|todo)$/]',
    message: runAll,
  },
  { selector: 'CallExpression[callee.name=/^([fx])(it|describe|context)$|^xspecify$/]', message: runAll },
  {
    selector:
      'CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip|todo)$/]',
    message: runAll,
  },
];
const scopedHooks = {
  selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each)?$/]',
  message: 'Several files share a process: a hook belongs in the `describe` whose tests need it.',
};
const flatLiterals = {
  selector:
    'ObjectExpression > SpreadElement > ObjectExpression, ArrayExpression > SpreadElement > ArrayExpression',
  message: 'Write the properties and items without a spread: Prettier lays out the code.',
};
const restrict = (...groups) => ({ 'no-restricted-syntax': ['error', flatLiterals, ...groups.flat()] });

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    'storybook-static/',
    '.data/',
    '**/__snapshots__/',
    'test/types/',
    'test/stores/recipes/',
    'test/examples/*/',
    'test/frameworks/*/',
    'test/frameworks/*.js',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': ['error', 'event', 'name', 'status'],
      eqeqeq: 'error',
      'no-sequences': ['error', { allowInParentheses: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/parameter-properties': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // These four refuse idioms in use here: feature detection where the types claim that an API always exists,
      // destructured interfaces, `() => work()`, and a type parameter that names a result.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...restrict(noEnum, unsafe),
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      ...restrict(noEnum, unsafe, noDefault),
      'no-console': 'error',
    },
  },
  // The one place that writes to the console of a page.
  {
    files: ['src/elements/report-error.ts'],
    rules: { 'no-console': ['error', { allow: ['error', 'warn'] }] },
  },
  { files: ['server-mock/**/*.ts'], rules: restrict(noEnum, unsafe, noDefault) },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...restrict(noEnum, honestTests, noDefault),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // The promises of node:test's `describe` and `it` need no await. Neither does chai's `equal`, which is a
      // promise only in the types of a plugin; `accessible` must be awaited.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
            { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
    },
  },
  {
    files: ['test/{backend,e2e,environments,examples,patchers,scripts,server,server-mock,ssr}/**/*.test.ts'],
    rules: restrict(noEnum, honestTests, noDefault, scopedHooks),
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: restrict(),
  },
  {
    // Parts of these scripts run in the page.
    files: ['scripts/stories/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'requestAnimationFrame', 'URLSearchParams'].map((name) => [name, 'readonly']),
      ),
    },
  },
);
