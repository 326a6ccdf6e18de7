/** Signing in and out, and reading the session. */
import type { BackendRoutes } from '../../wire/contract.js';
import { proofOf, verifyProof } from '../passkey-proof.js';
import { currentAccount, requireAccount, userOf, type Handler, type Routes } from '../request-context.js';
import { countForClient } from '../count-requests.js';
import { raiseEpoch } from '../end-sessions.js';
import { forbidden, json } from '../responses.js';

type Shown = BackendRoutes['GET session']['response'];
type Opened = BackendRoutes['POST session']['response'];

const open: Handler = async (context) => {
  const { app, session } = context;
  await countForClient(context, 'ceremoniesPerClient');
  const proof = await verifyProof(app, await context.body());
  const { passkeyId, userId } = proof;
  const account = await app.accounts.findByPasskey(passkeyId);
  // Anyone can register a passkey under any name in the vault, so only linked passkeys count. The device gets no
  // signal about an unlinked one: the vault has it, and another app of the tenancy may use it.
  if (!account || account.id !== userId) throw forbidden('This passkey opens no account here');
  await session.signIn(account, { passkeyId, ...proofOf(proof, app.now()) });
  return json({ user: userOf(account) } satisfies Opened);
};

const close: Handler = async ({ session }) => {
  await session.signOut();
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

/** Signs out on every device, also on this one. */
const closeAll: Handler = async (context) => {
  const { app, session } = context;
  const { account } = await requireAccount(context);
  await raiseEpoch(app, account);
  await session.signOut();
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

/** 200 without a user when nobody is signed in: a 401 would log an error in every visitor's console. */
const show: Handler = async (context) => {
  const signedIn = await currentAccount(context);
  return json({ ...(signedIn && { user: userOf(signedIn.account) }) } satisfies Shown);
};

export const sessionRoutes: Routes = {
  session: { GET: show, POST: open, DELETE: close },
  sessions: { DELETE: closeAll },
};
