/**
 * Writes the elements' reference, src/elements/README.md, from custom-elements.json. `npm run manifest` writes both.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readElements, type ElementDoc, type Manifest } from '../stories/docs/elements.js';
import { reference } from '../stories/docs/tables.js';

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const path = pathOf('src/elements/README.md');

const chapter = (element: ElementDoc) => `## \`<${element.tag}>\`

${element.description}

${reference(element, '###')}`;

/** Returns the content of the file. */
export async function elementsReference(manifest: Manifest): Promise<string> {
  const text = `# The elements

<!-- Made from custom-elements.json by \`npm run manifest\`. -->

${readElements(manifest).map(chapter).join('\n\n')}
`;
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = JSON.parse(readFileSync(pathOf('custom-elements.json'), 'utf8')) as Manifest;
  writeFileSync(path, await elementsReference(manifest));
}
