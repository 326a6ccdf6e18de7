/**
 * Prints what the files for a script tag hash to, and writes it into the README, so that pages can refuse any
 * other file. Run by `npm run build`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeTable } from './readme.mjs';

const rows = ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js'].map((file) => {
  const hash = createHash('sha384')
    .update(readFileSync(new URL(`../dist/${file}`, import.meta.url)))
    .digest('base64');
  return [`\`${file}\``, `\`sha384-${hash}\``];
});

console.log(writeTable('integrity', [['file', '`integrity`'], ...rows]));
