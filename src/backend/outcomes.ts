/** What a right code does, purpose by purpose. */
import type { BackendUser } from '../wire/contract.js';
import type { Account } from './accounts.js';
import { refuse } from './responses.js';
import type { PendingCode } from './code-cookie.js';
import { foldEmail } from './emails.js';
import { newAccountId } from './ids.js';
import { emailChangedMail, type OutgoingMail } from './mailer.js';
import { foldUsername, namesFor } from './usernames.js';
import { userOf, type App, type Visit } from './request-context.js';

export interface Outcome {
  user: BackendUser;
  updatePasskeysToken?: string;
}

export async function signedIn(visit: Visit, { accountId, email }: PendingCode): Promise<Outcome> {
  const account = accountId === undefined ? undefined : await visit.app.accounts.find(accountId);
  // The account may have got another address since the code was sent.
  if (!account || !hasEmail(account, email)) throw gone();
  return open(visit, account);
}

/**
 * Only now is there an account. Where the address has one already, the person is let in: the same proof would
 * have opened it by way of the sign-in. An account that is merely called like the address is somebody else's, and
 * neither opened nor in the way.
 */
export async function signedUp(visit: Visit, { email }: PendingCode): Promise<Outcome> {
  const { accounts } = visit.app;
  for (const username of namesFor(email)) {
    const known = await accounts.findByEmail(email);
    if (known) return open(visit, known);
    const account: Account = { id: newAccountId(), username, email };
    if (await accounts.create(account)) return open(visit, account);
  }
  // Two tabs with one address, perhaps.
  const other = await accounts.findByEmail(email);
  if (!other) throw usernameTaken();
  return open(visit, other);
}

/** Where the address is the account's name, the name goes along, and devices are to be told. */
export async function emailChanged(visit: Visit, account: Account, email: string): Promise<Outcome> {
  const { app } = visit;
  const isName =
    account.email !== undefined && foldUsername(account.email) === foldUsername(account.username);
  const changed = await update(app, { ...account, email }, isName ? namesFor(email) : [account.username]);
  if (!hasEmail(account, email)) await tellOwner(app, account, 'email-change', emailChangedMail(app.rpName));
  const updatePasskeysToken = isName ? await tellVault(app, changed) : undefined;
  return { user: userOf(changed), ...(updatePasskeysToken !== undefined && { updatePasskeysToken }) };
}

/** The code is used up and the account changed by now, so a vault out of reach is no reason to say it failed. */
async function tellVault({ passlock, report }: App, account: Account): Promise<string | undefined> {
  const { id: userId, username, displayName } = account;
  try {
    const prepared = await passlock.updatePasskeys({
      ...{ userId, username },
      ...(displayName !== undefined && { displayName }),
    });
    return prepared.updatePasskeysToken;
  } catch (error) {
    report(error);
    return undefined;
  }
}

/** Under the first name that is free. */
async function update({ accounts }: App, account: Account, names: string[]): Promise<Account> {
  for (const username of names) {
    const changed = { ...account, username };
    if (await accounts.update(changed)) return changed;
  }
  const other = account.email === undefined ? undefined : await accounts.findByEmail(account.email);
  if (other && other.id !== account.id)
    throw refuse(409, '@error/DuplicateEmail', 'Another account has this address');
  throw usernameTaken();
}

export async function reauthenticated(visit: Visit, account: Account, email: string): Promise<Outcome> {
  const session = await visit.session.signedIn();
  if (!session || !hasEmail(account, email)) throw gone();
  await visit.session.change(session, { provenAt: visit.app.now() });
  return { user: userOf(account) };
}

/** Who owns an account hears of a change to its ways in (ASVS 6.3.7), should it have an address; what is done stays. */
export async function tellOwner(
  { mailer, report }: App,
  { email: to }: Account,
  purpose: string,
  words: Pick<OutgoingMail, 'subject' | 'html' | 'text'>,
): Promise<void> {
  if (to !== undefined) await mailer?.send({ to, purpose, ...words }).catch(report);
}

async function open({ session }: Visit, account: Account): Promise<Outcome> {
  await session.signIn(account.id);
  return { user: userOf(account) };
}

const hasEmail = (account: Account, email: string) =>
  account.email !== undefined && foldEmail(account.email) === foldEmail(email);

const gone = () => refuse(400, '@error/InvalidChallenge', 'The account has changed meanwhile');

export const usernameTaken = () => refuse(409, '@error/DuplicateUsername', 'This username is taken');
