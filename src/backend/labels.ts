/** The default label of a new passkey. */
import type { Passkey } from '../wire/contract.js';
import type { LinkedPasskey } from './accounts.js';

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

// Most user agents contain the names of other browsers too, so the most specific name comes first.
const browsers: [RegExp, string][] = [
  [/Edg\w*\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom\w*\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/**
 * The record of a new passkey, labelled with its provider or with the browser and system that created it: names, which
 * are the same in every language. Without any, the label is empty, and the page shows its own word for a passkey.
 */
export function describePasskey(
  { id, platform }: Passkey,
  userAgent: string | null,
  others: readonly LinkedPasskey[],
): LinkedPasskey {
  const provider = platform?.name;
  const label = provider ?? deviceName(userAgent ?? '') ?? '';
  return { id, label: numbered(label, others), ...(provider && { provider }) };
}

function deviceName(userAgent: string): string | undefined {
  const nameOf = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = nameOf(browsers);
  const system = nameOf(systems);
  return browser && system ? `${browser} (${system})` : (system ?? browser);
}

/** Adds a number to a label that another passkey has. */
function numbered(label: string, others: readonly LinkedPasskey[]): string {
  const taken = new Set(others.map((other) => other.label));
  let candidate = label;
  for (let n = 2; label && taken.has(candidate); n++) candidate = `${label} ${n}`;
  return candidate;
}
