/** The account's own names. */
import type { BackendRoutes } from '../../wire/contract.js';
import { json } from '../responses.js';
import { usernameTaken } from '../outcomes.js';
import { readName, readOptionalName } from '../usernames.js';
import { requireAccount, type Handler, type Routes } from '../request-context.js';

type Answer = BackendRoutes['PATCH account']['answer'];

/** The account first: when the vault is out of reach, the same request made again finishes it. */
const rename: Handler = async (visit) => {
  const { app } = visit;
  // The body first: it takes the time that the sender wants, and the account may have got another address by then.
  const body = await visit.body();
  const { account } = await requireAccount(visit);
  const username = readName('username', body['username']);
  const displayName =
    body['displayName'] === undefined
      ? account.displayName
      : readOptionalName('displayName', body['displayName']);
  const { displayName: _, ...rest } = account;
  const names = { username, ...(displayName !== undefined && { displayName }) };
  if (!(await app.accounts.update({ ...rest, ...names }))) throw usernameTaken();
  const { updatePasskeysToken } = await app.passlock.updatePasskeys({ userId: account.id, ...names });
  return json({ updatePasskeysToken } satisfies Answer);
};

export const accountRoutes: Routes = { account: { PATCH: rename } };
