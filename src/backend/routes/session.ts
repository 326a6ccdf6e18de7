/** Signing in and out, and who is signed in. */
import type { BackendRoutes } from '../../wire/contract.js';
import { forbidden, json } from '../responses.js';
import { readProof } from '../proof.js';
import { currentAccount, userOf, type Handler, type Routes } from '../request-context.js';

type Shown = BackendRoutes['GET session']['answer'];
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

/** 200 when nobody is: a page asks in order to know, and a 401 would be an error on its console. */
const show: Handler = async (visit) => {
  const signedIn = await currentAccount(visit);
  return json({ ...(signedIn && { user: userOf(signedIn.account) }) } satisfies Shown);
};

export const sessionRoutes: Routes = {
  session: { GET: show, POST: open, DELETE: close },
};
