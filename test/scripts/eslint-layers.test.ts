/** The architecture, arrow by arrow: what lint refuses and what it lets pass. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** The project's own configuration, without the rules that need the type checker: the files do not exist. */
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

const importing = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;
const importingType = (from: string) => `import type { X } from '${from}';\nexport type Y = X;\n`;

/** Per file: what it may import, what it may import as types only, and what it must not import at all. */
const arrows: Record<string, { values?: string[]; types?: string[]; never: string[] }> = {
  'src/wire/errors.ts': {
    types: ['./api/contract.js'],
    never: [
      './api/http.js',
      './flows/login.js',
      './strings/index.js',
      'lit',
      '@simplewebauthn/browser',
      'node:fs',
    ],
  },
  'src/wire/contract.ts': {
    types: ['@simplewebauthn/browser', './contract/vault.js'],
    never: ['./http.js', '../errors.js', 'lit', '../flows/machine.js'],
  },
  'src/wire/contract/vault.ts': {
    types: ['@simplewebauthn/browser', './errors.js'],
    never: ['../http.js', '../../errors.js', 'lit', '../../flows/machine.js'],
  },
  'src/wire/json-request.ts': {
    values: ['../errors.js'],
    types: ['./contract.js'],
    never: ['./passlock.js', '../authenticator.js', '../flows/machine.js', '../strings/index.js', 'lit'],
  },
  'src/wire/passlock.ts': {
    values: ['./http.js', './urls.js', '../errors.js'],
    types: ['./contract.js'],
    never: ['lit', '../authenticator.js', '../flows/login.js', '../elements/base.js', '../strings/index.js'],
  },
  'src/webauthn/authenticator.ts': {
    values: ['@simplewebauthn/browser', './errors.js'],
    types: ['./api/contract.js'],
    never: ['./api/http.js', './flows/login.js', './elements/base.js', './strings/index.js', 'lit'],
  },
  'src/flows/login.ts': {
    values: [
      './machine.js',
      '../api/passlock.js',
      '../api/backend.js',
      '../authenticator.js',
      '../errors.js',
    ],
    types: ['../api/contract.js', '../api/http.js'],
    never: [
      'lit',
      '../elements/base.js',
      '../strings/index.js',
      '@simplewebauthn/browser',
      '../backend/index.js',
    ],
  },
  'src/strings/strings-controller.ts': {
    values: ['./en.js'],
    types: ['../errors.js', 'lit'],
    never: ['../elements/base.js', '../api/http.js', '../authenticator.js'],
  },
  'src/elements/base.ts': {
    values: ['../api/passlock.js', '../api/backend.js', '../authenticator.js', '../flows/login.js', 'lit'],
    types: ['../api/contract.js'],
    never: ['../api/http.js', '@simplewebauthn/browser', '../backend/index.js', '../../server-mock/app.js'],
  },
  'src/elements/passkey-login.ts': {
    values: [
      './base.js',
      '../flows/login.js',
      '../strings/index.js',
      '../errors.js',
      'lit',
      'lit/decorators.js',
    ],
    types: ['../api/contract.js', '../api/passlock.js', '../authenticator.js'],
    never: ['../api/http.js', '@simplewebauthn/browser', '../define.js', '../backend/index.js'],
  },
  'src/server/transport.ts': {
    values: ['../gate.js', '../../api/http.js', '../../errors.js', 'jose'],
    types: ['../../api/contract.js'],
    never: [
      '../../elements/base.js',
      '../../flows/login.js',
      '../../authenticator.js',
      'lit',
      'node:fs',
      'hono',
    ],
  },
  'src/testing/device.ts': {
    values: ['./bytes.js', '../errors.js'],
    types: ['../api/contract.js', '../authenticator.js'],
    never: [
      'lit',
      '../elements/base.js',
      '../flows/login.js',
      '../backend/index.js',
      '../../server-mock/app.js',
    ],
  },
  'src/entries/headless.ts': {
    values: ['./api/passlock.js', './flows/login.js', './authenticator.js', './errors.js'],
    types: ['./api/contract.js'],
    never: ['lit', './elements/base.js', './define.js', './strings/index.js', './backend/index.js'],
  },
  'src/entries/define.ts': {
    values: ['./elements/passkey-login.js', './errors.js'],
    never: ['./backend/index.js', '../server-mock/app.js', '../test/support/mock.js', 'valibot'],
  },
  'server-mock/app.ts': {
    values: ['hono', '@simplewebauthn/server', 'valibot', 'node:fs', '../src/backend/index.js', './gate.js'],
    types: ['../src/api/contract.js'],
    never: [
      '../src/api/http.js',
      '../src/flows/login.js',
      '../src/index.js',
      'lit',
      '@simplewebauthn/browser',
    ],
  },
  'server-mock/store/memory.ts': {
    values: ['./store.js', '../ids.js', '../../src/wire/base64url.js'],
    types: ['../../src/wire/contract.js'],
    never: ['../../src/webauthn/authenticator.js', '../../src/elements/base.js'],
  },
  'server-mock/playground/account.ts': {
    values: ['../../src/entries/index.js', '../../src/entries/define.js', '../app.js'],
    never: ['../../src/elements/base.js', '../../src/flows/login.js', '../../src/wire/json-request.js'],
  },
  'test/flows/login.test.ts': {
    values: ['../../src/flows/login.js', '../../server-mock/app.js', 'lit'],
    never: [],
  },
  'stories/login.stories.ts': {
    values: ['../src/flows/login.js', '../server-mock/app.js', 'lit'],
    never: [],
  },
};

for (const [file, { values = [], types = [], never }] of Object.entries(arrows)) {
  describe(file, () => {
    for (const target of values) {
      it(`may import ${target}`, async () => {
        assert.deepEqual(await rulesBroken(file, importing(target)), []);
        assert.deepEqual(await rulesBroken(file, importingType(target)), []);
      });
    }
    for (const target of types) {
      it(`may import types only from ${target}`, async () => {
        assert.deepEqual(await rulesBroken(file, importing(target)), ['project/layers']);
        assert.deepEqual(await rulesBroken(file, importingType(target)), []);
      });
    }
    for (const target of never) {
      it(`must not import ${target}`, async () => {
        assert.deepEqual(await rulesBroken(file, importing(target)), ['project/layers']);
        assert.deepEqual(await rulesBroken(file, importingType(target)), ['project/layers']);
      });
    }
  });
}

describe('the layers rule', () => {
  const forms = {
    'export … from': `export { x } from 'lit';`,
    'export * from': `export * from 'lit';`,
    'a bare import': `import 'lit';`,
    'import()': `export const x = import('lit');`,
    'a type import()': `export type X = import('lit').TemplateResult;`,
    'a computed import()': `export const x = (name: string): unknown => import(name);`,
    'a detour': `export { x } from '../../src/elements/base.js';`,
  };
  for (const [name, code] of Object.entries(forms)) {
    it(`sees ${name}`, async () => {
      assert.deepEqual(await rulesBroken('src/flows/login.ts', code), ['project/layers']);
    });
  }

  it('takes an import whose names are all types for a type import', async () => {
    const code = `export { type Passkey, type Challenge } from '../api/contract.js';`;
    assert.deepEqual(await rulesBroken('src/flows/login.ts', code), []);
  });
});

describe('forbidden in src', () => {
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
    any: [`export const x: any = 1;`, '@typescript-eslint/no-explicit-any'],
    console: [`console.log('x');`, 'no-console'],
  };
  for (const [name, [code, rule]] of Object.entries(snippets)) {
    it(name, async () => {
      assert.deepEqual(await rulesBroken('src/elements/base.ts', `${code}\n`), [rule]);
    });
  }
});

describe('forbidden in tests', () => {
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
});
