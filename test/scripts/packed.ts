/** The package as it would be published, and installed in a folder that has nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Lock {
  packages: Record<string, { dependencies?: Record<string, string> }>;
}

export interface Packed {
  readonly tarball: string;
  /** Paths in the package. */
  readonly files: string[];
  /** A project whose only dependency it is, installed. */
  readonly project: string;
  /** Runs a program in the project; its output. */
  run(program: string, ...args: string[]): string;
  remove(): void;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** What the kit depends on, and what that does, and so on: all that an installation may take. */
export function dependencies(of = ''): string[] {
  const direct = Object.keys(packages[of]?.dependencies ?? {});
  return [...new Set(direct.flatMap((name) => [name, ...dependencies(`node_modules/${name}`)]))].sort();
}

/** Packs what `npm run build` left in `dist`, and installs it with no network at all. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--cache', join(folder, 'cache')], {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const output = npm('.', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder);
  const [result] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  const tarball = join(folder, result.filename);
  const project = join(folder, 'project');
  mkdirSync(project);
  // Its dependencies are this repository's copies: anything else would have to be downloaded, and fail.
  const copies = dependencies().map((name) => [name, `file:${resolve('node_modules', name)}`]);
  const manifest = { private: true, type: 'module', dependencies: Object.fromEntries(copies) as object };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  npm(project, 'install', '--offline', '--install-links', tarball);
  return {
    ...{ tarball, project },
    files: result.files.map(({ path }) => path),
    run: (program, ...args) => execFileSync(program, args, { cwd: project, encoding: 'utf8' }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
