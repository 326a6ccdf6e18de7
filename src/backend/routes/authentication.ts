/** Authorising a sign-in, and re-authenticating the signed-in person. */
import type { AuthorizeAuthenticationRequest, BackendRoutes } from '../../wire/contract.js';
import type { Json } from '../../wire/json-request.js';
import { countForAccount, countForClient } from '../count-requests.js';
import { proofOf, verifyProof } from '../passkey-proof.js';
import { requireAccount, type Handler, type RequestContext, type Routes } from '../request-context.js';
import { forbidden, HttpError, json, reauthenticationRequired } from '../responses.js';
import { readOptionalName } from '../usernames.js';

type Authorized = BackendRoutes['POST passkeys/authentication/authorize']['response'];
type Reauthenticated = BackendRoutes['POST reauthentication']['response'];

type CeremonyOptions = Omit<AuthorizeAuthenticationRequest, 'rpId'>;

/** Milliseconds. Autofill waits for as long as a person fills in a form. */
const autofillTimeout = 300_000;

const authorize: Handler = async (context) => {
  const { app } = context;
  const body = await context.body();
  const { purpose, rpId = app.rpId } = body;
  if (typeof rpId !== 'string' || ![app.rpId, ...app.relatedRpIds].includes(rpId))
    throw new HttpError(400, '@error/BadRequest', 'rpId: not a domain of this site');
  if (purpose !== undefined && purpose !== 'reauthenticate')
    throw new HttpError(400, '@error/BadRequest', 'purpose: expected "reauthenticate"');
  await countForClient(context, 'ceremoniesPerClient');
  const options = purpose === undefined ? signInOptions(body) : await reauthenticationOptions(context, body);
  const { authenticationToken } = await app.passlock.authorizePasskeyAuthentication({ rpId, ...options });
  return json({ authenticationToken } satisfies Authorized);
};

/**
 * A sign-in accepts any passkey; the username is only validated. A list of one account's passkeys would reveal that
 * the account exists, by its length and its ids, and Passlock drops unknown ids, so decoys are impossible. Nothing
 * is lost, because all passkeys here are discoverable. WebAuthn L3 §14.6.2 and §14.6.3.
 */
function signInOptions({ username, mediation = 'required' }: Json): CeremonyOptions {
  readOptionalName('username', username);
  if (mediation !== 'required' && mediation !== 'conditional')
    throw new HttpError(400, '@error/BadRequest', 'mediation: expected "required" or "conditional"');
  const options: CeremonyOptions = { discoverable: true, mediation };
  if (mediation === 'conditional') options.timeout = autofillTimeout;
  return options;
}

/** Accepts only the signed-in person's passkeys, with user verification. */
async function reauthenticationOptions(
  context: RequestContext,
  { mediation = 'required' }: Json,
): Promise<CeremonyOptions> {
  if (mediation !== 'required')
    throw new HttpError(400, '@error/BadRequest', 'mediation: re-authentication has no autofill');
  const { account } = await requireAccount(context);
  await countForAccount(context, 'ceremoniesPerAccount', account);
  const passkeys = await context.app.accounts.passkeys(account.id);
  // Passlock treats an empty list as a discoverable sign-in, with any account's passkey.
  if (passkeys.length === 0) throw new HttpError(404, '@error/NotFound', 'The account has no passkey');
  return { allowCredentials: passkeys.map(({ id }) => id), userVerification: 'required' };
}

/** The proof counts from when the passkey was used, not from when its code arrives. */
const reauthenticate: Handler = async (context) => {
  const { app, session } = context;
  const { account } = await requireAccount(context);
  const { code } = await context.body();
  await countForClient(context, 'ceremoniesPerClient');
  const proof = await verifyProof(app, { code });
  const { passkeyId, userId, userVerified } = proof;
  const owner = await app.accounts.findByPasskey(passkeyId);
  if (owner?.id !== account.id || userId !== account.id)
    throw forbidden('This passkey belongs to another account');
  if (!userVerified) throw forbidden('The device did not verify the user');
  const proven = proofOf(proof, app.now());
  const reauthenticatedAt = proven.provenAt;
  if (reauthenticatedAt + app.limits.reauthenticateWithin <= app.now()) throw reauthenticationRequired();
  await session.prove(proven);
  return json({ reauthenticatedAt } satisfies Reauthenticated);
};

export const authenticationRoutes: Routes = {
  'passkeys/authentication/authorize': { POST: authorize },
  reauthentication: { POST: reauthenticate },
};
