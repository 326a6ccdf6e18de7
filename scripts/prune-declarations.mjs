/** Part of `npm run build`: removes the declarations that no entry point leads to, because nobody can import them. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} folder of the package */
function prune(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const built = readdirSync(join(folder, 'dist'), { recursive: true })
    .map((path) => join('dist', path))
    .filter((path) => path.endsWith('.d.ts'));
  /** The start and the end of the paths of each entry point: `./strings/*` has many. */
  const entries = Object.values(exports).map((entry) =>
    join(typeof entry === 'string' ? entry.replace(/\.js$/, '.d.ts') : entry.types).split('*'),
  );
  const reached = new Set(
    built.filter((path) =>
      entries.some(([start, end]) => (end ? path.startsWith(start) && path.endsWith(end) : path === start)),
    ),
  );
  // A set also iterates over what is added meanwhile.
  for (const path of reached) {
    const { importedFiles } = typescript.preProcessFile(readFileSync(join(folder, path), 'utf8'));
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) reached.add(join(path, '..', fileName.replace(/\.js$/, '.d.ts')));
  }
  for (const path of built) if (!reached.has(path)) rmSync(join(folder, path));
}

prune(root);
prune(join(root, 'server-mock'));
