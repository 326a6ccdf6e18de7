/** Reports Node's tests: a line per file, each failure in full, and the totals (also to TEST_TOTALS). */
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { inspect } from 'node:util';

/** Node reports a file as a test when it has no tests (a pass), or when it breaks outside of them (a failure). */
const isFile = ({ name, file }) => file !== undefined && resolve(name) === file;

const isSuite = ({ details }) => details?.type === 'suite';

const isNodesOwnTotal = (message) =>
  /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message);

function describe({ name, file, details }) {
  const error = details?.error?.cause ?? details?.error;
  const where = relative('.', file ?? '');
  const text = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
  return `✖ ${where} › ${name}\n${text.replace(/^/gm, '    ')}\n`;
}

export default async function* report(events) {
  const totals = { passed: 0, failed: 0 };
  const files = new Map();
  const count = ({ file = '' }, outcome) => {
    totals[outcome] += 1;
    const counts = files.get(file) ?? { passed: 0, failed: 0 };
    counts[outcome] += 1;
    files.set(file, counts);
  };

  for await (const { type, data = {} } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:diagnostic' && !isNodesOwnTotal(data.message)) yield `ℹ ${data.message}\n`;
    if (data.skip !== undefined || data.todo !== undefined) continue;
    if (type === 'test:pass' && isFile(data)) {
      count(data, 'failed');
      yield `✖ ${relative('.', data.file)} has no tests.\n`;
    } else if (type === 'test:pass' && !isSuite(data)) {
      count(data, 'passed');
    } else if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') {
      count(data, 'failed');
      yield describe(data);
    }
  }

  for (const [file, { passed, failed }] of files) {
    yield `${failed > 0 ? '✖' : '✔'} ${relative('.', file)}: ${passed} passed, ${failed} failed\n`;
  }
  yield `Node: ${totals.passed} passed, ${totals.failed} failed\n`;
  if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(totals));
  if (totals.passed === 0 || totals.failed > 0) process.exitCode = 1;
}
