/** The samples of a documentation page, as files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../../stories/docs', import.meta.url));

/** The page's samples by the files that their first lines name. */
export function samplesOf(page: string): Map<string, string> {
  const text = readFileSync(join(docs, page), 'utf8');
  const blocks = text.matchAll(/^```\w+\n(?:\/\/|<!--) (\S+?\.\w+)(?: -->)?\n([^]*?)^```$/gm);
  return new Map([...blocks].map(([, file = '', code = '']) => [file, code]));
}

/**
 * Writes the page's samples into a folder, with the mock server at the page's own origin.
 *
 * @param place returns where a sample goes, or undefined: it is left out
 */
export function writeSamples(
  page: string,
  folder: string,
  place: (file: string) => string | undefined = (file) => file,
): void {
  for (const [file, code] of samplesOf(page)) {
    const path = place(file);
    if (path === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code.replace('"http://localhost:4400"', '"/"'));
  }
}
