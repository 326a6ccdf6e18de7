/** Listing, renaming, removing and pruning the signed-in person's passkeys. */
import type { BackendRoutes } from '../../wire/contract.js';
import type { LinkedPasskey } from '../accounts.js';
import { notifyOwner, passkeysRemovedMail } from '../mailer.js';
import { anyUsable, backendPasskey, findInVault } from '../passkey-view.js';
import {
  requireAccount,
  type App,
  type Handler,
  type RequestContext,
  type Routes,
  type SignedIn,
} from '../request-context.js';
import { HttpError, json } from '../responses.js';
import { endOtherSessions } from '../end-sessions.js';
import { requireFresh, requireProof, trusted } from '../step-up.js';
import { readName } from '../usernames.js';

type ResponseBody<Route extends keyof BackendRoutes> = BackendRoutes[Route]['response'];

const list: Handler = async (context) => {
  const { app } = context;
  const signedIn = await requireAccount(context);
  const linked = await app.accounts.passkeys(signedIn.account.id);
  const vault = await Promise.all(linked.map(({ id }) => findInVault(app, id)));
  const passkeys = linked.flatMap((one, at) => {
    const passkey = vault[at];
    return passkey ? [backendPasskey(app, one, passkey, one.id === signedIn.passkeyId)] : [];
  });
  return json({
    passkeys: await Promise.all(passkeys),
    canRemoveLast: canSignInByCode(app, signedIn),
    needsReauthentication: app.now() >= signedIn.freshUntil,
  } satisfies ResponseBody<'GET passkeys'>);
};

const rename: Handler = async (context) => {
  const { app, id } = context;
  const { account, passkeyId } = await requireAccount(context);
  const label = readName('label', (await context.body())['label']);
  const found = (await app.accounts.passkeys(account.id)).find((one) => one.id === id);
  const vault = found && (await findInVault(app, id));
  if (!vault || !(await app.accounts.relabel(account.id, id, label))) throw passkeyNotFound();
  const passkey = await backendPasskey(app, { ...found, label }, vault, id === passkeyId);
  return json({ passkey } satisfies ResponseBody<'PATCH passkeys/{id}'>);
};

const remove: Handler = async (context) => {
  const signedIn = await requireAccount(context);
  const linked = await context.app.accounts.passkeys(signedIn.account.id);
  const passkey = linked.find(({ id }) => id === context.id);
  requireFresh(context, signedIn);
  if (!passkey) throw passkeyNotFound();
  return removePasskeys(context, signedIn, [passkey], linked);
};

const removeAll: Handler = async (context) => {
  const signedIn = await requireAccount(context);
  const linked = await context.app.accounts.passkeys(signedIn.account.id);
  requireFresh(context, signedIn);
  if (linked.length === 0) throw passkeyNotFound();
  return removePasskeys(context, signedIn, linked, linked);
};

/**
 * Ends the account's other sessions, then unlinks the passkeys before deleting them from the vault, so that they open
 * nothing whatever the vault does. If the vault fails they are linked again, and the person can see them and retry.
 */
async function removePasskeys(
  context: RequestContext,
  signedIn: SignedIn,
  passkeys: readonly LinkedPasskey[],
  linked: readonly LinkedPasskey[],
): Promise<Response> {
  const { app } = context;
  const { account } = signedIn;
  // A passkey in its recovery delay can be removed in the way it was added.
  if (trusted(app, passkeys).length > 0) await requireProof(context, signedIn, 'remove-passkey', linked);
  const rest = linked.filter((one) => !passkeys.includes(one));
  if (!canSignInByCode(app, signedIn) && !(await anyUsable(app, rest))) throw lastPasskey();
  const passkeyIds = passkeys.map(({ id }) => id);
  const epoch = await endOtherSessions(context, account, passkeyIds);
  const unlinked: LinkedPasskey[] = [];
  for (const passkey of passkeys)
    if (await app.accounts.unlink(account.id, passkey.id)) unlinked.push(passkey);
  const restore = () => Promise.all(unlinked.map((passkey) => app.accounts.link(account.id, passkey, epoch)));
  // Two concurrent removals each see the other passkey as the rest, so the rest is checked again.
  if (!canSignInByCode(app, signedIn) && !(await anyUsable(app, await app.accounts.passkeys(account.id)))) {
    await restore();
    throw lastPasskey();
  }
  const { deletePasskeysToken } = await app.passlock
    .deletePasskeys({ passkeyIds })
    .catch(async (error: unknown) => {
      await restore();
      throw error;
    });
  const labels = passkeys.map(({ label }) => label);
  await notifyOwner(app, account, 'passkey-removed', passkeysRemovedMail(app.rpName, labels));
  return json({ deletePasskeysToken } satisfies ResponseBody<'DELETE passkeys/{id}'>);
}

const canSignInByCode = ({ mailer }: App, { account }: SignedIn) =>
  mailer !== undefined && account.email !== undefined;

/** Deletes nothing. With the token, the page signals to the device which passkeys exist. */
const prune: Handler = async (context) => {
  const { account } = await requireAccount(context);
  await context.body();
  const { prunePasskeysToken } = await context.app.passlock.prunePasskeys({ userId: account.id });
  return json({ prunePasskeysToken } satisfies ResponseBody<'POST passkeys/prune'>);
};

/** One response for a passkey that never existed, was removed, or belongs to another account. */
const passkeyNotFound = () => new HttpError(404, '@error/NotFound', 'The account has no such passkey');
const lastPasskey = () =>
  new HttpError(
    409,
    '@error/LastPasskey',
    'This is the last passkey, and the account has no other way to sign in',
  );

export const passkeyRoutes: Routes = {
  passkeys: { GET: list, DELETE: removeAll },
  'passkeys/{id}': { PATCH: rename, DELETE: remove },
  'passkeys/prune': { POST: prune },
};
