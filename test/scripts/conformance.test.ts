/** The accessibility conformance report covers every criterion, and the tests that it names exist. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** WCAG 2.2, levels A and AA. */
const criteria =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 ' +
  '1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 ' +
  '2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 ' +
  '3.3.7 3.3.8 4.1.2 4.1.3';

const rows = readFileSync(join(root, 'stories/docs/conformance.mdx'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [criterion = '', , verdict = '', why = '', heldBy = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { number: criterion.split(' ')[0], verdict, why, heldBy };
  });

describe('the conformance report', () => {
  it('judges every criterion once', () => {
    assert.deepEqual(
      rows.map(({ number }) => number),
      criteria.split(' '),
    );
    for (const { verdict, why } of rows) {
      assert.match(verdict, /^(Supports|Partially|Not applicable)$/);
      assert.notEqual(why, '');
    }
  });

  it('names tests that exist for each claim', () => {
    for (const { number, verdict, heldBy } of rows) {
      if (verdict === 'Not applicable') continue;
      for (const test of heldBy.split('<br />')) {
        const path = /^`((?:test|scripts)\/.+)`$/.exec(test)?.[1];
        assert.ok(path && existsSync(join(root, path)), `${String(number)}: ${test}`);
      }
    }
  });
});
