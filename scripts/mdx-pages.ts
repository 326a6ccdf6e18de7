/**
 * Renders Storybook's MDX pages as Markdown files: expressions become their values, sections that work only in a browser are
 * left out, and links between pages lead to the files.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { pathToFileURL } from 'node:url';
import type { Heading, Link, Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { toId } from 'storybook/internal/csf';
import { unified } from 'unified';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;
type Scope = Record<string, unknown>;

const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-' });

/** The same Markdown without the spaces that align the columns of tables. */
export const compactMarkdown = (text: string): string => String(markdown.processSync(text));

const read = (path: string) => readFileSync(path, 'utf8');

/** Returns the Storybook id of each page's documentation with the name of the page's file. */
export const pageIds = (paths: readonly string[]): Map<string, string> =>
  new Map(
    paths.map((path) => [
      toId(/<Meta title="([^"]+)"/.exec(read(path))?.[1] ?? '', 'docs'),
      path.replace(/^.*\/(.+)\.mdx$/, '$1.md'),
    ]),
  );

/**
 * @param path an MDX file
 * @param fileOf returns the file for a link's target, or undefined: the link then becomes its text
 * @throws Error for a component that has no Markdown
 */
export async function renderPage(
  path: string,
  fileOf: (target: string) => string | undefined,
): Promise<string> {
  const tree = mdx.parse(read(path));
  const scope = await importsOf(tree, dirname(path));
  const content = withoutEmptySections(tree.children.flatMap((node) => render(node, scope)) as RootContent[]);
  for (const node of content) relink(node, fileOf);
  return markdown.stringify({ type: 'root', children: content });
}

/** The values that a page imports, by their names. Modules for Storybook alone are left out: they need a browser. */
async function importsOf(tree: Root, folder: string): Promise<Scope> {
  const scope: Scope = {};
  for (const node of tree.children)
    for (const statement of (node.type === 'mdxjsEsm' && node.data?.estree?.body) || []) {
      if (statement.type !== 'ImportDeclaration') continue;
      const source = String(statement.source.value);
      if (!source.startsWith('.') || /explorer|\.stories/.test(source)) continue;
      const file = resolve(folder, source.replace('?raw', ''));
      const module = source.endsWith('?raw')
        ? { default: read(file) }
        : ((await import(pathToFileURL(file).href)) as Scope);
      for (const { type, local, ...specifier } of statement.specifiers) {
        const imported = type === 'ImportSpecifier' && 'imported' in specifier && specifier.imported;
        scope[local.name] = module[imported && 'name' in imported ? imported.name : 'default'];
      }
    }
  return scope;
}

function render(node: Nodes, scope: Scope): Nodes[] {
  if (node.type === 'mdxjsEsm') return [];
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return [{ type: 'text', value: String(runInNewContext(node.value, scope)) }];
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
    return renderComponent(node, scope);
  if ('children' in node)
    node.children = node.children.flatMap((child) => render(child, scope)) as typeof node.children;
  return [node];
}

function renderComponent(node: Jsx, scope: Scope): Nodes[] {
  const isForBrowsers = node.attributes.some((one) => one.type === 'mdxJsxAttribute' && one.name === 'ref');
  const content = () => node.children.flatMap((child) => render(child, scope));
  const text = () => content().map((child) => ('value' in child ? child.value : ''));
  if (isForBrowsers || ['Canvas', 'Meta', 'style'].includes(node.name ?? '')) return [];
  if (node.name === 'div') return content();
  if (node.name === 'br') return [{ type: 'html', value: '<br />' }];
  if (node.name === 'code') return [{ type: 'inlineCode', value: text().join('') }];
  if (node.name === 'Markdown') return markdown.parse(text().join('')).children;
  throw new Error(`<${node.name}> has no Markdown.`);
}

const isHeading = (node: RootContent | undefined): node is Heading => node?.type === 'heading';

/** Removes a heading that the next heading of its depth or above, or the end, follows at once. */
const withoutEmptySections = (nodes: RootContent[]) =>
  nodes.filter((node, index) => {
    const next = nodes[index + 1];
    return !isHeading(node) || (next && !(isHeading(next) && next.depth <= node.depth));
  });

function relink(node: Nodes, fileOf: (target: string) => string | undefined): void {
  if (!('children' in node)) return;
  const isLost = (link: Link) => !/^(https?:|#)/.test(link.url) && fileOf(link.url) === undefined;
  node.children = node.children.flatMap((child) =>
    child.type === 'link' && isLost(child) ? child.children : [child],
  );
  for (const child of node.children) {
    if (child.type === 'link') child.url = fileOf(child.url) ?? child.url;
    relink(child, fileOf);
  }
}
