import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { isInstalled } from '../../scripts/install-packages.mjs';
import { isSupported } from '../../scripts/require-node.mjs';

describe('isSupported', () => {
  for (const version of ['v20.19.0', 'v20.20.2', 'v22.13.0', 'v24.0.0', 'v26.1.0']) {
    it(`takes ${version}`, () => {
      assert.equal(isSupported(version), true);
    });
  }
  for (const version of ['v14.21.3', 'v18.20.0', 'v20.18.9', 'v21.7.0', 'v22.12.0', 'v23.11.0']) {
    it(`refuses ${version}`, () => {
      assert.equal(isSupported(version), false);
    });
  }
});

describe('isInstalled', () => {
  const locked = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/workspace': { link: true },
    'node_modules/for-windows': { version: '1.0.0', optional: true },
  };
  const workspace = { 'node_modules/workspace': { link: true } };
  const cases: [name: string, installed: object | undefined, expected: boolean][] = [
    ['nothing there', undefined, false],
    ['everything for this platform', { 'node_modules/a': { version: '1.0.0' }, ...workspace }, true],
    ['no workspace', { 'node_modules/a': { version: '1.0.0' } }, false],
    ['another version', { 'node_modules/a': { version: '1.0.1' }, ...workspace }, false],
    ['one package short', workspace, false],
    [
      'an optional package of another version',
      {
        'node_modules/a': { version: '1.0.0' },
        ...workspace,
        'node_modules/for-windows': { version: '0.9.0' },
      },
      false,
    ],
  ];
  for (const [name, installed, expected] of cases) {
    it(`${name}: ${String(expected)}`, () => {
      assert.equal(isInstalled(locked, installed), expected);
    });
  }
});

describe('findChromium', () => {
  /** A folder with empty programs of these names. */
  function folderWith(t: TestContext, ...names: string[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    t.after(() => {
      rmSync(folder, { recursive: true });
    });
    for (const name of names) writeFileSync(join(folder, name), '', { mode: 0o755 });
    return folder;
  }

  it('prefers CHROME_PATH', (t) => {
    const folder = folderWith(t, 'mine', 'chromium');
    const path = join(folder, 'mine');
    assert.equal(findChromium({ CHROME_PATH: path, PATH: folder }), path);
  });

  it('throws when CHROME_PATH names no program, rather than testing another browser', (t) => {
    const env = { CHROME_PATH: '/gone', PATH: folderWith(t, 'chromium') };
    assert.throws(() => findChromium(env), /CHROME_PATH/);
  });

  it('looks on PATH before the folders of installers', (t) => {
    const folder = folderWith(t, 'google-chrome');
    assert.equal(findChromium({ PATH: folder }), join(folder, 'google-chrome'));
  });

  it('returns only a program that exists when PATH has none', () => {
    const path = findChromium({ PATH: '' });
    assert.ok(path === undefined || existsSync(path), path);
  });
});

describe('the dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string } | undefined>;
  };
  for (const [name, range] of Object.entries(dependencies))
    it(`are tested in the lowest version of their range: ${name}`, () => {
      assert.equal(range, `^${packages[`node_modules/${name}`]?.version}`);
    });
});
