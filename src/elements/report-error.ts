/** Tells the developer of a page what people cannot mend: the element shows them another text. */
import type { ErrorCode, PasskeyError } from '../wire/errors.js';

const developerErrors: readonly ErrorCode[] = [
  'bad-config',
  'bad-response',
  'invalid-tenancy',
  'wrong-domain',
];
const reported = new Set<string>();

/** Writes an error of the page or its server to the console, once. */
export function reportError({ localName }: Element, { code, message }: PasskeyError): void {
  const text = `<${localName}> ${code}: ${message}`;
  if (!developerErrors.includes(code) || reported.has(text)) return;
  reported.add(text);
  console.error(text);
}
