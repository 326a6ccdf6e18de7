/**
 * Writes the documentation for coding agents from the Storybook's pages: `llms.txt` as the table of contents, each page as
 * Markdown in `docs/`, and SKILL.md for an agent's folder of skills.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as manifest from './manifest.mjs';
import { compactMarkdown, pageIds, renderPage } from './mdx-pages.js';

interface PackageJson {
  name: string;
  version: string;
  description: string;
  exports: Record<string, { default?: string }>;
}

const packageJson = manifest.packageJson as PackageJson;
const elements = manifest.elements as { tagName: string; summary: string }[];
const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The reference and the changelog have files of their own, the recipes for databases are long, and the welcome page is for people. */
const mdxFiles = readdirSync(new URL('stories/docs', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(?!reference|changelog|accounts|welcome).+\.mdx$/.test(name))
  .sort()
  .map((name) => fileURLToPath(new URL(`stories/docs/${name}`, root)));

const ids = pageIds(mdxFiles);

/** The file that a link of a page leads to, or undefined: a story, or a file that the package does not contain. */
function fileOf(target: string): string | undefined {
  const id = /^\?path=\/docs\/([^#]+)/.exec(target)?.[1];
  if (id === 'docs-changelog--docs') return '../../CHANGELOG.md';
  if (id !== undefined) return id === 'docs-reference--docs' ? 'elements.md' : ids.get(id);
  const file = /(?:\/docs\/(\w+)\.mdx|\/(\w+)\/README\.md)$/.exec(target)?.slice(1).find(Boolean);
  return file === undefined
    ? undefined
    : [...ids.values(), 'elements.md'].find((name) => name === `${file}.md`);
}

const pages = await Promise.all(
  mdxFiles.map(async (path) => ({
    file: `docs/${basename(path, '.mdx')}.md`,
    text: await renderPage(path, fileOf),
  })),
);
const reference = { file: 'docs/elements.md', text: compactMarkdown(read('src/elements/README.md')) };

/** A line of the table of contents: the page's title and sections. */
const entry = ({ file, text }: { file: string; text: string }) => {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? file;
  const sections = [...text.replace(/```[^]*?```/g, '').matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  return `- [${title}](${file})${sections.length > 0 ? `: ${sections.join('; ')}` : ''}`;
};

const entries = await Promise.all(
  Object.entries(packageJson.exports)
    .flatMap(([path, { default: file }]) => (file === undefined ? [] : [{ path, file }]))
    .map(async ({ path, file }) => {
      const names = Object.keys((await import(new URL(file, root).href)) as object);
      return `- \`${packageJson.name}${path.slice(1)}\`: ${names.map((name) => `\`${name}\``).join(', ')}`;
    }),
);

const list = elements.map(({ tagName, summary }) => `- \`<${tagName}>\`: ${summary}`).join('\n');

const llms = `# ${packageJson.name}

> ${packageJson.description}

Version ${packageJson.version}. These files are in the installed package, under \`node_modules/${packageJson.name}/dist/\`,
and so describe the version that is installed. Exact signatures are in the \`.d.ts\` files beside them.

## Elements

${list}

## Docs

${[reference, ...pages].map(entry).join('\n')}

## Entry points and their exports

${entries.join('\n')}
`;

const skill = read('scripts/agents/SKILL.md')
  .replace('<!-- elements -->', list)
  .replace('<!-- pages -->', [reference, ...pages].map(entry).join('\n').replaceAll('](docs/', '](../docs/'));

manifest.write('llms.txt', llms);
manifest.write('skill/SKILL.md', skill);
for (const { file, text } of [reference, ...pages]) manifest.write(file, text);
