/** Changing the account's names. */
import type { BackendRoutes } from '../../wire/contract.js';
import { countForAccount, countForClient } from '../count-requests.js';
import { undoEmailChange } from '../former-email.js';
import { requireAccount, type Handler, type Routes } from '../request-context.js';
import { json, unauthorized, usernameTaken } from '../responses.js';
import { readName, readOptionalName } from '../usernames.js';

type ResponseBody = BackendRoutes['PATCH account']['response'];

/** Updates the account before the vault: if the vault is unreachable, the same request can be repeated. */
const rename: Handler = async (context) => {
  const { app } = context;
  // A slow client can delay its body at will, so the account is read after it and not before.
  const body = await context.body();
  const { account } = await requireAccount(context);
  const username = readName('username', body['username']);
  const displayName =
    body['displayName'] === undefined
      ? account.displayName
      : readOptionalName('displayName', body['displayName']);
  await countForClient(context, 'renamesPerClient');
  await countForAccount(context, 'renamesPerAccount', account);
  // A session that a concurrent change of the address ended changes nothing.
  const expected = { epoch: account.epoch };
  const result = await app.accounts.update(account.id, { username, displayName }, expected);
  if (result === 'stale') throw unauthorized();
  if (result === 'taken') throw usernameTaken();
  const names = { username, ...(displayName !== undefined && { displayName }) };
  const { updatePasskeysToken } = await app.passlock.updatePasskeys({ userId: account.id, ...names });
  return json({ updatePasskeysToken } satisfies ResponseBody);
};

/** Without a session: whoever reads a replaced mailbox has none. */
const undo: Handler = async (context) => {
  await countForClient(context, 'ceremoniesPerClient');
  const { token } = await context.body();
  await undoEmailChange(context.app, typeof token === 'string' ? token : '');
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

export const accountRoutes: Routes = {
  account: { PATCH: rename },
  'account/undo-email': { POST: undo },
};
