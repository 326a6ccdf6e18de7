/** Each link of the documentation leads to a page, a file, a story and a heading that are there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { storyNameFromExport, toId } from 'storybook/internal/csf';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (folder: string, name: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => name.test(path) && !path.includes('node_modules'));
const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const withoutCode = (text: string) => text.replace(/^( *)```[^]*?^\1```$/gm, '');

/** The ids that GitHub and Storybook give to a page's headings. A page may contain another file. */
function headingsOf(path: string): string[] {
  const text = withoutCode(read(path));
  const own = found(/^#+ (.+)$/gm, text.replaceAll('`', '')).map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const contained = found(/from '(.+)\?raw'/g, text).map((file) => join(dirname(path), file));
  return [...own, ...contained.flatMap(headingsOf)];
}

const mdx = list('stories', /\.mdx$/);
const pages = new Map(
  mdx.map((path) => [`/docs/${toId(found(/<Meta title="([^"]+)"/g, read(path))[0] ?? '', 'docs')}`, path]),
);
const stories = list('stories', /\.stories\.ts$/).flatMap((path) => {
  const text = read(path);
  const [title = ''] = found(/title: '([^']+)'/g, text);
  const names = found(/^export const (\w+): \w*Story\w*/gm, text);
  return names.map((name) => `/story/${toId(title, storyNameFromExport(name))}`);
});

/** @returns what is wrong with the link, or undefined */
function problemOf(link: string, from: string): string | undefined {
  const [target = '', heading] = link.split('#');
  const place = target.replace('?path=', '');
  if (target.startsWith('?') && stories.includes(place)) return undefined;
  const page = target.startsWith('?')
    ? pages.get(place)
    : join(dirname(from), target || from.replace(/^.*\//, ''));
  if (!page || !existsSync(join(root, page))) return `There is no ${target}.`;
  if (heading && !headingsOf(page).includes(heading)) return `${page} has no heading #${heading}.`;
  return undefined;
}

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...list('.github', /\.md$/),
  ...['src', 'server-mock', 'stories', 'test'].flatMap((folder) => list(folder, /\.mdx?$/)),
];

describe('links', () => {
  for (const path of documents)
    it(`of ${path} lead somewhere`, () => {
      const text = withoutCode(read(path)).replace(/`[^`\n]*`|<Markdown>.*<\/Markdown>/g, '');
      const links = [...found(/\]\(([^)\s]+)\)/g, text), ...found(/\b(?:src|srcset|href)="([^"]+)"/g, text)];
      const problems = links
        .filter((link) => !/^(https?|mailto):/.test(link))
        .map((link) => problemOf(link, path));
      assert.deepEqual(problems.filter(Boolean), []);
    });

  it('are found', () => {
    assert.ok(problemOf('stories/docs/none.mdx', 'README.md'));
    assert.ok(problemOf('README.md#none', 'ARCHITECTURE.md'));
    assert.ok(problemOf('?path=/docs/docs-none--docs', 'stories/docs/start.mdx'));
  });
});

describe('README.md', () => {
  it('has at most 120 lines', () => {
    assert.ok(read('README.md').split('\n').length <= 121);
  });
});
