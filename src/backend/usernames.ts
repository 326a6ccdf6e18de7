/** Names that people choose: what is refused, and when two of them are the same. */
import { refuse } from './responses.js';

/** Controls, format characters that reorder or hide text, halves of characters, unassigned ones. */
const unfit = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u2060-\u206F\u202A-\u202E\uFEFF]/u;

/**
 * A name from a request: trimmed, composed (NFC), of 1 to 254 characters, an email address's length.
 *
 * @throws Refusal 400
 */
export function readName(name: string, value: unknown): string {
  if (typeof value !== 'string') throw refuse(400, '@error/BadRequest', `${name}: missing`);
  const text = value.trim().normalize('NFC');
  if (!text || text.length > 254 || unfit.test(text))
    throw refuse(400, '@error/BadRequest', `${name}: expected 1 to 254 visible characters`);
  return text;
}

/** As above; undefined when it was not given. */
export function readOptionalName(name: string, value: unknown): string | undefined {
  return value === undefined || value === '' ? undefined : readName(name, value);
}

/**
 * What an account is called whose owner gave an address only: the address, or, where somebody calls an account
 * of theirs like it, a name that nobody could foresee and take as well.
 */
export function namesFor(email: string): [string, string] {
  const random = crypto.getRandomValues(new Uint32Array(1)).join().padStart(10, '0');
  return [email, `${email.slice(0, email.indexOf('@'))}-${random}`];
}

/** Usernames are one when they fold to the same: without regard to case, width and ligatures. */
export function foldUsername(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC');
}
