/** Creating a passkey: for the signed-in person, or for an account that begins with it. */
import type { BackendRoutes } from '../../wire/contract.js';
import type { Account, LinkedPasskey } from '../accounts.js';
import { forbidden, json, refuse, signedOut } from '../responses.js';
import { describePasskey } from '../labels.js';
import { backendPasskey } from '../passkey-view.js';
import { newAccountId } from '../ids.js';
import { passkeyAddedMail } from '../mailer.js';
import { tellOwner, usernameTaken } from '../outcomes.js';
import { readProof } from '../proof.js';
import { foldUsername, readName, readOptionalName } from '../usernames.js';
import { currentAccount, requireFresh, type Handler, type Routes, type Visit } from '../request-context.js';

type Authorized = BackendRoutes['POST passkeys/registration/authorize']['answer'];
type Linked = BackendRoutes['POST passkeys/registration']['answer'];

/**
 * For the signed-in person the account decides everything; a page that names somebody else is out of date.
 *
 * Without a session it is a sign-up, and the answer is the same for a name that is free and one that is taken:
 * the username is not even looked up. Whether it is free is decided when the passkey comes back, by whoever is
 * first; that this tells of an account, at the price of a whole ceremony, is the least a sign-up can tell.
 */
const authorize: Handler = async (visit) => {
  const { app, session, body } = visit;
  const { username, displayName, mediation = 'required' } = await body();
  if (mediation !== 'required' && mediation !== 'conditional')
    throw refuse(400, '@error/BadRequest', 'mediation: expected "required" or "conditional"');
  const signedIn = await currentAccount(visit);
  // Without a name nobody can be signing up: it is a person whose session has ended.
  if (!signedIn && !username) throw signedOut();
  const account = signedIn?.account ?? newAccount(username, displayName);
  if (username && foldUsername(readName('username', username)) !== foldUsername(account.username))
    throw forbidden('Somebody else is signed in');
  if (signedIn) requireFresh(visit, signedIn);
  // Nobody has to be present for such a passkey, so the page alone cannot have one.
  const isConditional = mediation === 'conditional';
  if (isConditional && !(signedIn && (await app.isAfterPassword?.(account, visit.request))))
    throw forbidden('The app knows of no sign-in by password');
  const known = signedIn && (await app.accounts.passkeys(account.id));
  const { registrationToken } = await app.passlock.authorizeRegistration({
    rpId: app.rpId,
    rpName: app.rpName,
    userId: account.id,
    username: account.username,
    ...(account.displayName !== undefined && { displayName: account.displayName }),
    ...(known && { excludeCredentials: known.map(({ id }) => id) }),
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

const link: Handler = async (visit) => {
  const { app, request, session, body } = visit;
  const input = await body();
  const signedIn = await currentAccount(visit);
  if (!signedIn && !(await session.isVisitor())) throw signedOut();
  const { passkeyId, userId } = await readProof(app, { code: input['code'] });
  const passkey = await app.passlock.getPasskey(passkeyId);
  const others = signedIn ? await app.accounts.passkeys(signedIn.account.id) : [];
  const described = describePasskey(passkey, request.headers.get('user-agent'), others);

  if (signedIn) await linkToAccount(visit, signedIn.account, userId, described);
  else await signUp(visit, userId, described);
  const current = (signedIn?.passkeyId ?? passkeyId) === passkeyId;
  return json({ passkey: backendPasskey(described, passkey, current) } satisfies Linked);
};

async function linkToAccount({ app }: Visit, account: Account, userId: string, passkey: LinkedPasskey) {
  const { id } = account;
  // A code of somebody else's ceremony would otherwise put their passkey into this account.
  if (userId !== id) throw forbidden('This passkey was made for another account');
  if (!(await app.accounts.link(id, passkey))) throw forbidden('This passkey is linked already');
  await tellOwner(app, account, 'passkey-added', passkeyAddedMail(app.rpName, passkey.label));
}

async function signUp({ app, session }: Visit, userId: string, passkey: LinkedPasskey) {
  const pending = await session.pendingSignUp(userId);
  if (!pending) throw forbidden('This passkey was not made for this sign-up');
  const { userId: id, ...names } = pending;
  if (!(await app.accounts.create({ id, ...names }, passkey))) {
    // Nobody will ever use it. Should this fail, it is merely left over.
    await app.passlock.deletePasskey(passkey.id).catch(app.report);
    throw usernameTaken();
  }
  await session.signIn(id, passkey.id);
}

export const registrationRoutes: Routes = {
  'passkeys/registration/authorize': { POST: authorize },
  'passkeys/registration': { POST: link },
};
