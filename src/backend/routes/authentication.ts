/** Authorising a sign-in, or a fresh proof of who is signed in. */
import type { AuthorizeAuthenticationRequest, BackendRoutes } from '../../wire/contract.js';
import type { Json } from '../../wire/json-request.js';
import { forbidden, json, refuse, reauthenticationRequired } from '../responses.js';
import { readProof } from '../proof.js';
import { readOptionalName } from '../usernames.js';
import { requireAccount, type Handler, type Routes, type Visit } from '../request-context.js';

type Authorized = BackendRoutes['POST passkeys/authentication/authorize']['answer'];
type Reauthenticated = BackendRoutes['POST reauthentication']['answer'];

/** Whose passkeys, and how. */
type Scope = Omit<AuthorizeAuthenticationRequest, 'rpId'>;

/** Milliseconds. Nobody fills in a form against the clock. */
const autofillTimeout = 300_000;

const authorize: Handler = async (visit) => {
  const { app } = visit;
  const body = await visit.body();
  const { purpose, rpId = app.rpId } = body;
  if (typeof rpId !== 'string' || ![app.rpId, ...app.relatedRpIds].includes(rpId))
    throw refuse(400, '@error/BadRequest', 'rpId: not a domain of this site');
  if (purpose !== undefined && purpose !== 'reauthenticate')
    throw refuse(400, '@error/BadRequest', 'purpose: expected "reauthenticate"');
  const scope = purpose === undefined ? readSignIn(body) : await readReauthentication(visit, body);
  const { authenticationToken } = await app.passlock.authorizeAuthentication({ rpId, ...scope });
  return json({ authenticationToken } satisfies Authorized);
};

/**
 * Every sign-in is for whatever passkey the person has: the username is checked for its form, and narrows
 * nothing. Naming an account's passkeys would tell its existence twice over, by their number and by their
 * ids, to anyone who types a name; Passlock leaves unknown ids out, so no decoys could be mixed in. All
 * passkeys here are discoverable ones, so nothing is lost. WebAuthn L3 §14.6.2 and §14.6.3.
 */
function readSignIn({ username, mediation = 'required' }: Json): Scope {
  readOptionalName('username', username);
  if (mediation !== 'required' && mediation !== 'conditional')
    throw refuse(400, '@error/BadRequest', 'mediation: expected "required" or "conditional"');
  return {
    ...{ discoverable: true, mediation },
    ...(mediation === 'conditional' && { timeout: autofillTimeout }),
  };
}

/** The signed-in person's own passkeys, and the device has to ask who is there. */
async function readReauthentication(visit: Visit, { mediation = 'required' }: Json): Promise<Scope> {
  if (mediation !== 'required')
    throw refuse(400, '@error/BadRequest', 'mediation: a proof is not for autofill');
  const { account } = await requireAccount(visit);
  const passkeys = await visit.app.accounts.passkeys(account.id);
  // An empty list would ask for any passkey at all.
  if (passkeys.length === 0) throw refuse(404, '@error/NotFound', 'The account has no passkey');
  return { allowCredentials: passkeys.map(({ id }) => id), userVerification: 'required' };
}

/** Counts from when the passkey was used, not from when its code came in. */
const reauthenticate: Handler = async (visit) => {
  const { app, session } = visit;
  const { account } = await requireAccount(visit);
  const { code } = await visit.body();
  const { passkeyId, userId, userVerified, provenAt } = await readProof(app, { code });
  const owner = await app.accounts.findByPasskey(passkeyId);
  if (owner?.id !== account.id || userId !== account.id)
    throw forbidden('This passkey belongs to another account');
  if (!userVerified) throw forbidden('The device did not verify who used the passkey');
  // Of a clock that is ahead of ours no more is believed than that it was now.
  const reauthenticatedAt = Math.min(provenAt, app.now());
  if (reauthenticatedAt + app.limits.reauthenticateWithin <= app.now()) throw reauthenticationRequired();
  const record = await session.signedIn();
  if (record) await session.change(record, { provenAt: Math.max(reauthenticatedAt, record.provenAt) });
  return json({ reauthenticatedAt } satisfies Reauthenticated);
};

export const authenticationRoutes: Routes = {
  'passkeys/authentication/authorize': { POST: authorize },
  reauthentication: { POST: reauthenticate },
};
