/** Writes `dist/integrity.json`: the value of the `integrity` attribute for each script file. Part of `npm run build`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { write } from './manifest.mjs';

const hash = (file) => {
  const content = readFileSync(new URL(`../dist/${file}`, import.meta.url));
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
};

const files = ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js'];
const hashes = Object.fromEntries(files.map((file) => [file, hash(file)]));
write('integrity.json', hashes);
console.log(hashes);
