/** The project's own lint rules: safe HTML, named exports, honest tests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** The project's configuration without the rules that need the type checker, since the files do not exist. */
const eslint = new ESLint({
  overrideConfig: [
    tseslint.configs.disableTypeChecked as Linter.Config,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  assert.ok(result);
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

describe('lint refuses in src', () => {
  const snippets: Record<string, [code: string, rule: string]> = {
    innerHTML: [`document.body.innerHTML = 'x';`, 'no-restricted-syntax'],
    'innerHTML by name': [`document.body['innerHTML'] = 'x';`, 'no-restricted-syntax'],
    outerHTML: [`document.body.outerHTML = 'x';`, 'no-restricted-syntax'],
    insertAdjacentHTML: [`document.body.insertAdjacentHTML('beforeend', 'x');`, 'no-restricted-syntax'],
    'document.write': [`document.write('x');`, 'no-restricted-syntax'],
    unsafeHTML: [
      `import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport const x = unsafeHTML('');`,
      'no-restricted-syntax',
    ],
    unsafeSVG: [
      `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';\nexport const x = unsafeSVG('');`,
      'no-restricted-syntax',
    ],
    eval: [`eval('1');`, 'no-eval'],
    'new Function': [`export const x: unknown = new Function('return 1');`, 'no-new-func'],
    'default exports': [`export default 1;`, 'no-restricted-syntax'],
    enums: [`export enum X {\n  A,\n}`, 'no-restricted-syntax'],
    'spread literals': ['export const x = { ...{ a: 1 }, b: 2 };', 'no-restricted-syntax'],
    'the comma operator': ['export const x = (y: number) => (y++, y);', 'no-sequences'],
    any: [`export const x: any = 1;`, '@typescript-eslint/no-explicit-any'],
    console: [`console.log('x');`, 'no-console'],
  };
  for (const [name, [code, rule]] of Object.entries(snippets)) {
    it(name, async () => {
      assert.deepEqual(await rulesBroken('src/elements/base.ts', `${code}\n`), [rule]);
    });
  }
});

describe('lint refuses in tests', () => {
  const snippets = [
    `it.only('x', () => undefined);`,
    `describe.skip('x', () => undefined);`,
    `xit('x', () => undefined);`,
    `fdescribe('x', () => undefined);`,
    `it('x', { only: true }, () => undefined);`,
    `it('x', { skip: 'why' }, () => undefined);`,
  ];
  for (const code of snippets) {
    it(code, async () => {
      assert.deepEqual(await rulesBroken('test/flows/x.test.ts', `${code}\n`), ['no-restricted-syntax']);
    });
  }

  for (const hook of ['before', 'after', 'beforeEach', 'afterEach'])
    it(`${hook} outside a describe in a file that shares its process`, async () => {
      const code = (text: string) => `import { describe, ${hook} } from 'node:test';\n${text}\n`;
      const broken = code(`describe('x', () => undefined);\n${hook}(() => undefined);`);
      const right = code(`describe('x', () => {\n  ${hook}(() => undefined);\n});`);
      assert.deepEqual(await rulesBroken('test/backend/x.test.ts', broken), ['no-restricted-syntax']);
      assert.deepEqual(await rulesBroken('test/backend/x.test.ts', right), []);
    });
});
