/** Authorising a sign-in. */
import type { BackendRoutes } from '../../api/contract.js';
import { json, refuse } from '../answers.js';
import { readOptionalName } from '../usernames.js';
import type { Handler, Routes } from '../visit.js';

type Answer = BackendRoutes['POST passkeys/authentication/authorize']['answer'];

/** Milliseconds. Nobody fills in a form against the clock. */
const autofillTimeout = 300_000;

/**
 * Every sign-in is for whatever passkey the person has: the username is checked for its form, and narrows
 * nothing. Naming an account's passkeys would tell its existence twice over, by their number and by their
 * ids, to anyone who types a name; Passlock leaves unknown ids out, so no decoys could be mixed in. All
 * passkeys here are discoverable ones, so nothing is lost. WebAuthn L3 §14.6.2 and §14.6.3.
 */
const authorize: Handler = async ({ app, body }) => {
  const { username, mediation = 'required' } = await body();
  readOptionalName('username', username);
  if (mediation !== 'required' && mediation !== 'conditional')
    throw refuse(400, '@error/BadRequest', 'mediation: expected "required" or "conditional"');
  const { authenticationToken } = await app.passlock.authorizeAuthentication({
    rpId: app.rpId,
    discoverable: true,
    mediation,
    ...(mediation === 'conditional' && { timeout: autofillTimeout }),
  });
  return json({ authenticationToken } satisfies Answer);
};

export const authenticationRoutes: Routes = {
  'passkeys/authentication/authorize': { POST: authorize },
};
