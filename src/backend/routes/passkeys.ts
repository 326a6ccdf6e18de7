/** The signed-in person's passkeys: which there are, what they are called, and which go. */
import type { BackendRoutes, Passkey } from '../../wire/contract.js';
import type { LinkedPasskey } from '../accounts.js';
import { json, refuse } from '../responses.js';
import { PasskeyError } from '../../wire/errors.js';
import { passkeysRemovedMail } from '../mailer.js';
import { tellOwner } from '../outcomes.js';
import { backendPasskey } from '../passkey-view.js';
import { readName } from '../usernames.js';
import {
  requireAccount,
  requireFresh,
  type App,
  type Handler,
  type Routes,
  type SignedIn,
  type Visit,
} from '../request-context.js';

type Answer<Route extends keyof BackendRoutes> = BackendRoutes[Route]['answer'];

const list: Handler = async (visit) => {
  const { app } = visit;
  const signedIn = await requireAccount(visit);
  const linked = await app.accounts.passkeys(signedIn.account.id);
  const vault = await Promise.all(linked.map(({ id }) => findInVault(app, id)));
  const passkeys = linked.flatMap((one, at) => {
    const passkey = vault[at];
    return passkey ? [backendPasskey(one, passkey, one.id === signedIn.passkeyId)] : [];
  });
  return json({
    passkeys,
    canRemoveLast: hasOtherWay(app, signedIn),
    needsReauthentication: app.now() >= signedIn.freshUntil,
  } satisfies Answer<'GET passkeys'>);
};

/** Undefined for one that the vault has lost: nobody can sign in with it, so it is not shown. */
async function findInVault({ passlock }: App, passkeyId: string): Promise<Passkey | undefined> {
  try {
    return await passlock.getPasskey(passkeyId);
  } catch (error) {
    if (error instanceof PasskeyError && error.code === 'not-found') return undefined;
    throw error;
  }
}

const rename: Handler = async (visit) => {
  const { app, id } = visit;
  const { account, passkeyId } = await requireAccount(visit);
  const label = readName('label', (await visit.body())['label']);
  const found = (await app.accounts.passkeys(account.id)).find((one) => one.id === id);
  const vault = found && (await findInVault(app, id));
  if (!vault || !(await app.accounts.relabel(account.id, id, label))) throw missing();
  const passkey = backendPasskey({ ...found, label }, vault, id === passkeyId);
  return json({ passkey } satisfies Answer<'PATCH passkeys/{id}'>);
};

const remove: Handler = async (visit) => {
  const signedIn = await requireAccount(visit);
  requireFresh(visit, signedIn);
  const linked = await visit.app.accounts.passkeys(signedIn.account.id);
  const passkey = linked.find(({ id }) => id === visit.id);
  if (!passkey) throw missing();
  return removeThese(visit, signedIn, [passkey], linked);
};

const removeAll: Handler = async (visit) => {
  const signedIn = await requireAccount(visit);
  requireFresh(visit, signedIn);
  const linked = await visit.app.accounts.passkeys(signedIn.account.id);
  if (linked.length === 0) throw missing();
  return removeThese(visit, signedIn, linked, linked);
};

/**
 * Unlinked first: from then on they open nothing, whatever becomes of the vault. Should that fail they are linked
 * again, so that the person sees what there is and can try once more.
 */
async function removeThese(
  visit: Visit,
  signedIn: SignedIn,
  passkeys: readonly LinkedPasskey[],
  linked: readonly LinkedPasskey[],
): Promise<Response> {
  const { app, session } = visit;
  const { account, passkeyId: current } = signedIn;
  const rest = linked.filter((one) => !passkeys.includes(one));
  if (!hasOtherWay(app, signedIn) && !(await anyUsable(app, rest))) throw last();
  const unlinked: LinkedPasskey[] = [];
  for (const passkey of passkeys)
    if (await app.accounts.unlink(account.id, passkey.id)) unlinked.push(passkey);
  const restore = () => Promise.all(unlinked.map((passkey) => app.accounts.link(account.id, passkey)));
  // Two that go at the same time each see the other one: who comes second finds none left.
  if (!hasOtherWay(app, signedIn) && !(await anyUsable(app, await app.accounts.passkeys(account.id)))) {
    await restore();
    throw last();
  }
  const passkeyIds = passkeys.map(({ id }) => id);
  const { deletePasskeysToken } = await app.passlock
    .deletePasskeys({ passkeyIds })
    .catch(async (error: unknown) => {
      await restore();
      throw error;
    });
  const labels = passkeys.map(({ label }) => label);
  await tellOwner(app, account, 'passkey-removed', passkeysRemovedMail(app.rpName, labels));
  const record = await session.signedIn();
  // Sessions end with the passkey that opened them, but for that of the person who has just removed it.
  if (record && current !== undefined && passkeyIds.includes(current)) await session.forgetPasskey(record);
  return json({ deletePasskeysToken } satisfies Answer<'DELETE passkeys/{id}'>);
}

/** What the vault has lost or switched off opens nothing, and does not count. */
async function anyUsable(app: App, passkeys: readonly LinkedPasskey[]): Promise<boolean> {
  const vault = await Promise.all(passkeys.map(({ id }) => findInVault(app, id)));
  return vault.some((passkey) => passkey?.enabled);
}

/** A confirmed address, where codes are mailed. */
const hasOtherWay = ({ mailer }: App, { account }: SignedIn) =>
  mailer !== undefined && account.email !== undefined;

/** Deletes nothing: the token lets the page tell the device what there is. */
const prune: Handler = async (visit) => {
  const { account } = await requireAccount(visit);
  await visit.body();
  const { prunePasskeysToken } = await visit.app.passlock.prunePasskeys({ userId: account.id });
  return json({ prunePasskeysToken } satisfies Answer<'POST passkeys/prune'>);
};

/** One answer for what never was, is gone, or is somebody else's. */
const missing = () => refuse(404, '@error/NotFound', 'The account has no such passkey');
const last = () =>
  refuse(409, '@error/LastPasskey', 'It is the last passkey, and the account has no other way in');

export const passkeyRoutes: Routes = {
  passkeys: { GET: list, DELETE: removeAll },
  'passkeys/{id}': { PATCH: rename, DELETE: remove },
  'passkeys/prune': { POST: prune },
};
