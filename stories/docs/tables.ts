/** Markdown tables from custom-elements.json. */
import type { Attribute, Documented, ElementDoc } from './elements.js';

const titles = {
  attributes: 'Attributes',
  properties: 'Properties',
  methods: 'Methods',
  events: 'Events',
  slots: 'Slots',
  parts: 'Parts',
  states: 'States',
  tokens: 'Tokens',
} as const;

export type Section = keyof typeof titles;

export const sections = Object.keys(titles) as Section[];

/** Returns one section of an element as a table, or an empty string. */
export function table(element: ElementDoc, section: Section): string {
  const rows = element[section];
  if (rows.length === 0) return '';
  const [head, line] = lines[section] ?? plain;
  const columns = [titles[section].toLowerCase().replace(/ies$/, 'y').replace(/s$/, ''), ...head];
  return [columns, columns.map(() => '-'), ...rows.map((row) => [code(row.name), ...line(row as never)])]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Returns all tables of an element with their titles. */
export const reference = (element: ElementDoc, level = '##'): string =>
  sections
    .map((section) => ({ section, text: table(element, section) }))
    .filter(({ text }) => text)
    .map(({ section, text }) => `${level} ${titles[section]}\n\n${text}`)
    .join('\n\n');

type Line = readonly [head: readonly string[], cells: (row: never) => string[]];

const plain: Line = [['meaning'], ({ description }: Documented) => [text(description)]];

const lines: Partial<Record<Section, Line>> = {
  attributes: [['values', 'meaning'], (row: Attribute) => [values(row), text(row.description)]],
  events: [
    ['when', 'fields'],
    ({ description, fields }: ElementDoc['events'][number]) => [
      text(description),
      fields.map(({ name }) => code(name)).join(', '),
    ],
  ],
  tokens: [
    ['default', 'meaning'],
    (row: ElementDoc['tokens'][number]) => [code(row.default), text(row.description)],
  ],
};

/** A boolean attribute has no values: it is present or absent. */
function values({ type, words, default: preset }: Attribute): string {
  const what =
    words.length > 0 ? words.map(code).join(', ') : type === 'boolean' ? 'there or not' : type || 'JSON';
  return /^(|0|null|false)$/.test(preset) ? what : `${what}; default ${code(preset)}`;
}

const code = (value: string) => value && `\`${value}\``;
const text = (description: string) => description.replace(/\s+/g, ' ').replaceAll('|', '\\|');
