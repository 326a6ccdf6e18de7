/** The runners must not look green when something did not run. Each case runs Node's runner for real. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, it, type TestContext } from 'node:test';

interface Outcome {
  ok: boolean;
  totals: { passed: number; failed: number };
  output: string;
}

/** Runs one test file with the given text. */
function run(t: TestContext, text: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'x.test.mjs');
  const totals = join(folder, 'totals.json');
  writeFileSync(file, text);
  // Node tells its test processes by this variable that they are such; the one started here is not.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test-node.mjs', file], {
    env: { ...env, TEST_TOTALS: totals },
    encoding: 'utf8',
  });
  const counted = JSON.parse(readFileSync(totals, 'utf8')) as Outcome['totals'];
  return { ok: status === 0, totals: counted, output: stdout };
}

describe('the runner for Node', () => {
  it('counts tests, not suites', (t) => {
    const text = `import { describe, it } from 'node:test'; describe('s', () => { it('a', () => {}); it('b', () => {}); });`;
    const { ok, totals } = run(t, text);
    assert.deepEqual({ ok, totals }, { ok: true, totals: { passed: 2, failed: 0 } });
  });

  it('shows a failure in full', (t) => {
    const text = `import { it } from 'node:test'; it('breaks', () => { throw new Error('the reason'); });`;
    const { ok, totals, output } = run(t, text);
    assert.deepEqual({ ok, totals }, { ok: false, totals: { passed: 0, failed: 1 } });
    assert.match(output, /breaks[^]*the reason/);
  });

  const broken = {
    'has no tests': `export {};`,
    'cannot be loaded': `throw new Error('at import');`,
    'ends in the middle': `import { it } from 'node:test'; it('a', () => {}); it('b', () => process.exit(0));`,
    'rejects after its test': `import { it } from 'node:test'; it('a', () => { setTimeout(() => Promise.reject(new Error('late')), 10); });`,
    'fails in a hook': `import { after, describe, it } from 'node:test'; describe('s', () => { after(() => { throw new Error('hook'); }); it('a', () => {}); });`,
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`counts a file that ${name} as a failure`, (t) => {
      const { ok, totals } = run(t, text);
      assert.deepEqual({ ok, failed: totals.failed }, { ok: false, failed: 1 });
    });
  }
});
