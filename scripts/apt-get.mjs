/** Installs packages of Debian, where that needs no password: as root. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Prints what it installs before it does. Returns false where it may not install, or fails. */
export function installDebianPackages(...packages) {
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return false;
  console.error(`Installing ${packages.join(', ')} (apt-get) …`);
  // One at a time: another test's process may install as well.
  const aptGet = (...args) =>
    spawnSync('flock', ['/var/lib/apt', 'apt-get', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', ...packages);
}
