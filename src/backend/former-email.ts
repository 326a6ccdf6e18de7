/** A replaced address: it gets notices for a while, and a link that brings it back. */
import { encodeBase64url } from '../wire/base64url.js';
import type { Account } from './accounts.js';
import { hash } from './digest.js';
import { emailChangedMail, notifyOwner } from './mailer.js';
import { epochOf, type App } from './request-context.js';
import { HttpError } from './responses.js';

/** Milliseconds that a replaced address gets notices. */
const keepFormerEmail = 7 * 24 * 3_600_000;
/** Attempts while the account changes concurrently. */
const maxAttempts = 20;

/** The first address keeps its place while it can be brought back: a second change must not take its link away. */
export function formerEmailOf(app: App, account: Account): Account['formerEmail'] {
  if (canComeBack(app, account)) return account.formerEmail;
  return account.email === undefined
    ? undefined
    : { address: account.email, until: app.now() + keepFormerEmail };
}

const canComeBack = ({ now, limits }: App, { formerEmail }: Account) =>
  formerEmail !== undefined && now() < formerEmail.until - keepFormerEmail + limits.recoveryDelay;

/** @param account as it was before the change of its address */
export async function undoLinkFor(app: App, account: Account): Promise<string | undefined> {
  const { id: accountId, email, username } = account;
  // The address in between may be an intruder's.
  if (app.undoPage === undefined || email === undefined || canComeBack(app, account)) return undefined;
  const token = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
  const expiresAt = app.now() + app.limits.recoveryDelay;
  await app.sessions.set(await hash(token), { kind: 'undo-email', accountId, email, username, expiresAt });
  // Neither servers nor other sites see a fragment.
  return `${app.undoPage}#${token}`;
}

/** Restores the address that a link belongs to, and ends all sessions. @throws HttpError 400 or 409 */
export async function undoEmailChange(app: App, token: string): Promise<void> {
  const id = await hash(token);
  const undo = await app.sessions.get(id);
  if (undo?.kind !== 'undo-email' || undo.expiresAt <= app.now()) throw invalidLink();
  const { accountId, email, username } = undo;
  for (let n = 0; n < maxAttempts; n++) {
    const account = await app.accounts.find(accountId);
    if (!account) throw invalidLink();
    // The name may be another account's by now.
    for (const name of [username, account.username]) {
      const changes = { username: name, email, formerEmail: undefined, epoch: epochOf(account) + 1 };
      const expected = { epoch: account.epoch, username: account.username, email: account.email };
      const result = await app.accounts.update(accountId, changes, expected);
      if (result === 'stale') break;
      if (result === 'taken') continue;
      await app.sessions.delete(id);
      const { email: replaced } = account;
      if (replaced !== undefined)
        await notifyOwner(app, { email: replaced }, 'email-change', emailChangedMail(app.rpName));
      if (name !== account.username)
        await app.passlock.updatePasskeys({ userId: accountId, username: name }).catch(app.report);
      return;
    }
    const other = await app.accounts.findByEmail(email);
    if (other && other.id !== accountId)
      throw new HttpError(409, '@error/DuplicateEmail', 'Another account has this address');
  }
  throw new Error('Concurrent changes of the account did not end');
}

const invalidLink = () => new HttpError(400, '@error/InvalidCode', 'This link was used or has expired');
