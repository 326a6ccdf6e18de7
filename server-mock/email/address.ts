/** Email addresses: validity, and the form in which two of them are compared. */

/**
 * Whether `text` is one plain address (`ada@example.com`). Excludes everything that a mail header could read as a
 * second address: spaces, line breaks, commas, quotes and brackets. Linear in the length, which is limited first.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const [local = '', domain = '', ...rest] = text.split('@');
  if (rest.length > 0 || local.length > 64) return false;
  const labels = domain.split('.');
  return [...local.split('.'), ...labels].every(isPart) && labels.length > 1;
}

function isPart(text: string): boolean {
  return text !== '' && !/[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}"(),:;<>@[\\\]]/u.test(text);
}

/** `Ada@Example.com` and `ada@example.com` are one mailbox, for people and for nearly every mail server. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
