/** What a correct one-time code does, for each purpose. */
import type { BackendUser } from '../wire/contract.js';
import type { Account } from './accounts.js';
import type { PendingChallenge } from './challenge-cookie.js';
import { foldEmail } from '../wire/emails.js';
import { formerEmailOf, undoLinkFor } from './former-email.js';
import { newAccountId } from './ids.js';
import { emailChangedMail, notifyOwner } from './mailer.js';
import { epochOf, userOf, type App, type RequestContext } from './request-context.js';
import { HttpError, usernameTaken } from './responses.js';
import { foldUsername, namesFor } from './usernames.js';

export interface Completion {
  user: BackendUser;
  updatePasskeysToken?: string;
}

export async function completeLogin(
  context: RequestContext,
  { accountId, email }: PendingChallenge,
): Promise<Completion> {
  const account = accountId === undefined ? undefined : await context.app.accounts.find(accountId);
  // The account's address may have changed since the code was sent.
  if (!account || !hasEmail(account, email)) throw accountChanged();
  return signIn(context, account);
}

/**
 * Creates the account, or signs in to the one that has this confirmed address: the same code would have opened it by
 * `login`. An account whose username merely looks like the address belongs to somebody else and is left alone.
 */
export async function completeSignup(
  context: RequestContext,
  { email }: PendingChallenge,
): Promise<Completion> {
  const { accounts } = context.app;
  for (const username of namesFor(email)) {
    const existing = await accounts.findByEmail(email);
    if (existing) return signIn(context, existing);
    const account: Account = { id: newAccountId(), username, email };
    if (await accounts.create(account)) return signIn(context, account);
  }
  // A concurrent sign-up, such as one in a second tab, may have created the account.
  const other = await accounts.findByEmail(email);
  if (!other) throw usernameTaken();
  return signIn(context, other);
}

/** If the address was also the username, the username changes too, and the page gets a token to signal devices. */
export async function completeEmailChange(
  { app, session }: RequestContext,
  account: Account,
  email: string,
): Promise<Completion> {
  const isName =
    account.email !== undefined && foldUsername(account.email) === foldUsername(account.username);
  const changed = await update(app, account, email, isName ? namesFor(email) : [account.username]);
  await session.outlive(epochOf(changed));
  if (!hasEmail(account, email)) {
    const { formerEmail, ...replaced } = account;
    const undoLink = await undoLinkFor(app, account);
    await notifyOwner(app, replaced, 'email-change', emailChangedMail(app.rpName, undoLink));
    // The link is the replaced address's alone.
    if (formerEmail) await notifyOwner(app, { formerEmail }, 'email-change', emailChangedMail(app.rpName));
  }
  const updatePasskeysToken = isName ? await renameInVault(app, changed) : undefined;
  return { user: userOf(changed), ...(updatePasskeysToken !== undefined && { updatePasskeysToken }) };
}

/** The code is consumed and the account changed by now, so a failure of the vault does not fail the request. */
async function renameInVault({ passlock, report }: App, account: Account): Promise<string | undefined> {
  const { id: userId, username, displayName } = account;
  try {
    const prepared = await passlock.updatePasskeys({
      userId,
      username,
      ...(displayName !== undefined && { displayName }),
    });
    return prepared.updatePasskeysToken;
  } catch (error) {
    report(error);
    return undefined;
  }
}

/**
 * Gives the account the address and the first of the names that is free, and ends its sessions. The names follow from
 * the account as it was read, so a concurrent change of it refuses the code.
 */
async function update(app: App, account: Account, email: string, names: string[]): Promise<Account> {
  const { id, epoch, username: oldName, email: oldEmail } = account;
  const expected = { epoch, username: oldName, email: oldEmail };
  const { accounts } = app;
  const formerEmail = formerEmailOf(app, account);
  for (const username of names) {
    const changes = {
      username,
      email,
      epoch: epochOf(account) + 1,
      ...(formerEmail && { formerEmail }),
    };
    const result = await accounts.update(id, changes, expected);
    if (result === 'updated') return { ...account, ...changes };
    if (result === 'stale') throw accountChanged();
  }
  const other = await accounts.findByEmail(email);
  if (other && other.id !== account.id)
    throw new HttpError(409, '@error/DuplicateEmail', 'Another account has this address');
  throw usernameTaken();
}

export async function completeReauthentication(
  { app, session }: RequestContext,
  account: Account,
  email: string,
): Promise<Completion> {
  if (!hasEmail(account, email)) throw accountChanged();
  await session.prove({ provenAt: app.now() });
  return { user: userOf(account) };
}

async function signIn({ app, session }: RequestContext, account: Account): Promise<Completion> {
  await session.signIn(account, { provenAt: app.now() });
  return { user: userOf(account) };
}

const hasEmail = (account: Account, email: string) =>
  account.email !== undefined && foldEmail(account.email) === foldEmail(email);

const accountChanged = () =>
  new HttpError(400, '@error/InvalidChallenge', 'The account has changed meanwhile');
