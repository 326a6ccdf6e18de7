/** The elements as custom-elements.json describes them: what editor data and framework types are made from. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const root = new URL('../', import.meta.url);
const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));

/** Each with its `path` beside, which is that of the built module. */
export const elements = modules.flatMap(({ path, declarations }) =>
  declarations.filter(({ tagName }) => tagName).map((element) => ({ ...element, path })),
);

/** Where the classes of the elements' events are. */
export const eventsPath = 'dist/elements/events.js';

export const packageJson = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** @param {string} path in `dist` */
export function write(path, content) {
  const url = new URL(`dist/${path}`, root);
  mkdirSync(dirname(url.pathname), { recursive: true });
  writeFileSync(url, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}
