/**
 * `npm run release -- 1.2.3`: tags that version of both packages, which the release workflow then publishes. `--dry-run`
 * checks and prints the steps, and changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(`${root}${name}`, 'utf8');

/**
 * @param {string} current
 * @param {string | undefined} next
 * @returns {string} why `next` cannot be released after `current`; empty when it can
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
    // The first release has the version that package.json starts with.
    from,
  ];
  if (following.some((version) => version.join() === to.join())) return '';
  return `${next} does not follow ${current}.`;
}

/**
 * Moves the unreleased entries of the changelog under a version. Throws when there are none.
 *
 * @param {string} changelog
 * @param {string} version
 * @param {string} date
 * @returns {string}
 */
export function releaseNotes(changelog, version, date) {
  const [, entries] = /^## Unreleased\n([^]*?)(?=^## |$(?![^]))/m.exec(changelog) ?? [];
  if (!entries?.trim()) throw new Error('CHANGELOG.md has nothing under "Unreleased".');
  if (changelog.includes(`## ${version} `)) throw new Error(`CHANGELOG.md has ${version} already.`);
  return changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} (${date})\n`);
}

/**
 * @param {Record<string, unknown>} manifest the content of package.json
 * @returns {string[]} the fields that a published package must have and this one lacks
 */
export const missingFields = (manifest) =>
  ['homepage', 'bugs', 'repository'].filter((field) => manifest[field] === undefined);

function main(args) {
  const isDryRun = args.includes('--dry-run');
  const [version] = args.filter((arg) => !arg.startsWith('--'));
  const current = JSON.parse(read('package.json'));
  const problem = versionProblem(current.version, version);
  if (problem) throw new Error(problem);
  const missing = missingFields(current);
  if (missing.length > 0 && !isDryRun) throw new Error(`package.json lacks ${missing.join(', ')}.`);
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
  const both = ['--workspaces', '--include-workspace-root'];
  run('npm', 'version', version, ...both, '--no-git-tag-version', '--allow-same-version');
  run('npm', 'run', 'verify');
  run('git', 'commit', '--all', '--message', `Release ${version}`);
  // Annotated, because `--follow-tags` pushes no other tags. The message carries the hashes of the script files.
  const hashes = isDryRun ? 'dist/integrity.json' : read('dist/integrity.json');
  run('git', 'tag', `v${version}`, '--annotate', '--message', `Release ${version}`, '--message', hashes);
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
