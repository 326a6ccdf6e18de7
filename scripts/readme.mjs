/** Tables in the README that programs write, each between markers of its name. */
import { readFileSync, writeFileSync } from 'node:fs';

const readme = new URL('../README.md', import.meta.url);

/**
 * @param {string} name of the markers, `<!-- name -->` and `<!-- /name -->`
 * @param {string[][]} rows of two cells, the head first
 * @returns {string} the table
 */
export function writeTable(name, rows) {
  const width = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells, fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(width[column], fill)).join(' | ')} |`;
  const [head, ...body] = rows;
  const table = [line(head), line(['', ''], '-'), ...body.map((row) => line(row))].join('\n');
  const markers = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->)`);
  const text = readFileSync(readme, 'utf8');
  if (!markers.test(text)) throw new Error(`README.md has no place between <!-- ${name} --> markers.`);
  writeFileSync(readme, text.replace(markers, `$1\n${table}\n\n$2`));
  return table;
}
