/** Counts what ran, for the one summary over all runners, and fails a run that proved nothing. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';

function testsOf(suite: TestSuiteResult | undefined): { passed: boolean; skipped: boolean }[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

function count(session: TestSession): { passed: number; failed: number } {
  const tests = testsOf(session.testResults).filter((test) => !test.skipped);
  const passed = tests.filter((test) => test.passed).length;
  const failed = tests.length - passed;
  // A file that broke outside its tests, or that has none, is one failure.
  const broken = !session.passed || session.errors.length > 0 || tests.length === 0;
  return { passed, failed: Math.max(failed, broken ? 1 : 0) };
}

export function totalsReporter(): Reporter {
  const totals = { passed: 0, failed: 0 };
  // The runner exits by itself and knows nothing of files without tests.
  process.once('exit', () => {
    if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
  });
  return {
    onTestRunFinished({ sessions }) {
      const counts = sessions.map(count);
      totals.passed = counts.reduce((sum, { passed }) => sum + passed, 0);
      totals.failed = counts.reduce((sum, { failed }) => sum + failed, 0);
      const file = process.env['TEST_TOTALS'];
      if (file) writeFileSync(file, JSON.stringify(totals));
    },
  };
}
