/** Packages that conflict with the root's: installed in their own folder when a slow test needs them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Returns a function that imports a package of `test/servers/<folder>`. */
export function nestedPackages(folder: string): <Module>(name: string) => Promise<Module> {
  const root = fileURLToPath(new URL(`./${folder}`, import.meta.url));
  if (!existsSync(join(root, 'node_modules'))) {
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`npm ci failed in ${root}`);
  }
  const { resolve } = createRequire(join(root, 'package.json'));
  return (name) => import(pathToFileURL(resolve(name)).href);
}
