import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { missingFields, releaseNotes, versionProblem } from '../../scripts/release.mjs';

const changelog = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n';

describe('versionProblem', () => {
  for (const next of ['1.0.0', '0.2.0', '0.1.3', '0.1.2'])
    it(`accepts ${next} after 0.1.2`, () => {
      assert.equal(versionProblem('0.1.2', next), '');
    });
  for (const next of ['0.1.1', '0.1.4', '0.3.0', '2.0.0', '0.2.1', '1.0', 'v0.2.0', '', undefined])
    it(`refuses ${next} after 0.1.2`, () => {
      assert.notEqual(versionProblem('0.1.2', next), '');
    });
});

describe('releaseNotes', () => {
  it('moves the unreleased entries under the version', () => {
    assert.equal(
      releaseNotes(changelog, '0.2.0', '2026-02-03'),
      '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-02-03)\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n',
    );
  });
  it('accepts entries at the end of the file', () => {
    const first = '# Changelog\n\n## Unreleased\n\n- New.\n';
    assert.match(releaseNotes(first, '0.1.0', '2026-02-03'), /## 0\.1\.0 \(2026-02-03\)\n\n- New\./);
  });
  it('refuses an empty release and a version that exists', () => {
    const empty = changelog.replace('- New.\n\n', '');
    assert.throws(() => releaseNotes(empty, '0.2.0', '2026-02-03'), /nothing under/);
    assert.throws(() => releaseNotes(changelog, '0.1.0', '2026-02-03'), /already/);
  });
});

describe('missingFields', () => {
  it('names the addresses that a published package must have', () => {
    assert.deepEqual(missingFields({ homepage: 'https://example.com', bugs: {} }), ['repository']);
  });
});

describe('the README', () => {
  it('links to the files of this version', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, string>;
    const addresses = readFileSync('README.md', 'utf8').match(/\/npm\/[^@]+@[\d.]+\//g);
    assert.deepEqual(addresses, [`/npm/${name}@${version}/`]);
  });
});

describe('the packages', () => {
  it('have the same version', () => {
    const versions = ['package.json', 'server-mock/package.json'].map(
      (path) => (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version,
    );
    assert.equal(versions[0], versions[1]);
  });
});

describe('a dry run', () => {
  const files = [
    'package.json',
    'server-mock/package.json',
    'package-lock.json',
    'CHANGELOG.md',
    'README.md',
  ];
  const contents = () => files.map((name) => readFileSync(name, 'utf8'));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/release.mjs', ...args], { encoding: 'utf8' });

  it('prints the steps and changes nothing', () => {
    const before = contents();
    const { status, stdout } = run(version, '--dry-run');
    assert.equal(status, 0);
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.startsWith('$')),
      [
        `$ npm version ${version} --workspaces --include-workspace-root --no-git-tag-version --allow-same-version`,
        '$ npm run verify',
        `$ git commit --all --message Release ${version}`,
        `$ git tag v${version} --annotate --message Release ${version} --message dist/integrity.json`,
        '$ git push --follow-tags',
      ],
    );
    assert.deepEqual(contents(), before);
  });
  it('fails for a version that cannot come next', () => {
    const { status, stderr } = run('99.0.0', '--dry-run');
    assert.equal(status, 1);
    assert.match(stderr, /99\.0\.0 does not follow/);
  });
});
