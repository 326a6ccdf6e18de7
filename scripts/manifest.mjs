/** Reads custom-elements.json, from which editor data and framework types are made, and writes files into `dist`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const root = new URL('../', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

export const packageJson = readJson('package.json');
export const manifest = readJson('custom-elements.json');

/** Every element, with the `path` of its built module. */
export const elements = manifest.modules.flatMap(({ path, declarations }) =>
  declarations.filter(({ tagName }) => tagName).map((element) => ({ ...element, path })),
);

/** The built module of the elements' event classes. */
export const eventsPath = 'dist/elements/events.js';

/**
 * @param {string} path relative to `dist`
 * @param {unknown} content text, or a value that becomes compact JSON
 */
export function write(path, content) {
  const url = new URL(`dist/${path}`, root);
  mkdirSync(dirname(url.pathname), { recursive: true });
  writeFileSync(url, typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
}
