/** Installs an app that needs more than this repository has, with the package as npm would publish it. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeSamples } from './samples.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Copies all apps into a new folder, whose packages are those of the named one. `place` adds the samples of its
 * documentation page (`writeSamples`).
 *
 * @returns runs one of its programs in the app's folder and returns that folder
 */
export async function installApp(
  name: string,
  place?: (file: string) => string | undefined,
): Promise<(program: string, ...args: string[]) => Promise<string>> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // A test's own hook would remove it when the hook that installs the app ends.
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(here, folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(here, name, file), join(folder, file));
  if (place) writeSamples(`frameworks/${name}.mdx`, join(folder, name), place);
  await run('npm', ['ci'], { cwd: folder });
  const pack = ['pack', root, '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await run('npm', pack, { cwd: root });
  await run('npm', ['install', '--no-save', '--no-package-lock', stdout.trim().split('\n').at(-1) ?? ''], {
    cwd: folder,
  });
  return async (program, ...args) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };
    const cwd = join(folder, name);
    await run(join(folder, 'node_modules/.bin', program), args, { cwd, env });
    return cwd;
  };
}
