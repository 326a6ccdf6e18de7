/** Signing in and out, and who is signed in. */
import type { BackendRoutes, BackendUser } from '../../api/contract.js';
import type { Account } from '../accounts.js';
import { forbidden, json } from '../answers.js';
import { readProof } from '../proof.js';
import { requireAccount, type Handler, type Routes } from '../visit.js';

type Opened = BackendRoutes['POST session']['answer'];

const open: Handler = async ({ app, session, body }) => {
  const { passkeyId, userId } = await readProof(app, await body());
  const account = await app.accounts.findByPasskey(passkeyId);
  // The vault's word alone is not enough: anyone can register a passkey under any name there. Nor is it told
  // to the device as an orphan, for the vault still has it, and another app of the tenancy may know it.
  if (!account || account.id !== userId) throw forbidden('This passkey opens no account here');
  await session.signIn(account.id, passkeyId);
  return json({ user: userOf(account) } satisfies Opened);
};

const close: Handler = async ({ session }) => {
  await session.signOut();
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

// 401 when nobody is: a page asks in order to know, and one status says it before any body is read.
const show: Handler = async (visit) => {
  const { account } = await requireAccount(visit);
  return json({ user: userOf(account) } satisfies Opened);
};

export const sessionRoutes: Routes = {
  session: { GET: show, POST: open, DELETE: close },
};

function userOf({ id, username, displayName }: Account): BackendUser {
  return { id, username, ...(displayName !== undefined && { displayName }) };
}
