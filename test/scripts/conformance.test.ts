/** The conformance report judges every criterion, and what it says holds a verdict is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** WCAG 2.2, levels A and AA. */
const criteria =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 ' +
  '1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 ' +
  '2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 ' +
  '3.3.7 3.3.8 4.1.2 4.1.3';

const rows = read('stories/docs/conformance.mdx')
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

  it('names a test that exists wherever it claims something', () => {
    for (const { number, verdict, heldBy } of rows) {
      if (verdict === 'Not applicable') continue;
      const tests = heldBy.split('<br />');
      for (const test of tests) {
        const [, path, title] = /^`(.+)` › “(.+)”$/.exec(test) ?? [];
        assert.ok(path && title, `${String(number)}: ${test}`);
        assert.ok(read(path).includes(title), `${String(number)}: ${title} is not in ${path}`);
      }
    }
  });
});
