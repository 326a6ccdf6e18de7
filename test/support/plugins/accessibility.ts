/** What the browser hands to a screen reader, in readable lines. */
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { Protocol } from 'puppeteer-core';
import { cdpOf } from './page.js';

type Node = Protocol.Accessibility.AXNode;

/** Of a node's properties, those that a person hears of. */
const heard = [
  'disabled',
  'invalid',
  'required',
  'expanded',
  'checked',
  'pressed',
  'modal',
  'live',
  'focused',
  'keyshortcuts',
  'roledescription',
];

export function accessibilityPlugin(): TestRunnerPlugin {
  return {
    name: 'accessibility-commands',
    async executeCommand({ command, session }) {
      if (command !== 'accessibility:tree') return undefined;
      const { nodes } = await (await cdpOf(session)).send('Accessibility.getFullAXTree');
      const [page] = nodes;
      const all = new Map(nodes.map((one) => [one.nodeId, one]));
      return (page?.childIds ?? []).flatMap((id) => describe(id, all)).join('\n');
    },
  };
}

function describe(id: string, all: ReadonlyMap<string, Node>, said = '', indent = ''): string[] {
  const node = all.get(id);
  if (!node) return [];
  const role = String(node.role?.value ?? '');
  const name = String(node.name?.value ?? '').trim();
  const isText = role === 'StaticText';
  // Boxes without a meaning, the lines a text is broken into, and text that is the name of what it is in.
  const silent = node.ignored || ['generic', 'none', 'InlineTextBox'].includes(role);
  const line = silent || (isText && (!name || said.includes(name))) ? [] : [`${indent}${lineOf(node, name)}`];
  if (isText) return line;
  const below = line.length > 0 ? `${indent}  ` : indent;
  return [
    ...line,
    ...(node.childIds ?? []).flatMap((child) =>
      describe(child, all, silent ? said : `${name} ${String(node.value?.value)}`, below),
    ),
  ];
}

function lineOf(node: Node, name: string): string {
  const role = String(node.role?.value).replace('StaticText', 'text');
  const value = node.value?.value as string | undefined;
  const description = node.description?.value as string | undefined;
  const properties = (node.properties ?? [])
    .filter((one) => heard.includes(one.name))
    .filter(({ value: { value: is } }) => is !== undefined && is !== false && is !== 'false')
    .map((one) => (one.value.value === true ? one.name : `${one.name}: ${String(one.value.value)}`));
  return [
    role,
    ...(name ? [JSON.stringify(name)] : []),
    ...(value ? [`= ${JSON.stringify(value)}`] : []),
    ...(description ? [`described by ${JSON.stringify(description)}`] : []),
    ...(properties.length > 0 ? [`(${properties.join(', ')})`] : []),
  ].join(' ');
}
