/** The documentation says what the code does: nothing is missing in it, and nothing in it is made up. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { elementsReference } from '../../scripts/elements-reference.js';
import { errorTags } from '../../src/wire/errors.js';
import { en } from '../../src/strings/en.js';
import { readElements, type ElementDoc, type Manifest } from '../../stories/docs/elements.js';
import { sections } from '../../stories/docs/tables.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (folder: string, name: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(folder, path));
const sources = list('src/elements', /\.ts$/).map(read).join('\n');
const pages = ['README.md', ...list('src', /README\.md$/), ...list('stories/docs', /\.mdx?$/)];

const { exports: entryPoints } = JSON.parse(read('package.json')) as {
  exports: Record<string, { default: string } | string | undefined>;
};

function analyze(): Manifest {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js';
  const args = [analyzer, 'analyze', '--quiet', '--outdir', relative(root, folder)];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as Manifest;
}

const manifest = analyze();
const elements: ElementDoc[] = readElements(manifest);

const named = (section: 'slots' | 'parts' | 'states' | 'tokens' | 'events') =>
  new Set(elements.flatMap((element) => element[section].map(({ name }) => name)));

const found = (pattern: RegExp, text = sources) => [...text.matchAll(pattern)].map(([, name = '']) => name);

function phasesOf(tag: string): string[] {
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  const members = declarations.find(({ tagName }) => tagName === tag)?.members ?? [];
  return found(/'(\w+)'/g, members.find(({ name }) => name === 'phase')?.type?.text ?? '');
}

describe('custom-elements.json', () => {
  it('knows every element that is registered', () => {
    const registered = found(/`\$\{prefix\}([a-z-]+)`/g, read('src/entries/define.ts'));
    assert.deepEqual(elements.map(({ tag }) => tag).sort(), registered.sort());
  });

  it('describes everything it names', () => {
    for (const element of elements) {
      assert.ok(element.summary && element.description, element.tag);
      for (const section of sections)
        for (const { name, description } of element[section])
          assert.ok(description, `${element.tag}: ${section}: ${name} is not described`);
    }
  });

  it('names every slot, part and token there is', () => {
    const used = {
      slots: found(/<slot name="([a-z-]+)"/g),
      parts: found(/\bpart="([a-z -]+)"/g).flatMap((names) => names.split(' ')),
      tokens: found(/var\((--[a-z][a-z-]*)/g),
    };
    for (const [section, names] of Object.entries(used)) {
      assert.ok(names.length > 0, section);
      for (const name of names) assert.ok(named(section as 'slots').has(name), `${section}: ${name}`);
    }
  });

  it('names every event there is', () => {
    const maps = found(/GlobalEventHandlersEventMap \{([^}]*)\}/g).join('\n');
    assert.deepEqual([...named('events')].sort(), found(/'([a-z-]+)':/g, maps).sort());
  });

  it('names every phase as a state', () => {
    for (const { tag, states } of elements)
      for (const phase of phasesOf(tag))
        assert.ok(
          states.some(({ name }) => name === phase),
          `${tag}: ${phase}`,
        );
  });
});

describe('src/elements/README.md', () => {
  it('is what `npm run manifest` writes', async () => {
    const isCurrent = read('src/elements/README.md') === (await elementsReference(manifest));
    assert.ok(isCurrent, 'It is out of date: run `npm run manifest` and commit it.');
  });
});

describe('the documentation', () => {
  for (const page of pages)
    it(`${page} has no section twice`, () => {
      const titles = found(/^## (.+)$/gm, read(page));
      assert.deepEqual(titles, [...new Set(titles)]);
    });
});

describe('code in the documentation', () => {
  const own = /^(id|class|slot|hidden|style|lang|dir|v-else)$/;

  for (const page of pages)
    it(`${page} uses the attributes and events that elements have`, () => {
      const text = read(page);
      for (const [, tag = '', inner = ''] of text.matchAll(
        /<((?:passkey|otp)-[a-z]+)((?:\s+[^\s=>/]+(?:="[^"]*"|='[^']*'|=\{[^}]*\})?)*)\s*\/?>/g,
      )) {
        const element = elements.find((one) => one.tag === tag);
        assert.ok(element, `There is no <${tag}>.`);
        const names = found(/([^\s=]+)/g, inner.replace(/=("[^"]*"|'[^']*'|\{[^}]*\})/g, ''));
        for (const name of names) {
          // `@x` in Vue, `(x)` in Angular, `onx` in React and Svelte, `on:x` in Solid.
          const event = /^(?:@|\(|on:?)([a-z-]+)/.exec(name)?.[1];
          const known = event ? element.events : element.attributes;
          const isKnown = known.some((one) => one.name === (event ?? name)) || own.test(name);
          assert.ok(isKnown, `<${tag}> has no ${name}.`);
        }
      }
      for (const name of found(/addEventListener\(\s*'((?:passkey|otp)s?-[a-z-]+)'/g, text))
        assert.ok(named('events').has(name), `There is no event ${name}.`);
    });

  it('names the tokens, parts, states, slots and words that elements have', () => {
    const code = pages.map(read).join('\n');
    const used = {
      tokens: found(/(--passkey-[a-z-]+)/g, code),
      parts: found(/::part\(([a-z-]+)\)/g, code),
      states: found(/:state\((\w+)\)/g, code),
      slots: found(/slot="([a-z]+)"/g, code),
    };
    for (const [section, names] of Object.entries(used)) {
      assert.ok(names.length > 0, section);
      for (const name of names) assert.ok(named(section as 'slots').has(name), `${section}: ${name}`);
    }
    const keys = found(/['"]([a-z]+:[a-zA-Z]+)['"]:/g, code);
    assert.ok(keys.length > 0);
    for (const key of keys) assert.ok(key in en, key);
  });

  it('imports what the entry points export', async () => {
    const code = pages.map(read).join('\n');
    const imports = [...code.matchAll(/import \{([^}]*)\} from 'passkey-elements(\/[a-z/]+)?'/g)];
    assert.ok(imports.length > 0);
    for (const [, names = '', entryPoint = ''] of imports) {
      const last = entryPoint.split('/').at(-1) ?? '';
      const entry = entryPoints[`.${entryPoint}`] ?? entryPoints[`.${entryPoint.replace(last, '*')}`];
      const built = typeof entry === 'object' ? entry.default : entry;
      assert.ok(built, `There is no entry point ${entryPoint}.`);
      const source = built.replace('./dist/', '../../src/').replace('*', last).replace(/\.js$/, '.ts');
      const exported = (await import(source)) as object;
      for (const name of found(/(\w+)/g, names)) assert.ok(name in exported, `${name} of ${entryPoint}`);
    }
  });
});

describe('stories', () => {
  it('show each element in each of its phases', () => {
    const files = list('stories', /\.stories\.ts$/).map(read);
    for (const { tag } of elements) {
      const file = files.find((text) => text.includes(`title: 'Elements/${tag}'`)) ?? '';
      assert.ok(file, `<${tag}> has no stories.`);
      const shown = found(/name: '(\w+)/g, file);
      for (const phase of phasesOf(tag)) assert.ok(shown.includes(phase), `<${tag}>: ${phase} is not shown.`);
    }
  });
});

describe('the table of errors', () => {
  it('has every code, and no other', () => {
    const listed = found(/^\| `([a-z-]+)` /gm, read('stories/docs/errors.mdx'));
    assert.deepEqual(listed.sort(), Object.keys(errorTags).sort());
  });
});
