/** What coding agents are told is true of the built package: each symbol, element, attribute and link exists. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { createProgram, ModuleKind, ModuleResolutionKind } from 'typescript';
import { readElements, type Manifest } from '../../stories/docs/elements.js';

interface Package {
  exports: Record<string, string | { types: string } | undefined>;
}

const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const elements = readElements(JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest);

const files = [
  'dist/llms.txt',
  'dist/skill/SKILL.md',
  ...readdirSync('dist/docs').map((name) => `dist/docs/${name}`),
];

/** Where an entry point's declarations are, or undefined: there is no such entry point. One may stand for many (`./strings/*`). */
function typesOf(entry: string): string | undefined {
  const path = entry.replace('passkey-elements', '.');
  const target = exports[path] ?? exports[path.replace(/[^/]+$/, '*')];
  const file = typeof target === 'object' ? target.types : target?.replace(/\.js$/, '.d.ts');
  const declarations = file?.replace('*', path.replace(/^.*\//, ''));
  return declarations && existsSync(declarations) ? declarations : undefined;
}

const mentioned = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/passkey-elements(\/[\w/-]+)?/g)].flatMap(
    ([entry]) => typesOf(entry) ?? [],
  ),
);
const program = createProgram([...new Set(mentioned)], {
  module: ModuleKind.NodeNext,
  moduleResolution: ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();
const exported = (entry: string) => {
  const source = program.getSourceFile(typesOf(entry) ?? '');
  const symbol = source && checker.getSymbolAtLocation(source);
  return symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
};

const global = /^(id|class|slot|hidden|lang|dir|ref|key|style|on.*|v-.*|[@#:(].*|\{.*)$/;

for (const file of files)
  describe(file, () => {
    const text = readFileSync(file, 'utf8');

    it('imports what its entry points export', () => {
      const imports = text.matchAll(/import (?:type )?\{([^}]*)\} from '(passkey-elements[^']*)'/g);
      for (const [, names = '', entry = ''] of imports)
        for (const name of names.split(',').filter((one) => one.trim()))
          assert.ok(
            exported(entry).includes(name.trim().replace(/^type | as .*$/g, '')),
            `${name} of ${entry}`,
          );
      for (const [, entry = ''] of text.matchAll(
        /(?:import |from |`)'?(passkey-elements\/(?!dist\/)[\w/-]+)['`]/g,
      ))
        assert.ok(typesOf(entry), entry);
    });

    it('writes elements and attributes that exist', () => {
      const tags = text.matchAll(
        /<((?:passkey|otp)-[\w-]+)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g,
      );
      for (const [, tag = '', inside = ''] of tags) {
        const element = elements.find((one) => one.tag === tag);
        assert.ok(element, `<${tag}>`);
        const names = inside
          .replace(/=("[^"]*"|\{[^}]*\})/g, '')
          .split(/\s+/)
          .filter(Boolean);
        for (const name of names)
          if (!global.test(name))
            assert.ok(
              element.attributes.some((one) => one.name === name),
              `<${tag} ${name}>`,
            );
      }
    });

    it('names events that exist', () => {
      const known = elements.flatMap(({ tag, events }) => [tag, ...events.map(({ name }) => name)]);
      const paths = Object.keys(exports).map((path) => path.slice(2));
      for (const [, name = ''] of text.matchAll(/`((?:passkeys?|otp)-[a-z-]+)`/g))
        if (!/^passkey-(elements|elements-mock|not-found)$/.test(name) && !paths.includes(name))
          assert.ok(known.includes(name), name);
    });

    it('has no empty section, no expression and no Storybook address', () => {
      const prose = text.replace(/^( *)```[^]*?^\1```$/gm, 'code').replace(/`[^`\n]*`/g, '');
      assert.doesNotMatch(prose, /\{(?!\d\})|\?path=|<(?!br \/>)[a-z]/i);
      const headings = [...prose.matchAll(/^(#+) .+\n+(?:(#+) .+$|$(?![^]))/gm)];
      for (const [pair, depth = '', next = ''] of headings)
        assert.ok(next.length > depth.length, `nothing below ${pair}`);
    });

    it('links to files that are there', () => {
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        assert.ok(existsSync(join(dirname(file), target)), target);
    });
  });

describe('dist/llms.txt', () => {
  it('names the exports of each entry point, and the elements', () => {
    const text = readFileSync('dist/llms.txt', 'utf8');
    for (const { tag } of elements) assert.ok(text.includes(`\`<${tag}>\``), tag);
    const lines = [...text.matchAll(/^- `(passkey-elements[\w/-]*)`: (.+)$/gm)];
    assert.ok(lines.length > 5);
    for (const [, entry = '', names = ''] of lines)
      for (const [, name = ''] of names.matchAll(/`(\w+)`/g))
        assert.ok(exported(entry).includes(name), `${name} of ${entry}`);
  });
});
