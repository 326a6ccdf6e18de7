/** Ending an account's sessions: each has the account's epoch, and raising it ends them all. */
import type { Account } from './accounts.js';
import { epochOf, type App, type RequestContext } from './request-context.js';
import { unauthorized } from './responses.js';

/** Ends every session of the account. @returns the new epoch @throws HttpError 401 when another request was first */
export async function raiseEpoch({ accounts }: App, account: Account): Promise<number> {
  const epoch = epochOf(account) + 1;
  const result = await accounts.update(account.id, { epoch }, { epoch: account.epoch });
  if (result !== 'updated') throw unauthorized();
  return epoch;
}

/**
 * Ends the account's sessions except this one.
 *
 * @param removed vault ids of passkeys that this session can no longer rely on
 * @returns the account's new epoch
 * @throws HttpError 401 when this session ended meanwhile
 */
export async function endOtherSessions(
  { app, session }: RequestContext,
  account: Account,
  removed: readonly string[] = [],
): Promise<number> {
  const epoch = await raiseEpoch(app, account);
  await session.outlive(epoch, removed);
  return epoch;
}
