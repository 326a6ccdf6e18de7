/**
 * The app's own backend, as the elements need it. Secrets (API key, challenge secret) stay there.
 * An app with other routes passes its own object with these methods instead of an address.
 */
import { PasskeyError } from './errors.js';
import type { BackendPasskey, BackendRoutes, BackendUser, CodeChallenge } from './contract.js';
import { list, requestJson, strings, type Abortable, type Json, type JsonRequest } from './json-request.js';
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
    io: Abortable,
  ): Promise<{ registrationToken: string }>;
  /** Exchanges the code, checks that it is the signed-in person's, and links the passkey. */
  linkPasskey(proof: { code: string }, io: Abortable): Promise<{ passkey: BackendPasskey }>;
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
    io: Abortable,
  ): Promise<{ authenticationToken: string }>;
  /** Exchanges the code and opens a session (an HTTP-only cookie). */
  openSession(proof: { code: string }, io: Abortable): Promise<{ user: BackendUser }>;
  /** Exchanges the code of a fresh proof. Milliseconds since the epoch. */
  reauthenticate(proof: { code: string }, io: Abortable): Promise<{ reauthenticatedAt: number }>;
}

/** What one-time codes need of the app's backend. */
export interface CodeBackend {
  /** Mails a one-time code. Without an address: to the signed-in person, or to the last address again. */
  sendCode(request: { email?: string | undefined; purpose: string }, io: Abortable): Promise<CodeChallenge>;
  /** The code that this browser still waits for, if any. */
  currentCode(io: Abortable): Promise<CodeChallenge | undefined>;
  /** Checks a code; for a login the session is open afterwards. */
  checkCode(
    proof: { code: string },
    io: Abortable,
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
  listPasskeys(io: Abortable): Promise<PasskeyList>;
  /** The label is the app's own; the device knows nothing of it. */
  renamePasskey(id: string, change: { label: string }, io: Abortable): Promise<{ passkey: BackendPasskey }>;
  /** Removes it from account and vault. */
  removePasskey(id: string, io: Abortable): Promise<Removal>;
  /** Removes nothing: says which passkeys the device may keep. */
  prunePasskeys(io: Abortable): Promise<Pruning>;
  /** Changes the account's name, and says what devices are to be told. */
  renameAccount(
    change: { username: string; displayName?: string | undefined },
    io: Abortable,
  ): Promise<Renaming>;
}

/** Everything that flows and elements ask of the app's own backend. */
export type Backend = ManageBackend & RegistrationBackend & AuthenticationBackend & CodeBackend;

/**
 * The default implementation: the published contract over HTTP, with the session cookie.
 *
 * @param base path on this site (`/backend`) or absolute URL
 */
export const httpBackend = (base: string, send?: typeof fetch): Backend => ({
  ...registrationBackend(base, send),
  ...authenticationBackend(base, send),
  ...codeBackend(base, send),
  ...manageBackend(base, send),
});

/** The part that creates passkeys. Each part is an export of its own, so that an element loads what it uses. */
export function registrationBackend(base: string, send?: typeof fetch): RegistrationBackend {
  const call = caller(base, send);
  return {
    authorizeRegistration: async (who, io) =>
      strings(await call('passkeys/registration/authorize', who, io), 'registrationToken'),
    linkPasskey: async (proof, io) => passkeyIn(await call('passkeys/registration', proof, io)),
  };
}

/** The part that uses passkeys. */
export function authenticationBackend(base: string, send?: typeof fetch): AuthenticationBackend {
  const call = caller(base, send);
  return {
    authorizeAuthentication: async (who, io) =>
      strings(await call('passkeys/authentication/authorize', who, io), 'authenticationToken'),
    openSession: async (proof, io) => {
      const { user } = await call('session', proof, io);
      return { user: userOf(user) };
    },
    reauthenticate: async (proof, io) => {
      const { reauthenticatedAt } = await call('reauthentication', proof, io);
      return times({ reauthenticatedAt });
    },
  };
}

/** The part that mails codes and checks them. */
export function codeBackend(base: string, send?: typeof fetch): CodeBackend {
  const call = caller(base, send);
  return {
    sendCode: async (request, io) => codeChallenge(await call('challenges', request, io)),
    currentCode: async (io) => {
      try {
        const answer = await call('challenges/current', undefined, io);
        // An empty answer says none too, and leaves no error in the browser's console.
        return 'expiresAt' in answer ? codeChallenge(answer) : undefined;
      } catch (error) {
        if (error instanceof PasskeyError && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    checkCode: async (proof, io) => {
      const answer = await call('challenges/verify', proof, io);
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

/** The part that manages passkeys. */
export function manageBackend(base: string, send?: typeof fetch): ManageBackend {
  const call = caller(base, send);
  // The server has done its part: what of these answers is not understood is the device's part alone.
  const trust = (answer: Promise<object>) => answer as Promise<never>;
  const passkey = (id: string) => `passkeys/${encodeURIComponent(id)}`;
  return {
    listPasskeys: async (io) => {
      const { passkeys, ...more } = await call('passkeys', undefined, io);
      return { ...more, passkeys: list(passkeys).map(passkeyOf) };
    },
    renamePasskey: async (id, change, io) => passkeyIn(await call(passkey(id), change, io, 'PATCH')),
    removePasskey: (id, io) => trust(call(passkey(id), undefined, io, 'DELETE')),
    prunePasskeys: (io) => trust(call('passkeys/prune', {}, io)),
    renameAccount: (change, io) => trust(call('account', change, io, 'PATCH')),
  };
}

const caller =
  (base: string, send: typeof fetch | undefined) =>
  (
    path: string,
    body: object | undefined,
    { signal }: Abortable,
    method?: JsonRequest['method'],
  ): Promise<Json> =>
    requestJson(`${backendUrl(base)}/${path}`, { method, body, signal, credentials: 'include', fetch: send });

const passkeyIn = ({ passkey }: Json) => ({ passkey: passkeyOf(passkey) });

function passkeyOf(passkey: unknown): BackendPasskey {
  const whole = { icon: '', provider: '', ...(passkey as BackendPasskey) };
  const { id } = strings(whole, 'id', 'label', 'username', 'rpId', 'icon', 'provider');
  // The id becomes a segment of a path.
  insist(/^[\w-]{1,128}$/.test(id), 'id');
  const { createdAt, lastUsed = createdAt } = whole;
  times({ createdAt, lastUsed });
  return passkey as BackendPasskey;
}

const userOf = (user: unknown) => strings(user, 'id', 'username') as BackendUser;

function codeChallenge(answer: Json): CodeChallenge {
  const { expiresAt, resendAt, now, length } = answer as unknown as CodeChallenge;
  times({ expiresAt, resendAt, now });
  // Each character gets a cell.
  insist(Number.isInteger(length) && length > 0 && length < 65, 'length');
  return strings(answer, 'purpose', 'email') as unknown as CodeChallenge;
}

/** Milliseconds that a Date can hold, with room for a clock that is wrong. */
function times<Name extends string>(values: Record<Name, unknown>): Record<Name, number> {
  for (const name in values) {
    const value = values[name];
    insist(typeof value === 'number' && Math.abs(value) < 4e15, name);
  }
  return values as Record<Name, number>;
}

function insist(isGood: boolean, name: string): void {
  if (!isGood) throw new PasskeyError('bad-response', `The answer lacks ${name}`);
}
