/** Creating a passkey: for the signed-in account, or for a new account that starts with it. */
import type { BackendRoutes } from '../../wire/contract.js';
import type { Account, LinkedPasskey } from '../accounts.js';
import { newAccountId } from '../ids.js';
import { countForAccount, countForClient } from '../count-requests.js';
import { describePasskey } from '../labels.js';
import { notifyOwner, passkeyAddedMail } from '../mailer.js';
import { verifyProof } from '../passkey-proof.js';
import { backendPasskey } from '../passkey-view.js';
import {
  currentAccount,
  epochOf,
  requireAccount,
  userOf,
  type App,
  type Handler,
  type RequestContext,
  type Routes,
  type SignedIn,
} from '../request-context.js';
import { forbidden, HttpError, json, unauthorized, usernameTaken } from '../responses.js';
import { isProvenByPasskey, requireProof } from '../step-up.js';
import { foldUsername, readName, readOptionalName } from '../usernames.js';

type Authorized = BackendRoutes['POST passkeys/registration/authorize']['response'];
type Linked = BackendRoutes['POST passkeys/registration']['response'];

/**
 * With a session, the account decides the names; a page that sends another username is out of date.
 *
 * Without a session it is a sign-up. A taken username is refused before the device makes a passkey, except one that
 * could be an address: whether somebody's address has an account is revealed only by a complete ceremony, which
 * cannot be avoided.
 */
const authorize: Handler = async (context) => {
  const { app, session } = context;
  const { username, displayName, mediation = 'required' } = await context.body();
  if (mediation !== 'required' && mediation !== 'conditional')
    throw new HttpError(400, '@error/BadRequest', 'mediation: expected "required" or "conditional"');
  const signedIn = await currentAccount(context);
  // A sign-up has a username, so this is a person whose session has ended.
  if (!signedIn && !username) throw unauthorized();
  const account = signedIn?.account ?? newAccount(username, displayName);
  if (username && foldUsername(readName('username', username)) !== foldUsername(account.username))
    throw forbidden('Another account is signed in');
  if (signedIn) await countForAccount(context, 'ceremoniesPerAccount', account);
  else {
    await countForClient(context, 'signUpsPerClient');
    const { username } = account;
    if (!username.includes('@') && (await app.accounts.isUsernameTaken?.(username))) throw usernameTaken();
  }
  const existing = signedIn && (await app.accounts.passkeys(account.id));
  if (signedIn) await requireProof(context, signedIn, 'add-passkey', existing ?? []);
  // Nobody confirms such a registration, so the app has to vouch for the person.
  const isConditional = mediation === 'conditional';
  if (isConditional && !(signedIn && (await app.isAfterPassword?.(account, context.request))))
    throw forbidden('There was no recent sign-in by password');
  const { registrationToken } = await app.passlock.authorizePasskeyRegistration({
    rpId: app.rpId,
    rpName: app.rpName,
    userId: account.id,
    username: account.username,
    ...(account.displayName !== undefined && { displayName: account.displayName }),
    ...(existing && { excludeCredentials: existing.map(({ id }) => id) }),
    ...(isConditional && { mediation }),
  });
  if (!signedIn) {
    const { id: userId, ...names } = account;
    await session.addSignUp({ userId, ...names });
  }
  return json({ registrationToken } satisfies Authorized);
};

function newAccount(username: unknown, displayName: unknown): Account {
  const name = readOptionalName('displayName', displayName);
  return {
    id: newAccountId(),
    username: readName('username', username),
    ...(name !== undefined && { displayName: name }),
  };
}

const link: Handler = async (context) => {
  const { app, request, session } = context;
  const { code } = await context.body();
  const signedIn = await currentAccount(context);
  if (!signedIn && !(await session.isVisitor())) throw unauthorized();
  const { passkeyId, userId, provenAt } = await verifyProof(app, { code });
  const passkey = await app.passlock.getPasskey({ passkeyId });
  const others = signedIn ? await app.accounts.passkeys(signedIn.account.id) : [];
  const described = describePasskey(passkey, request.headers.get('user-agent'), others);

  let signedUp: Account | undefined;
  if (signedIn)
    await linkToAccount(context, signedIn, userId, recoveryPasskey(app, signedIn, others, described));
  else signedUp = await signUp(context, userId, described, provenAt);
  const current = (signedIn?.passkeyId ?? passkeyId) === passkeyId;
  return json({
    passkey: await backendPasskey(app, described, passkey, current),
    ...(signedUp && { user: userOf(signedUp) }),
  } satisfies Linked);
};

/** A passkey that was added after a code does not count at once where a code is not enough. */
function recoveryPasskey(
  app: App,
  signedIn: SignedIn,
  others: readonly LinkedPasskey[],
  passkey: LinkedPasskey,
): LinkedPasskey {
  if (isProvenByPasskey(app, signedIn, others)) return passkey;
  return { ...passkey, trustedFrom: app.now() + app.limits.recoveryDelay };
}

async function linkToAccount(
  context: RequestContext,
  { account }: SignedIn,
  userId: string,
  passkey: LinkedPasskey,
): Promise<void> {
  const { app } = context;
  // Otherwise a code from another person's ceremony would link their passkey to this account.
  if (userId !== account.id) throw forbidden('This passkey was created for another account');
  if (!(await app.accounts.link(account.id, passkey, epochOf(account)))) {
    // Throws if the session ended meanwhile.
    await requireAccount(context);
    throw forbidden('This passkey is already linked');
  }
  await notifyOwner(app, account, 'passkey-added', passkeyAddedMail(app.rpName, passkey.label));
}

async function signUp(
  { app, session }: RequestContext,
  userId: string,
  passkey: LinkedPasskey,
  provenAt: number,
): Promise<Account> {
  const pending = await session.pendingSignUp(userId);
  if (!pending) throw forbidden('This passkey was not created for this sign-up');
  const { userId: id, ...names } = pending;
  const account = { id, ...names };
  if (!(await app.accounts.create(account, passkey))) {
    // Nobody can use the passkey. If the vault fails, it stays there as an orphan.
    await app.passlock.deletePasskey({ passkeyId: passkey.id }).catch(app.report);
    throw usernameTaken();
  }
  // Nothing of a new account needs protection from the person who has just created it.
  await session.signIn(account, {
    passkeyId: passkey.id,
    provenAt: Math.min(provenAt, app.now()),
    provenBy: passkey.id,
  });
  return account;
}

export const registrationRoutes: Routes = {
  'passkeys/registration/authorize': { POST: authorize },
  'passkeys/registration': { POST: link },
};
