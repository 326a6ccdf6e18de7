/** Counts what ran, for the one summary over all runners, and fails a run that proved nothing. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';

interface Totals {
  passed: number;
  failed: number;
}

function testsOf(suite: TestSuiteResult | undefined): { passed: boolean; skipped: boolean }[] {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

function count(session: TestSession): Totals {
  const tests = testsOf(session.testResults).filter((test) => !test.skipped);
  const passed = tests.filter((test) => test.passed).length;
  const failed = tests.length - passed;
  // A file that broke outside its tests, or that has none, is one failure.
  const broken = !session.passed || session.errors.length > 0 || tests.length === 0;
  return { passed, failed: Math.max(failed, broken ? 1 : 0) };
}

function sum(sessions: TestSession[]): Totals {
  const counts = sessions.map(count);
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

export function totalsReporter(): Reporter {
  const totals: Totals = { passed: 0, failed: 0 };
  // The runner exits by itself and knows nothing of files without tests.
  process.once('exit', () => {
    if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
  });
  return {
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const { passed, failed } = sum(sessionsForTestFile);
      logger.log(
        `${failed > 0 ? '✖' : '✔'} ${relative('.', testFile)}: ${String(passed)} passed, ${String(failed)} failed`,
      );
    },
    onTestRunFinished({ sessions }) {
      Object.assign(totals, sum(sessions));
      const file = process.env['TEST_TOTALS'];
      if (file) writeFileSync(file, JSON.stringify(totals));
    },
  };
}
