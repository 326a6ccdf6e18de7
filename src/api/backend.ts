/**
 * The app's own backend, as the elements need it. Secrets (API key, challenge secret) stay there.
 * An app with other routes passes its own object with these methods instead of an address.
 */
import { KitError } from '../errors.js';
import type { BackendPasskey, BackendRoutes, BackendUser, CodeChallenge } from './contract.js';
import { requestJson, strings, type Io, type Json, type JsonRequest } from './http.js';
import { backendUrl } from './urls.js';

/** What creating a passkey needs of the app's backend. */
export interface RegistrationBackend {
  /** May a passkey be created, and for whom? The answer authorises exactly one ceremony. */
  authorizeRegistration(
    who: {
      username?: string | undefined;
      displayName?: string | undefined;
      /** A passkey that the browser makes without asking: only right after a sign-in by password. */
      mediation?: 'conditional' | undefined;
    },
    io: Io,
  ): Promise<{ registrationToken: string }>;
  /** Exchanges the code, checks that it is the signed-in person's, and links the passkey. */
  linkPasskey(proof: { code: string }, io: Io): Promise<{ passkey: BackendPasskey }>;
}

/** What using a passkey needs of the app's backend. */
export interface AuthenticationBackend {
  /** May somebody sign in? The answer authorises exactly one ceremony. */
  authorizeAuthentication(
    who: {
      username?: string | undefined;
      mediation?: 'required' | 'conditional';
      /** A fresh proof from the signed-in person: their passkeys only, with user verification. */
      purpose?: 'reauthenticate' | undefined;
      /** A domain that the site had before. */
      rpId?: string | undefined;
    },
    io: Io,
  ): Promise<{ authenticationToken: string }>;
  /** Exchanges the code and opens a session (an HTTP-only cookie). */
  openSession(proof: { code: string }, io: Io): Promise<{ user: BackendUser }>;
  /** Exchanges the code of a fresh proof. Milliseconds since the epoch. */
  reauthenticate(proof: { code: string }, io: Io): Promise<{ reauthenticatedAt: number }>;
}

/** What one-time codes need of the app's backend. */
export interface CodeBackend {
  /** Mails a one-time code. Without an address: to the signed-in person, or to the last address again. */
  sendCode(request: { email?: string | undefined; purpose: string }, io: Io): Promise<CodeChallenge>;
  /** The code that this browser still waits for, if any. */
  currentCode(io: Io): Promise<CodeChallenge | undefined>;
  /** Checks a code; for a login the session is open afterwards. */
  checkCode(
    proof: { code: string },
    io: Io,
  ): Promise<{ purpose: string; user?: BackendUser; updatePasskeysToken?: string }>;
}

/** @inline */
type Answer<Route extends keyof BackendRoutes> = BackendRoutes[Route]['answer'];

/** What a device is to be told is said by a token of the vault, or (first generation) by the answer itself. */
export type Removal = Answer<'DELETE passkeys/{id}'>;
export type Pruning = Answer<'POST passkeys/prune'>;
export type Renaming = Answer<'PATCH account'>;

/** Where a backend does not say more than the list, the element asks and sees. */
export type PasskeyList = Pick<Answer<'GET passkeys'>, 'passkeys'> & Partial<Answer<'GET passkeys'>>;

/** What managing passkeys needs of the app's backend. */
export interface ManageBackend {
  /** All of them: whatever is not in the list, the person does not have. */
  listPasskeys(io: Io): Promise<PasskeyList>;
  /** The label is the app's own; the device knows nothing of it. */
  renamePasskey(id: string, change: { label: string }, io: Io): Promise<{ passkey: BackendPasskey }>;
  /** Removes it from account and vault. */
  removePasskey(id: string, io: Io): Promise<Removal>;
  /** Removes nothing: says which passkeys the device may keep. */
  prunePasskeys(io: Io): Promise<Pruning>;
  /** Changes the account's name, and says what devices are to be told. */
  renameAccount(change: { username: string; displayName?: string | undefined }, io: Io): Promise<Renaming>;
}

type Method = NonNullable<JsonRequest['method']>;

/** Everything that flows and elements ask of the app's own backend. */
export type Backend = ManageBackend & RegistrationBackend & AuthenticationBackend & CodeBackend;

/**
 * The default implementation: the published contract over HTTP, with the session cookie.
 *
 * @param base path on this site (`/backend`) or absolute URL
 */
export function httpBackend(base: string, send?: typeof fetch): Backend {
  const call = (method: Method, path: string, body: object | undefined, { signal }: Io) =>
    requestJson(`${backendUrl(base)}/${path}`, { method, body, signal, credentials: 'include', fetch: send });
  const post = (path: string, body: object, io: Io) => call('POST', path, body, io);
  return {
    authorizeRegistration: async (who, io) =>
      strings(await post('passkeys/registration/authorize', who, io), 'registrationToken'),
    linkPasskey: async (proof, io) => {
      const { passkey } = await post('passkeys/registration', proof, io);
      return { passkey: passkeyOf(passkey) };
    },
    listPasskeys: async (io) => {
      const { passkeys, ...more } = await call('GET', 'passkeys', undefined, io);
      if (!Array.isArray(passkeys)) throw new KitError('bad-response', 'The answer lacks passkeys');
      return { ...more, passkeys: passkeys.map(passkeyOf) };
    },
    renamePasskey: async (id, change, io) => {
      const { passkey } = await call('PATCH', `passkeys/${encodeURIComponent(id)}`, change, io);
      return { passkey: passkeyOf(passkey) };
    },
    // The server has done its part: what of these answers is not understood is the device's part alone.
    removePasskey: (id, io) =>
      call(
        'DELETE',
        `passkeys/${encodeURIComponent(id)}`,
        undefined,
        io,
      ) as Promise<object> as Promise<Removal>,
    prunePasskeys: (io) => post('passkeys/prune', {}, io) as Promise<object> as Promise<Pruning>,
    renameAccount: (change, io) =>
      call('PATCH', 'account', change, io) as Promise<object> as Promise<Renaming>,
    authorizeAuthentication: async (who, io) =>
      strings(await post('passkeys/authentication/authorize', who, io), 'authenticationToken'),
    openSession: async (proof, io) => {
      const { user } = await post('session', proof, io);
      return { user: userOf(user) };
    },
    reauthenticate: async (proof, io) => {
      const { reauthenticatedAt } = await post('reauthentication', proof, io);
      if (typeof reauthenticatedAt !== 'number')
        throw new KitError('bad-response', 'The answer lacks reauthenticatedAt');
      return { reauthenticatedAt };
    },
    sendCode: async (request, io) => codeChallenge(await post('challenges', request, io)),
    currentCode: async (io) => {
      try {
        const answer = await call('GET', 'challenges/current', undefined, io);
        // An empty answer says none too, and leaves no error in the browser's console.
        return 'expiresAt' in answer ? codeChallenge(answer) : undefined;
      } catch (error) {
        if (error instanceof KitError && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    checkCode: async (proof, io) => {
      const answer = await post('challenges/verify', proof, io);
      const { purpose } = strings(answer, 'purpose');
      const { user, updatePasskeysToken } = answer;
      return {
        purpose,
        ...(user !== undefined && { user: userOf(user) }),
        ...(typeof updatePasskeysToken === 'string' && { updatePasskeysToken }),
      };
    },
  };
}

function passkeyOf(passkey: unknown): BackendPasskey {
  const { id } = strings(passkey, 'id', 'label', 'username', 'rpId');
  // The id becomes a segment of a path.
  if (!/^[\w-]{1,128}$/.test(id) || !Number.isFinite((passkey as BackendPasskey).createdAt))
    throw new KitError('bad-response', 'A passkey is malformed');
  return passkey as BackendPasskey;
}

function userOf(user: unknown): BackendUser {
  strings(user, 'id', 'username');
  return user as BackendUser;
}

function codeChallenge(answer: Json): CodeChallenge {
  for (const name of ['expiresAt', 'resendAt', 'now', 'length'])
    if (!Number.isFinite(answer[name])) throw new KitError('bad-response', `The answer lacks ${name}`);
  strings(answer, 'purpose', 'email');
  return answer as unknown as CodeChallenge;
}
