/** What a correct one-time code does, for each purpose. */
import type { BackendUser } from '../wire/contract.js';
import type { Account } from './accounts.js';
import type { PendingChallenge } from './challenge-cookie.js';
import { foldEmail } from '../wire/emails.js';
import { newAccountId } from './ids.js';
import { emailChangedMail, notifyOwner } from './mailer.js';
import { userOf, type App, type RequestContext } from './request-context.js';
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
  { app }: RequestContext,
  account: Account,
  email: string,
): Promise<Completion> {
  const isName =
    account.email !== undefined && foldUsername(account.email) === foldUsername(account.username);
  const changed = await update(app, { ...account, email }, isName ? namesFor(email) : [account.username]);
  if (!hasEmail(account, email))
    await notifyOwner(app, account, 'email-change', emailChangedMail(app.rpName));
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

/** Updates the account under the first of the names that is free. */
async function update({ accounts }: App, account: Account, names: string[]): Promise<Account> {
  for (const username of names) {
    const changed = { ...account, username };
    if (await accounts.update(changed)) return changed;
  }
  const other = account.email === undefined ? undefined : await accounts.findByEmail(account.email);
  if (other && other.id !== account.id)
    throw new HttpError(409, '@error/DuplicateEmail', 'Another account has this address');
  throw usernameTaken();
}

export async function completeReauthentication(
  { app, session }: RequestContext,
  account: Account,
  email: string,
): Promise<Completion> {
  const record = await session.signedIn();
  if (!record || !hasEmail(account, email)) throw accountChanged();
  await session.change(record, { provenAt: app.now() });
  return { user: userOf(account) };
}

async function signIn({ session }: RequestContext, account: Account): Promise<Completion> {
  await session.signIn(account.id);
  return { user: userOf(account) };
}

const hasEmail = (account: Account, email: string) =>
  account.email !== undefined && foldEmail(account.email) === foldEmail(email);

const accountChanged = () =>
  new HttpError(400, '@error/InvalidChallenge', 'The account has changed meanwhile');
