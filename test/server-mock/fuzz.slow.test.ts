/** The same as `fuzz.test.ts` for longer, from several seeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bombard } from './support/fuzz.js';

for (const seed of [1, 2, 3]) {
  test(`no request causes a 5xx, an unknown tag or a polluted prototype, from seed ${seed}`, async () => {
    const count = await bombard({ seed, runs: 60_000, milliseconds: 60_000 });
    assert.ok(count >= 1000);
  });
}
