/** Which proof a change of the ways to sign in needs: a recent one, or a recent one by a passkey. */
import type { LinkedPasskey } from './accounts.js';
import type { ProtectedChange } from './limits.js';
import { anyUsable } from './passkey-view.js';
import type { App, RequestContext, SignedIn } from './request-context.js';
import { passkeyRequired, reauthenticationRequired } from './responses.js';

/** @throws HttpError 403 without a recent proof */
export function requireFresh({ app }: RequestContext, { freshUntil }: SignedIn): void {
  if (!(app.now() < freshUntil)) throw reauthenticationRequired();
}

/**
 * Refuses a change after a code only, if the account has a passkey: whoever reads the mailbox could otherwise take the
 * account over and lock its owner out. A passkey that was added after a code counts only after `recoveryDelay`. Until
 * then its owner, who got an email, can remove it in the same way.
 *
 * @throws HttpError 403
 */
export async function requireProof(
  context: RequestContext,
  signedIn: SignedIn,
  change: ProtectedChange,
  passkeys: readonly LinkedPasskey[],
): Promise<void> {
  requireFresh(context, signedIn);
  const { app } = context;
  if (!app.passkeyRequiredFor.includes(change) || isProvenByPasskey(app, signedIn, passkeys)) return;
  // A passkey that the vault has lost can prove nobody, so it does not lock its owner out.
  if (await anyUsable(app, trusted(app, passkeys))) throw passkeyRequired();
}

/** Whether the last proof was by one of the account's passkeys that counts already. */
export function isProvenByPasskey(
  app: App,
  { provenBy }: SignedIn,
  passkeys: readonly LinkedPasskey[],
): boolean {
  return trusted(app, passkeys).some(({ id }) => id === provenBy);
}

export const trusted = ({ now }: App, passkeys: readonly LinkedPasskey[]): LinkedPasskey[] =>
  passkeys.filter(({ trustedFrom = 0 }) => trustedFrom <= now());
