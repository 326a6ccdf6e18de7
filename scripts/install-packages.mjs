/** `npm ci`, but only when what is installed is not what the lockfile says. */
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
 * Whether `installed` (npm's own record in node_modules) is what `locked` asks for. Times of files would
 * tell less: checking out another branch changes them at will. Optional packages are for other platforms.
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
  // npm names itself to what it runs; without npm around us, the one on PATH (a .cmd on Windows) will do.
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  // Standard output stays clean: `npm run mock -- --json` is read by programs.
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !npm && process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`npm ci failed${error ? `: ${error.message}` : ''}. Run it by itself to see why.`);
  process.exit(1);
}
