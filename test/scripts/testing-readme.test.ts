/** src/testing/README.md names everything that a device can be told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../src/testing/${path}`, import.meta.url)), 'utf8');
const readme = read('README.md');

describe('the README of the testing entry point', () => {
  it('lists every option, and no other', () => {
    const [, options = ''] = /interface DeviceOptions \{([^]*?)\n\}/.exec(read('options.ts')) ?? [];
    const names = [...options.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name);
    const [, table = ''] = /## The device\n([^]*)/.exec(readme) ?? [];
    const rows = [...table.matchAll(/^\| (`[^|]*?) *\|/gm)].map(([, cell = '']) => cell);
    const listed = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    assert.deepEqual(['respond', ...listed].sort(), names.sort());
  });

  it('lists every answer', () => {
    const [, type = ''] = /type Answer =([^;]*;?[^;]*\}?);/.exec(read('prompt.ts')) ?? [];
    for (const [, word = ''] of type.matchAll(/'(\w+)'/g)) assert.ok(readme.includes(`'${word}'`), word);
    assert.match(type, /'approve'/);
  });
});
