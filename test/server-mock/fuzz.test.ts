/** Generated and mutated requests to every route: always an answer that is JSON, described, and no failure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bombard } from './support/fuzz.js';

test('no request causes a 5xx, an unknown tag or a polluted prototype', async () => {
  const count = await bombard({ seed: 20_261_122, runs: 2000, milliseconds: 20_000 });
  assert.ok(count >= 100);
});
