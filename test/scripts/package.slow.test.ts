/** The published packages, as an app installs them. `npm run verify` builds them first. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { dependencies, pack, type Packed, type PackageName } from './packed.js';

interface Manifest {
  name: PackageName;
  exports: Record<string, string | { types: string; default?: string }>;
  dependencies: Record<string, string>;
}

const readManifest = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Manifest;

function describePackage(manifest: Manifest, check: (packed: () => Packed) => void): void {
  describe(manifest.name, () => {
    let packed: Packed;
    before(() => {
      packed = pack(manifest.name);
    });
    after(() => {
      packed?.remove();
    });

    it('installs its dependencies and nothing else', () => {
      const modules = join(packed.project, 'node_modules');
      const installed = readdirSync(modules)
        .filter((name) => !name.startsWith('.'))
        .flatMap((name) =>
          name.startsWith('@') ? readdirSync(join(modules, name)).map((one) => `${name}/${one}`) : [name],
        );
      assert.deepEqual(installed.sort(), [...dependencies(manifest.name), manifest.name].sort());
    });

    it('satisfies publint', async () => {
      const tarball = readFileSync(packed.tarballs[manifest.name].path);
      const buffer = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
      const { messages, pkg } = await publint({ pack: { tarball: buffer as ArrayBuffer } });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg, { color: false })),
        [],
      );
    });

    it('has types that every module resolution finds', () => {
      const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
      const { path } = packed.tarballs[manifest.name];
      const scripts = Object.keys(manifest.exports).filter((entry) => /\.(js|css)$/.test(entry));
      const untyped = scripts.length > 0 ? ['--exclude-entrypoints', ...scripts] : [];
      // Exits with an error, and so throws, when it finds a problem.
      execFileSync(process.execPath, [attw, path, '--profile', 'esm-only', '--no-color', ...untyped]);
    });

    for (const [entry, target] of Object.entries(manifest.exports))
      if (typeof target === 'object' && target.default)
        it(`can be imported on a server: ${entry}`, () => {
          const path = manifest.name + entry.slice(1);
          const script = `console.log(Object.keys(await import('${path}')).length)`;
          assert.ok(Number(packed.run(process.execPath, '--input-type=module', '--eval', script)) > 0);
        });

    check(() => packed);
  });
}

const kit = readManifest('package.json');

describePackage(kit, (packed) => {
  const read = (path: string) => readFileSync(join(packed().project, 'node_modules', kit.name, path), 'utf8');

  it('contains the build and the files that people read, without the server', () => {
    const { files } = packed().tarballs[kit.name];
    const others = files.filter((path) => !/^dist\/[\w./@-]+\.(js|d\.ts|css|json|md|txt)$/.test(path));
    assert.deepEqual(others.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    for (const file of ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js', 'web-types.json'])
      assert.ok(files.includes(`dist/${file}`), file);
    assert.deepEqual(
      files.filter((path) => /mock|wasm|reference/.test(path)),
      [],
    );
  });

  it('is at most 1.8 MB, of which the languages are 0.36', () => {
    assert.ok(packed().tarballs[kit.name].unpackedSize <= 1_800_000);
  });

  it('has no language of more than 3.5 kB', () => {
    for (const name of readdirSync(
      join(packed().project, 'node_modules', kit.name, 'dist/strings/languages'),
    ))
      if (name.endsWith('.js')) {
        const size = gzipSync(read(`dist/strings/languages/${name}`), { level: 9 }).length;
        assert.ok(size <= 3500, `${name}: ${size} bytes`);
      }
  });

  it('depends on Lit, SimpleWebAuthn’s browser package and, for the backend, jose alone', () => {
    assert.deepEqual(Object.keys(kit.dependencies).sort(), ['@simplewebauthn/browser', 'jose', 'lit']);
  });

  it('lists the integrity hash of each script file', () => {
    const hashes = Object.entries(JSON.parse(read('dist/integrity.json')) as Record<string, string>);
    assert.equal(hashes.length, 3);
    for (const [file, integrity] of hashes) {
      const hash = createHash('sha384').update(read(`dist/${file}`));
      assert.equal(`sha384-${hash.digest('base64')}`, integrity, file);
    }
  });

  it('lets a bundler without code splitting leave the languages out', () => {
    const input = `import 'passkey-elements/passkey-login';`;
    const flags = ['--bundle', '--minify', '--format=esm', '--external:./languages/*'];
    const options = { cwd: packed().project, input };
    const bundle = execFileSync(resolve('node_modules/.bin/esbuild'), flags, options);
    assert.ok(gzipSync(bundle).length < 27_000, `${gzipSync(bundle).length} bytes`);
  });

  it('names its version and licence in each script file', () => {
    const files = [
      'passkey-elements.js',
      'passkey-elements.iife.js',
      'autoload.js',
      'testing/device.iife.js',
    ];
    for (const file of files)
      assert.match(read(`dist/${file}`), /^\/\*! passkey-elements \d+\.\d+\.\d+, MIT licence/, file);
  });

  it('exports each script file under its name', () => {
    const script = `const names = ['passkey-elements.js', 'passkey-elements.iife.js', 'autoload.js',
        'testing/device.iife.js', 'integrity.json'];
      const { existsSync } = await import('node:fs');
      for (const name of names)
        if (!existsSync(new URL(import.meta.resolve('${kit.name}/' + name)))) throw new Error(name);`;
    packed().run(process.execPath, '--input-type=module', '--eval', script);
  });

  it('builds in no package, so that an audit of the app sees each one', () => {
    const { files } = packed().tarballs[kit.name];
    assert.deepEqual(
      files.filter((path) => /node_modules|vendor/.test(path)),
      [],
    );
    assert.match(read('dist/server/id-token.js'), /from\s*"jose"/);
    assert.ok('jose' in (readManifest('package.json') as { dependencies: object }).dependencies);
  });
});

const mock = readManifest('server-mock/package.json');

describePackage(mock, (packed) => {
  it('contains the compiled server and the files that people read, without the playground', () => {
    const { files } = packed().tarballs[mock.name];
    const others = files.filter((path) => !/^dist\/[\w./-]+\.(js|d\.ts)$/.test(path));
    assert.deepEqual(others.sort(), ['LICENSE', 'README.md', 'package.json']);
    assert.deepEqual(
      files.filter((path) => path.includes('playground')),
      [],
    );
  });

  it('is at most 0.45 MB', () => {
    assert.ok(packed().tarballs[mock.name].unpackedSize <= 450_000);
  });

  it('prints its options', () => {
    assert.match(packed().run('npx', '--offline', mock.name, '--help'), /^Usage: npx passkey-elements-mock/);
  });

  it('runs in a test without a socket', () => {
    const script = `import { createMockServer } from 'passkey-elements-mock';
      const server = await createMockServer();
      const response = await server.fetch(new Request('http://localhost/.well-known/jwks.json'));
      console.log(response.status);`;
    assert.equal(packed().run(process.execPath, '--input-type=module', '--eval', script), '200\n');
  });

  it('starts with npx and keeps its vault in the project', async () => {
    const { project } = packed();
    const options = ['--port', '0', '--json', '--quiet', '--data', 'vault.sqlite'];
    const child = spawn('npx', ['--offline', mock.name, ...options], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const ended = once(child, 'close');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, tenancyId } = JSON.parse(line) as { url: string; tenancyId: string };
    const response = await fetch(`${url}/${tenancyId}/passkey/authentication/options`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost' },
      body: '{}',
    });
    assert.equal(response.status, 200, await response.text());
    // To the whole process group, because npx starts the server as a child.
    process.kill(-child.pid!, 'SIGTERM');
    await ended;
    assert.ok(readdirSync(project).includes('vault.sqlite'));
  });
});
