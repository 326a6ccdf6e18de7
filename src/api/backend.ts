/**
 * The app's own backend, as the elements need it. Secrets (API key, challenge secret) stay there.
 * An app with other routes passes its own object with these methods instead of an address.
 */
import { KitError } from '../errors.js';
import type { BackendPasskey, BackendUser } from './contract.js';
import { isObject, requestJson, strings, type Io } from './http.js';
import { backendUrl } from './urls.js';

export interface RegistrationBackend {
  /** May a passkey be created, and for whom? The answer authorises exactly one ceremony. */
  authorizeRegistration(
    who: { username?: string | undefined; displayName?: string | undefined },
    io: Io,
  ): Promise<{ registrationToken: string }>;
  /** Exchanges the code, checks that it is the signed-in person's, and links the passkey. */
  linkPasskey(proof: { code: string }, io: Io): Promise<{ passkey: BackendPasskey }>;
}

export interface AuthenticationBackend {
  authorizeAuthentication(
    who: { username?: string | undefined; mediation?: 'required' | 'conditional' },
    io: Io,
  ): Promise<{ authenticationToken: string }>;
  /** Exchanges the code and opens a session (an HTTP-only cookie). */
  openSession(proof: { code: string }, io: Io): Promise<{ user: BackendUser }>;
}

export type Backend = RegistrationBackend & AuthenticationBackend;

/**
 * The default implementation: the published contract over HTTP, with the session cookie.
 *
 * @param base path on this site (`/backend`) or absolute URL
 */
export function httpBackend(base: string, send?: typeof fetch): Backend {
  const post = (path: string, body: object, { signal }: Io) =>
    requestJson(`${backendUrl(base)}/${path}`, { body, signal, credentials: 'include', fetch: send });
  return {
    authorizeRegistration: async (who, io) =>
      strings(await post('passkeys/registration/authorize', who, io), 'registrationToken'),
    linkPasskey: async (proof, io) => {
      const { passkey } = await post('passkeys/registration', proof, io);
      strings(passkey, 'id', 'label');
      return { passkey: passkey as BackendPasskey };
    },
    authorizeAuthentication: async (who, io) =>
      strings(await post('passkeys/authentication/authorize', who, io), 'authenticationToken'),
    openSession: async (proof, io) => {
      const { user } = await post('session', proof, io);
      if (!isObject(user)) throw new KitError('bad-response', 'The answer lacks the user');
      strings(user, 'id', 'username');
      return { user: user as unknown as BackendUser };
    },
  };
}
