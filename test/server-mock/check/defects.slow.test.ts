/** The checker finds each deliberate defect. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatReport } from '../../../server-mock/check/report.js';
import { rules } from '../../../server-mock/check/rules.js';
import { defects } from './defects.js';
import { checkOurs } from './support.js';

describe('the checker', () => {
  it('has a defect to find for every rule', () => {
    assert.deepEqual([...new Set(defects.map(([rule]) => rule))], Object.keys(rules));
  });

  for (const [rule, defect, make] of defects)
    it(`finds with ${rule} a backend that ${defect}`, async () => {
      // The checks of C2 send the codes that R4 and C8 look for.
      const only = ['R4', 'C8'].includes(rule) ? ([rule, 'C2'] as const) : [rule];
      const report = await checkOurs(undefined, make, only);
      const found = report.rules.find(({ id }) => id === rule);
      assert.equal(found?.result, 'fails', formatReport(report));
      assert.equal(report.holds, false);
    });
});
