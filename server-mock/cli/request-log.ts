/** One readable line per request. */
import type { RequestEntry } from '../node.js';

/** Ids of the vault have 21 characters; a code or a token is longer, wherever it was put by mistake. */
const longestId = 21;

export function formatRequest({ method, path, status, tag, ms }: RequestEntry): string {
  const time = `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
  return [method.padEnd(6), withoutSecrets(path), String(status), tag, time].filter(Boolean).join(' ');
}

function withoutSecrets(path: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, i) => (segments[i - 1] === 'principal' || segment.length > longestId ? '***' : segment))
    .join('/');
}
