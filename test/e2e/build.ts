/** What `npm run build` makes for a script tag. Built once for all test files of the process that need it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

type Mode = 'script' | 'autoload' | 'device';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'scripts-'));
const builds = new Map<Mode, Promise<unknown>>();

after(() => {
  rmSync(outDir, { recursive: true });
});

/** Returns the folder with the scripts of those modes (`builds` in vite.config.ts). */
export async function buildScripts(...modes: Mode[]): Promise<string> {
  for (const mode of modes) {
    if (!builds.has(mode))
      builds.set(mode, build({ root, mode, logLevel: 'error', build: { outDir, sourcemap: false } }));
    await builds.get(mode);
  }
  return outDir;
}
