/** The import rules, tried on a small tree: each probe is a file with one import. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';

const targets = [
  'src/wire/contract.ts',
  'src/wire/errors.ts',
  'src/wire/passlock.ts',
  'src/wire/json-request.ts',
  'src/webauthn/authenticator.ts',
  'src/webauthn/capabilities.ts',
  'src/flows/login.ts',
  'src/strings/strings.ts',
  'src/elements/base.ts',
  'src/headless/safe.ts',
  'src/server/client.ts',
  'src/backend/create-backend.ts',
  'src/testing/device.ts',
  'src/entries/index.ts',
  'server-mock/app.ts',
  'server-mock/playground/start.ts',
  'node_modules/lit/index.js',
  'node_modules/jose/index.js',
  'node_modules/hono/index.js',
  'node_modules/@simplewebauthn/browser/index.js',
  'node:fs',
];

/** For each room: the targets that it may import, and those that it may import as types only. */
const rooms: Record<string, { values: string[]; types?: string[] }> = {
  'src/wire/contract': { values: [], types: ['src/wire/', '@simplewebauthn'] },
  'src/wire': { values: ['src/wire/'], types: ['@simplewebauthn'] },
  'src/webauthn': { values: ['src/webauthn/', 'src/wire/', '@simplewebauthn'] },
  'src/flows': { values: ['src/flows/', 'src/webauthn/', 'src/wire/'] },
  'src/strings': { values: ['src/strings/'], types: ['src/wire/', '/lit/'] },
  'src/elements': {
    values: [
      'src/elements/',
      'src/flows/',
      'src/strings/',
      '/lit/',
      'src/webauthn/capabilities',
      'src/wire/errors',
      'src/wire/passlock',
    ],
    types: ['src/wire/', 'src/webauthn/'],
  },
  'src/headless': { values: ['src/headless/', 'src/flows/', 'src/webauthn/', 'src/wire/'] },
  'src/server': { values: ['src/server/', 'src/wire/', '/jose/'] },
  'src/backend': { values: ['src/backend/', 'src/server/', 'src/wire/'] },
  'src/testing': { values: ['src/testing/', 'src/wire/'] },
  'src/entries': {
    values: [
      'src/entries/',
      'src/wire/',
      'src/webauthn/',
      'src/strings/',
      'src/elements/',
      'src/headless/',
      'src/server/',
      'src/backend/',
      'src/testing/',
    ],
  },
  'server-mock/routes': { values: ['server-mock/app', 'src/wire/', '/jose/', '/hono/', 'node:'] },
  'server-mock/playground': {
    values: ['server-mock/', 'src/entries/', '/jose/', '/hono/', 'node:'],
    types: ['src/wire/'],
  },
};

const includes = (list: readonly string[], target: string) => list.some((part) => target.includes(part));

const specifier = (target: string, depth: number) =>
  target.startsWith('node_modules/')
    ? target.slice('node_modules/'.length, -'/index.js'.length)
    : target.startsWith('node:')
      ? target
      : '../'.repeat(depth) + target.replace(/ts$/, 'js');

let folder: string;
let violations: ICruiseResult['summary']['violations'];

const write = async (path: string, text: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

const refusals = (file: string) =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

describe('the import rules', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imports-'));
    for (const target of targets.filter((one) => !one.startsWith('node:'))) {
      await write(target, 'export const x = 1;\nexport type X = 1;\n');
      if (target.endsWith('index.js'))
        await write(join(dirname(target), 'package.json'), '{ "type": "module", "exports": "./index.js" }');
    }
    for (const room of Object.keys(rooms)) {
      const depth = room.split('/').length;
      for (const [index, target] of targets.entries()) {
        const from = specifier(target, depth);
        await write(`${room}/value${index}.ts`, `import { x } from '${from}';\nexport const y = x;\n`);
        await write(`${room}/type${index}.ts`, `import type { X } from '${from}';\nexport type Y = X;\n`);
      }
    }
    const forms = {
      'export-from': `export { x } from 'lit';`,
      'export-all': `export * from 'lit';`,
      bare: `import 'lit';`,
      dynamic: `export const x = import('lit');`,
      'type-import': `export type X = import('lit').X;`,
      'inline-types': `import { type X } from 'lit';\nexport type Y = X;`,
    };
    for (const [name, code] of Object.entries(forms)) await write(`src/flows/${name}.ts`, `${code}\n`);
    await write('src/strings/inline-types.ts', `${forms['inline-types']}\n`);
    await write('src/flows/one.ts', `import { two } from './two.js';\nexport const one = two;\n`);
    await write('src/flows/two.ts', `import { one } from './one.js';\nexport const two = one;\n`);
    await write('src/flows/three.ts', `import type { Four } from './four.js';\nexport type Three = Four;\n`);
    await write('src/flows/four.ts', `import type { Three } from './three.js';\nexport type Four = Three;\n`);
    const { options, ...ruleSet } = config;
    const { output } = await cruise(['src', 'server-mock'], {
      ...options,
      ruleSet,
      validate: true,
      baseDir: folder,
    });
    assert.ok(typeof output === 'object');
    ({ violations } = output.summary);
  });

  after(() => rm(folder, { recursive: true }));

  for (const [room, { values, types = [] }] of Object.entries(rooms))
    it(`lets ${room} import its neighbours and nothing else`, () => {
      for (const [index, target] of targets.entries()) {
        const mayUse = includes(values, target);
        const mayName = mayUse || includes(types, target);
        const wrong = [refusals(`${room}/value${index}.ts`), refusals(`${room}/type${index}.ts`)];
        assert.deepEqual(
          wrong.map((names) => names.length === 0),
          [mayUse, mayName],
          target,
        );
      }
    });

  for (const form of ['export-from', 'export-all', 'bare', 'dynamic', 'type-import', 'inline-types'])
    it(`see ${form}`, () => {
      assert.deepEqual(refusals(`src/flows/${form}.ts`), ['not-in-allowed']);
    });

  it('take an import whose names are all types for a type import', () => {
    assert.deepEqual(refusals('src/strings/inline-types.ts'), []);
  });

  it('refuse a circle, also one of types', () => {
    for (const file of ['one', 'three']) {
      const names = [
        ...refusals(`src/flows/${file}.ts`),
        ...refusals(`src/flows/${file === 'one' ? 'two' : 'four'}.ts`),
      ];
      assert.ok(names.includes('no-circle'), file);
    }
  });
});
