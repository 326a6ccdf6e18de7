/** Tells the developer of a page what people cannot mend: the element shows them another text. */
import type { ErrorCode, PasskeyError } from '../wire/errors.js';

const developerErrors: readonly ErrorCode[] = [
  'bad-config',
  'bad-response',
  'invalid-tenancy',
  'wrong-domain',
];
/** Codes of a server's "no". Its own words, which the message has, are for its developer. */
const serverErrors: readonly ErrorCode[] = [
  'bad-request',
  'not-accepted',
  'signed-out',
  'forbidden',
  'not-found',
  'server-error',
];
const reported = new Set<string>();

/** Writes an error of the page or its server to the console, once. A server's "no" is a warning. */
export function reportError({ localName }: Element, { code, message, status }: PasskeyError): void {
  const text = `<${localName}> ${code}: ${message}`;
  const isMistake = developerErrors.includes(code);
  if (!(isMistake || (status && serverErrors.includes(code))) || reported.has(text)) return;
  reported.add(text);
  if (isMistake) console.error(text);
  else console.warn(text);
}
