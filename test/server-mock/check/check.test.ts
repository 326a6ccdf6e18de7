/** The checker against our own backend. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rules } from '../../../server-mock/check/rules.js';
import { checkOurs } from './support.js';

describe('the checker', () => {
  it('finds that our backend keeps every rule', async () => {
    const report = await checkOurs();
    const open = report.rules.filter(({ result }) => result !== 'holds');
    assert.deepEqual(open, []);
    assert.deepEqual(
      report.rules.map(({ id }) => id),
      Object.keys(rules),
    );
    assert.equal(report.holds, true);
  });

  it('has the rules of the README, with its numbers', () => {
    const readme = readFileSync(new URL('../../../src/backend/README.md', import.meta.url), 'utf8');
    const written = [...readme.matchAll(/^- \*\*([RSPC]\d+)\*\* /gm)].map(([, id]) => id);
    assert.deepEqual(written, Object.keys(rules));
  });
});
