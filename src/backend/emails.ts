/** Email addresses: which ones can be written to, and when two of them are one mailbox. */
import { refuse } from './responses.js';

/**
 * An address from a request, such as `ada@example.com`; nothing that a mail header could read as a second one.
 * Linear in the length, which is limited first.
 *
 * @throws Refusal 400 `@error/InvalidEmail`
 */
export function readEmail(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.trim().normalize('NFC');
    if (isEmail(text)) return text;
  }
  throw invalidEmail();
}

export const invalidEmail = () => refuse(400, '@error/InvalidEmail', 'email: expected an address');

function isEmail(text: string): boolean {
  if (text.length > 254 || /\p{Surrogate}/u.test(text)) return false;
  const [local = '', domain = '', ...rest] = text.split('@');
  const labels = domain.split('.');
  return (
    rest.length === 0 &&
    local.length <= 64 &&
    labels.length > 1 &&
    [...local.split('.'), ...labels].every((part) => part !== '' && !unfit.test(part))
  );
}

const unfit = /[\s\p{Cc}\p{Cf}\p{Z}"(),:;<>@[\\\]]/u;

/** Mail servers tell `Ada@Example.com` and `ada@example.com` apart no more than people do. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
