/** Names that people choose: validation and comparison. */
import { HttpError } from './responses.js';

/** Control characters, format characters that reorder or hide text, lone surrogates, private-use characters. */
const unsafe = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u2060-\u206F\u202A-\u202E\uFEFF]/u;

/**
 * Reads a name from a request: trimmed, composed (NFC), 1 to 254 characters, which is an email address's length.
 *
 * @throws HttpError 400
 */
export function readName(field: string, value: unknown): string {
  if (typeof value !== 'string') throw new HttpError(400, '@error/BadRequest', `${field}: missing`);
  const text = value.trim().normalize('NFC');
  if (!text || text.length > 254 || unsafe.test(text))
    throw new HttpError(400, '@error/BadRequest', `${field}: expected 1 to 254 visible characters`);
  return text;
}

/** Like `readName`, but returns undefined for a missing or empty value. */
export function readOptionalName(field: string, value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : readName(field, value);
}

/**
 * Usernames for an account that starts with an address: the address itself, then, in case another account has that
 * username, one with a random number that nobody can reserve in advance.
 */
export function namesFor(email: string): [string, string] {
  const random = crypto.getRandomValues(new Uint32Array(1)).join().padStart(10, '0');
  return [email, `${email.slice(0, email.indexOf('@'))}-${random}`];
}

/** The form under which usernames are compared: it ignores case, width and ligatures. */
export function foldUsername(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC');
}
