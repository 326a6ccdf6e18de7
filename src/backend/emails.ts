/** Email addresses in requests. */
import { isEmail } from '../wire/emails.js';
import { HttpError } from './responses.js';

/**
 * Reads an address from a request. Refuses everything that a mail header could parse as a second address.
 *
 * @throws HttpError 400 `@error/InvalidEmail`
 */
export function readEmail(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.trim().normalize('NFC');
    if (isEmail(text)) return text;
  }
  throw invalidEmail();
}

export const invalidEmail = () => new HttpError(400, '@error/InvalidEmail', 'email: expected an address');
