/** Email addresses: which ones can be written to, and when two of them are one mailbox. */
import { isWellFormed } from './schemas.js';

/**
 * Whether `text` is one plain address (`ada@example.com`). Nothing that a mail header could read as a second
 * one: no spaces, line breaks, commas, quotes or brackets. Linear in the length, which is limited first.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254 || !isWellFormed(text)) return false;
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || local.length > 64) return false;
  const labels = domain.split('.');
  return [...local.split('.'), ...labels].every(isPart) && labels.length > 1;
}

function isPart(text: string): boolean {
  return text !== '' && !/[\s\p{Cc}\p{Cf}\p{Z}"(),:;<>@[\\\]]/u.test(text);
}

/** Mail servers tell `Ada@Example.com` and `ada@example.com` apart no more than people do. */
export function mailboxOf(email: string): string {
  return email.toLowerCase();
}
