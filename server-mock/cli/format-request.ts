/** The request log of the command line: one line per request. */
import type { RequestEntry } from '../node/listen.js';
import { withoutSecrets } from '../http/request-log.js';

export function formatRequest({ method, path, status, tag, ms }: RequestEntry): string {
  const time = `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
  const outcome = status === 0 ? 'dropped' : String(status);
  return [method.padEnd(6), withoutSecrets(path), outcome, tag, time].filter(Boolean).join(' ');
}
