/**
 * Writes the documentation for coding agents from the Storybook's pages: `llms.txt` as the table of contents, each page as
 * Markdown in `docs/`, and SKILL.md for an agent's folder of skills.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { elements, packageJson, write } from './manifest.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** Converts a Storybook page to Markdown, without parts that need a browser. */
function markdown(mdx) {
  const [, file] = /import text from '\.\.\/\.\.\/(.+)\?raw'/.exec(mdx) ?? [];
  const [, page] = /<Meta .*\/>\n+([^]*)/.exec(mdx);
  const fences = /(```[^]*?```)/;
  return page
    .split(fences)
    .map((part) =>
      part.startsWith('```')
        ? part
        : part
            .replace(/<Markdown>\{body\(text\)\}<\/Markdown>/, () => read(file).replace(/^# .*\n/, ''))
            .replace(/^[<{][^]*?\n(?=\n[^\s<)}]|$)/gm, '')
            .replace(/\[([^\]]+)\]\(\?path=\/docs\/[^)]*\)/g, '$1')
            .replace(/ ?\[[^\]]+\]\(\?path=\/story\/[^)]*\)\.?/g, ''),
    )
    .join('');
}

const pages = readdirSync(new URL('stories/docs', root))
  .filter((name) => name.endsWith('.mdx') && name !== 'reference.mdx')
  .map((name) => ({
    file: `docs/${name.replace('.mdx', '.md')}`,
    text: markdown(read(`stories/docs/${name}`)),
  }));
const reference = { file: 'docs/elements.md', text: read('src/elements/README.md') };

/** A line of the table of contents: the page's title and sections. */
const entry = ({ file, text }) => {
  const [, title] = /^# (.+)$/m.exec(text);
  const sections = [...text.replace(/```[^]*?```/g, '').matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  return `- [${title}](${file})${sections.length > 0 ? `: ${sections.join('; ')}` : ''}`;
};

const entries = await Promise.all(
  Object.entries(packageJson.exports)
    .filter(([, { default: file }]) => file)
    .map(async ([path, { default: file }]) => {
      const names = Object.keys(await import(new URL(file, root).href));
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

write('llms.txt', llms);
write('skill/SKILL.md', skill);
for (const { file, text } of [reference, ...pages]) write(file, text);
