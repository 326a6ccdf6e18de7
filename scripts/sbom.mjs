/**
 * `node scripts/sbom.mjs FOLDER`: packs both packages and writes the bill of materials of each, as CycloneDX, to the
 * folder. From a clean installation of the tarballs: in this repository, npm takes what both packages share for
 * development's alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? '.');
const npm = (cwd, ...args) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const temporary = mkdtempSync(join(tmpdir(), 'sbom-'));

try {
  mkdirSync(target, { recursive: true });
  const packages = ['--workspaces', '--include-workspace-root'];
  const packed = JSON.parse(
    npm(root, 'pack', ...packages, '--ignore-scripts', '--json', '--pack-destination', temporary),
  );
  for (const { name, version, filename } of packed) {
    const project = join(temporary, name);
    mkdirSync(project);
    const manifest = {
      name: `${name}-installed`,
      version,
      private: true,
      dependencies: { [name]: `file:../${filename}` },
    };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    npm(project, 'install', '--ignore-scripts', '--no-audit', '--no-fund');
    writeFileSync(join(target, `${name}.cdx.json`), npm(project, 'sbom', '--sbom-format', 'cyclonedx'));
    console.log(`${name}.cdx.json`);
  }
} finally {
  rmSync(temporary, { recursive: true });
}
