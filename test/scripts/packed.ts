/** Both packages as npm would publish them, installed in a folder that contains nothing else. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

type Names = Record<string, string>;
interface Lock {
  packages: Record<string, { dependencies?: Names; optionalDependencies?: Names } | undefined>;
}

/** The packages by their folders in the repository. */
const folders = { 'passkey-elements': '', 'passkey-elements-mock': 'server-mock' };
export type PackageName = keyof typeof folders;

export interface Tarball {
  readonly path: string;
  /** Paths in the package. */
  readonly files: string[];
  /** Bytes. */
  readonly unpackedSize: number;
}

export interface Packed {
  readonly tarballs: Record<PackageName, Tarball>;
  /** A project with the packages installed. */
  readonly project: string;
  /** Runs a program in the project and returns its output. */
  run(program: string, ...args: string[]): string;
  remove(): void;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** Names of all direct and indirect dependencies; optional ones only as far as this platform has them. */
export function dependencies(name: PackageName): string[] {
  const found = new Set<string>();
  const visit = (path: string) => {
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    const optional = Object.keys(optionalDependencies).filter((one) => existsSync(`node_modules/${one}`));
    for (const dependency of [...Object.keys(dependencies), ...optional]) {
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(`node_modules/${dependency}`);
    }
  };
  visit(folders[name]);
  return [...found].sort();
}

const copy = (path: string) => `file:${resolve('node_modules', path)}`;

/** The second version of a package that another one has in a `node_modules` folder of its own, as npm's overrides. */
const nestedCopies = Object.fromEntries(
  Object.keys(packages).flatMap((path) => {
    const [, parent = '', child = ''] =
      /^node_modules\/((?:@[^/]+\/)?[^/]+)\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return parent ? [[parent, { [child]: copy(`${parent}/node_modules/${child}`) }]] : [];
  }),
);

/** Packs what `npm run build` has built, and installs the named packages without any network. */
export function pack(...names: PackageName[]): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--cache', join(folder, 'cache')], {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const packOne = (name: PackageName): Tarball => {
    const options = ['--ignore-scripts', '--json', '--pack-destination', folder];
    const output = npm('.', 'pack', resolve(folders[name]), ...options);
    const [result] = JSON.parse(output) as [
      { filename: string; files: { path: string }[]; unpackedSize: number },
    ];
    return {
      path: join(folder, result.filename),
      files: result.files.map(({ path }) => path),
      unpackedSize: result.unpackedSize,
    };
  };
  const tarballs = {
    'passkey-elements': packOne('passkey-elements'),
    'passkey-elements-mock': packOne('passkey-elements-mock'),
  };
  const project = join(folder, 'project');
  mkdirSync(project);
  // The repository's own copies of the dependencies, because npm would have to download any others.
  const copies = Object.fromEntries(names.flatMap(dependencies).map((name) => [name, copy(name)]));
  const manifest = { private: true, type: 'module', dependencies: copies, overrides: nestedCopies };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  npm(
    project,
    'install',
    '--offline',
    '--ignore-scripts',
    '--install-links',
    ...names.map((name) => tarballs[name].path),
  );
  return {
    tarballs,
    project,
    run: (program, ...args) => execFileSync(program, args, { cwd: project, encoding: 'utf8' }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
