/** Whose passkeys a page may use. Spec: WebAuthn Level 3 §5.1.3 step 8, §5.11. */

/** The origins that a domain lets use its passkeys. */
export type RelatedOrigins = (rpId: string) => Promise<readonly string[]>;

/**
 * The page's own host, or a domain that it is under. A browser knows the public suffixes besides; here one
 * label, such as `com`, is taken for one.
 */
export const isOwn = (rpId: string, host: string): boolean =>
  rpId === host || (rpId.includes('.') && host.endsWith(`.${rpId}`));

/** @throws DOMException SecurityError for the passkeys of a domain that does not name this page's origin */
export async function checkRelated(rpId: string, origin: string, related: RelatedOrigins): Promise<void> {
  const origins = await related(rpId).catch((): string[] => []);
  if (!origins.includes(origin))
    throw new DOMException(`A page of ${origin} cannot use passkeys of ${rpId}.`, 'SecurityError');
}

export const fetchRelatedOrigins: RelatedOrigins = async (rpId) => {
  const answer = await fetch(`https://${rpId}/.well-known/webauthn`, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  const { origins } = (await answer.json()) as { origins?: unknown };
  return Array.isArray(origins) ? origins.filter((one) => typeof one === 'string') : [];
};
