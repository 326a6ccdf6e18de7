/** Email addresses: validation and comparison. */
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

/** Checks the length first, so that the time is linear and bounded. */
function isEmail(text: string): boolean {
  if (text.length > 254 || /\p{Surrogate}/u.test(text)) return false;
  const [local = '', domain = '', ...rest] = text.split('@');
  const labels = domain.split('.');
  return (
    rest.length === 0 &&
    local.length <= 64 &&
    labels.length > 1 &&
    [...local.split('.'), ...labels].every((part) => part !== '' && !forbidden.test(part))
  );
}

const forbidden = /[\s\p{Cc}\p{Cf}\p{Z}"(),:;<>@[\\\]]/u;

/** The form under which addresses are compared: like mail servers, it ignores case. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
