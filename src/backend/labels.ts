/** What a new passkey is called until its owner says otherwise. */
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

// Most browsers claim to be others as well; the most particular name comes first.
const browsers: [RegExp, string][] = [
  [/Edg\w*\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom\w*\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

/** The passkey as the account remembers it: named after its provider, else after where it was made. */
export function describePasskey(
  { id, platform }: Passkey,
  userAgent: string | null,
  others: readonly LinkedPasskey[],
): LinkedPasskey {
  const provider = platform?.name;
  const label = provider ?? placeOf(userAgent ?? '') ?? 'Passkey';
  return { id, label: numbered(label, others), ...(provider && { provider }) };
}

function placeOf(userAgent: string): string | undefined {
  const nameOf = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1];
  const browser = nameOf(browsers);
  const system = nameOf(systems);
  return browser && system ? `${browser} on ${system}` : (system ?? browser);
}

/** Passkeys of one provider are told apart by a number. */
function numbered(label: string, others: readonly LinkedPasskey[]): string {
  const taken = new Set(others.map((other) => other.label));
  let candidate = label;
  for (let n = 2; taken.has(candidate); n++) candidate = `${label} ${n}`;
  return candidate;
}
