/**
 * Publishes a version: `npm run release -- 1.2.3`. With `--dry-run` it checks, says what it would do, and changes
 * nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(`${root}${name}`, 'utf8');

/**
 * @param {string} current
 * @param {string | undefined} next
 * @returns {string} what is wrong with releasing `next` after `current`, or nothing
 */
export function versionProblem(current, next) {
  const parts = (version) => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);
  const [from, to] = [parts(current), parts(next ?? '')];
  if (!to) return 'Usage: npm run release -- MAJOR.MINOR.PATCH [--dry-run]';
  const [major, minor, patch] = from;
  const following = [
    [major + 1, 0, 0],
    [major, minor + 1, 0],
    [major, minor, patch + 1],
    // The first release is of what the package says already.
    from,
  ];
  if (following.some((version) => version.join() === to.join())) return '';
  return `${next} does not follow ${current}.`;
}

/**
 * The changelog with what was unreleased under its version. Throws when there is nothing.
 *
 * @param {string} changelog
 * @param {string} version
 * @param {string} date
 * @returns {string}
 */
export function releaseNotes(changelog, version, date) {
  const [, entries] = /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m.exec(changelog) ?? [];
  if (!entries?.trim()) throw new Error('CHANGELOG.md says nothing under "Unreleased".');
  if (changelog.includes(`## ${version} `)) throw new Error(`CHANGELOG.md has ${version} already.`);
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${date})\n`);
}

function main(args) {
  const isDryRun = args.includes('--dry-run');
  const [version] = args.filter((arg) => !arg.startsWith('--'));
  const current = JSON.parse(read('package.json'));
  const problem = versionProblem(current.version, version);
  if (problem) throw new Error(problem);
  const notes = releaseNotes(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10));
  const run = (program, ...rest) => {
    console.log(`$ ${[program, ...rest].join(' ')}`);
    if (!isDryRun) execFileSync(program, rest, { cwd: root, stdio: 'inherit' });
  };
  const output = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  if (output && !isDryRun) throw new Error(`Commit first:\n${output}`);

  console.log(`Changelog and README: ${version}`);
  if (!isDryRun) {
    writeFileSync(`${root}CHANGELOG.md`, notes);
    const address = (at) => `${current.name}@${at}/`;
    writeFileSync(
      `${root}README.md`,
      read('README.md').replaceAll(address(current.version), address(version)),
    );
    const constant = 'src/backend/version.ts';
    writeFileSync(`${root}${constant}`, read(constant).replace(`'${current.version}'`, `'${version}'`));
  }
  run('npm', 'version', version, '--no-git-tag-version', '--allow-same-version');
  // Builds as well, which writes the hashes of the script files into the README.
  run('npm', 'run', 'verify');
  run('git', 'commit', '--all', '--message', `Release ${version}`);
  // Annotated, because others would not be pushed.
  run('git', 'tag', `v${version}`, '--annotate', '--message', `Release ${version}`);
  run('npm', 'publish', '--access', 'public');
  run('git', 'push', '--follow-tags');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
