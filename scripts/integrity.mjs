/**
 * Prints what the files for a script tag hash to, and writes it into the README, between its markers, so that
 * pages can refuse any other file. Run by `npm run build`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root));

const rows = ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js'].map((file) => {
  const hash = createHash('sha384')
    .update(read(`dist/${file}`))
    .digest('base64');
  return [`\`${file}\``, `\`sha384-${hash}\``];
});
const width = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
const line = (cells, fill = ' ') =>
  `| ${cells.map((cell, column) => cell.padEnd(width[column], fill)).join(' | ')} |`;
const table = [line(['file', '`integrity`']), line(['', ''], '-'), ...rows.map((row) => line(row))].join(
  '\n',
);

const markers = /(<!-- integrity -->\n)[^]*(<!-- \/integrity -->)/;
const readme = read('README.md').toString();
if (!markers.test(readme)) throw new Error('README.md has no place between <!-- integrity --> markers.');
writeFileSync(new URL('README.md', root), readme.replace(markers, `$1\n${table}\n\n$2`));
console.log(table);
