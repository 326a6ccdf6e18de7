/** The built package as an app gets it, through its own doors. `npm run verify` builds it before. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Manifest {
  name: string;
  exports: Record<string, string | { types: string; default: string }>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('the built package', () => {
  for (const [door, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    it(`has the door "${door}", with types, and it can be imported on a server`, () => {
      for (const path of Object.values(target)) assert.ok(existsSync(path), `${path}: npm run build`);
      // In a process without the tests' own loader, which would find the source.
      const script = `console.log(Object.keys(await import('${manifest.name}${door.slice(1)}')).length)`;
      const names = execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
      assert.ok(Number(names) > 0);
    });
  }
});
