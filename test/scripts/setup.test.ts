import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
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
  const having = (...programs: string[]) => ({ exists: (path: string) => programs.includes(path) });

  it('takes CHROME_PATH before anything else', () => {
    const env = { CHROME_PATH: '/my/chrome', PATH: '/usr/bin' };
    const options = having('/my/chrome', join('/usr/bin', 'chromium'));
    assert.equal(findChromium({ env, platform: 'linux', ...options }), '/my/chrome');
  });

  it('does not test another browser than CHROME_PATH asks for', () => {
    const env = { CHROME_PATH: '/gone', PATH: '/usr/bin' };
    const options = having(join('/usr/bin', 'chromium'));
    assert.throws(() => findChromium({ env, platform: 'linux', ...options }), /CHROME_PATH/);
  });

  it('looks on PATH, then where installers put it', () => {
    const env = { PATH: '/usr/bin' };
    const onPath = join('/usr/bin', 'google-chrome');
    const installed = join('/Applications', 'Google Chrome.app/Contents/MacOS/Google Chrome');
    assert.equal(findChromium({ env, platform: 'linux', ...having(onPath) }), onPath);
    assert.equal(findChromium({ env, platform: 'darwin', ...having(installed) }), installed);
    const windows = join('C:\\Program Files', 'Google/Chrome/Application/chrome.exe');
    const windowsEnv = { PATH: '', PROGRAMFILES: 'C:\\Program Files' };
    assert.equal(findChromium({ env: windowsEnv, platform: 'win32', ...having(windows) }), windows);
  });

  it('finds nothing where there is nothing', () => {
    assert.equal(findChromium({ env: { PATH: '/usr/bin' }, platform: 'linux', ...having() }), undefined);
  });
});
