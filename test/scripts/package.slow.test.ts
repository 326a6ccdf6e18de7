/** The package as an app gets it. `npm run verify` builds it before. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { dependencies, pack, type Packed } from './packed.js';

interface Manifest {
  name: string;
  exports: Record<string, string | { types: string; default?: string }>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const doors = Object.entries(manifest.exports).flatMap(([door, target]) =>
  typeof target === 'object' ? [{ path: `${manifest.name}${door.slice(1)}`, ...target }] : [],
);

describe('the package', () => {
  let packed: Packed;
  before(() => {
    packed = pack();
  });
  after(() => {
    packed?.remove();
  });

  it('holds what was built and what a person reads, and nothing else', () => {
    const read = ['CHANGELOG.md', 'LICENSE', 'README.md', 'custom-elements.json', 'package.json'];
    assert.deepEqual(
      packed.files
        .filter((path) => !/^dist\/[\w./@-]+\.(js|js\.map|d\.ts|json|md|txt|wasm)$/.test(path))
        .sort(),
      read,
    );
    for (const file of ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js', 'web-types.json'])
      assert.ok(packed.files.includes(`dist/${file}`), file);
    assert.ok(
      statSync(packed.tarball).size < 2_500_000,
      'a megabyte or two; most of it is the mock’s SQLite',
    );
  });

  it('installs what pages need, and no server', () => {
    const modules = join(packed.project, 'node_modules');
    const installed = readdirSync(modules)
      .filter((name) => !name.startsWith('.'))
      .flatMap((name) =>
        name.startsWith('@') ? readdirSync(join(modules, name)).map((one) => `${name}/${one}`) : [name],
      );
    assert.deepEqual(installed.sort(), [...dependencies(), manifest.name].sort());
  });

  it('satisfies publint', async () => {
    const tarball = readFileSync(packed.tarball);
    const buffer = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: buffer as ArrayBuffer } });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('has types that resolve wherever modules do', () => {
    const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
    // Throws with what is wrong.
    execFileSync(process.execPath, [attw, packed.tarball, '--profile', 'esm-only', '--no-color']);
  });

  for (const { path, default: code } of doors)
    if (code)
      it(`lets a server import ${path}`, () => {
        const script = `console.log(Object.keys(await import('${path}')).length)`;
        assert.ok(Number(packed.run(process.execPath, '--input-type=module', '--eval', script)) > 0);
      });

  it('says in the README what its script files hash to', () => {
    const readme = readFileSync(join(packed.project, 'node_modules', manifest.name, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([\w.-]+\.js)` +\| `sha384-(.+)` \|$/gm)];
    assert.equal(rows.length, 3);
    for (const [, file, hash] of rows) {
      const content = readFileSync(join(packed.project, 'node_modules', manifest.name, 'dist', file!));
      assert.equal(createHash('sha384').update(content).digest('base64'), hash, file);
    }
  });

  it('has the licence of each package whose code is in it', () => {
    const licenses = readFileSync('dist/vendor/licenses.md', 'utf8');
    const vendored = packed.files.flatMap((path) => /^dist\/vendor\/((@\w+\/)?\w+)\//.exec(path)?.[1] ?? []);
    assert.ok(vendored.length > 0);
    for (const name of new Set(vendored)) assert.match(licenses, new RegExp(`^## ${name} `, 'm'));
  });

  it('has source maps with the sources in them', () => {
    const maps = packed.files.filter((path) => path.endsWith('.js.map'));
    assert.ok(maps.length > 20);
    for (const path of maps) {
      const map = JSON.parse(
        readFileSync(join(packed.project, 'node_modules', manifest.name, path), 'utf8'),
      ) as { sources: string[]; sourcesContent?: string[] };
      assert.equal(map.sourcesContent?.length, map.sources.length, path);
    }
  });

  it('explains its command', () => {
    assert.match(
      packed.run('npx', '--offline', manifest.name, 'mock', '--help'),
      /^Usage: npx passkey-elements/,
    );
  });

  it('starts the mock server, which keeps its vault in the project', async () => {
    const child = spawn(
      'npx',
      ['--offline', manifest.name, 'mock', '--port', '0', '--json', '--quiet', '--data', 'vault.sqlite'],
      { cwd: packed.project, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
    );
    const ended = once(child, 'close');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, tenancyId } = JSON.parse(line) as { url: string; tenancyId: string };
    const answer = await fetch(`${url}/${tenancyId}/passkey/authentication/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost' },
      body: '{}',
    });
    assert.equal(answer.status, 200, await answer.text());
    // To npx and to what it started.
    process.kill(-child.pid!, 'SIGTERM');
    await ended;
    assert.ok(readdirSync(packed.project).includes('vault.sqlite'));
  });
});
