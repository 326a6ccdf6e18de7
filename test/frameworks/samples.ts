/** The samples of a documentation page, as files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../../stories/docs', import.meta.url));

/** The page's samples by the files that their first lines name. */
export function samplesOf(page: string): Map<string, string> {
  const text = readFileSync(join(docs, page), 'utf8');
  const blocks = text.matchAll(/^```\w+\n(?:\/\/|<!--) (\S+?\.\w+)(?: -->)?\n([^]*?)^```$/gm);
  return new Map([...blocks].map(([, file = '', code = '']) => [file, code]));
}
