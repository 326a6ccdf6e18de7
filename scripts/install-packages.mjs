/** Runs `npm ci` when the installed packages differ from the lockfile. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(`${root}/${path}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether the packages in `installed` (npm's own record in node_modules) are those in `locked`. It compares versions
 * rather than file times, which every checkout changes. Optional packages may be missing: they are for other platforms.
 */
export function isInstalled(locked, installed) {
  if (!installed) return false;
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(optional || devOptional);
    // The workspace's link has no version in either.
    return found.version === version;
  });
}

export function installPackages() {
  const locked = readPackages('package-lock.json');
  if (!locked) throw new Error('package-lock.json is missing or damaged.');
  if (isInstalled(locked, readPackages('node_modules/.package-lock.json'))) return;
  console.error('Installing packages (npm ci) …');
  // npm sets this variable for the scripts that it runs. Without it, use the npm on PATH (a .cmd on Windows).
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  // Not on standard output, which programs read: `npm run mock -- --json`.
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !npm && process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`npm ci failed${error ? `: ${error.message}` : ''}. Run it by itself to see why.`);
  process.exit(1);
}
