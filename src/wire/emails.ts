/** Email addresses: the ones that can be written to, and when two of them are the same mailbox. */

/** White space, controls, and the characters by which a mail header would hold a second address. */
const unfit = /[\s\p{Cc}\p{Cf}\p{Z}"(),:;<>@[\\\]]/u;

/** Whether `text` is one plain address, such as `ada@example.com`. The length is checked first: time is linear. */
export function isEmail(text: string): boolean {
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

/** The key of a mailbox. Mail servers treat `Ada@Example.com` and `ada@example.com` as one, as people do. */
export function foldEmail(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
