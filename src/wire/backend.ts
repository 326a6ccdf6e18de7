/**
 * The app's own backend, as the elements call it. The API key and challenge secrets stay on that server.
 * An app with other routes passes its own object with these methods instead of a URL.
 */
import { PasskeyError } from './errors.js';
import type { BackendPasskey, BackendRoutes, BackendUser, CodeChallenge } from './contract.js';
import {
  insist,
  list,
  requestJson,
  strings,
  type Abortable,
  type Json,
  type JsonRequest,
} from './json-request.js';
import { backendUrl } from './urls.js';

/** The backend methods for creating a passkey. */
export interface RegistrationBackend {
  /** Authorises exactly one registration, for the account that the backend decides on. */
  authorizeRegistration(
    who: {
      username?: string | undefined;
      displayName?: string | undefined;
      /** The browser creates the passkey without a dialog: only right after a sign-in with a password. */
      mediation?: 'conditional' | undefined;
    },
    options: Abortable,
  ): Promise<{ registrationToken: string }>;
  /** Exchanges the code, and links the passkey to the signed-in person or to a new account, which is then signed in. */
  linkPasskey(
    proof: { code: string },
    options: Abortable,
  ): Promise<{ passkey: BackendPasskey; user?: BackendUser }>;
}

/** The backend methods for using a passkey. */
export interface AuthenticationBackend {
  /** Authorises exactly one authentication. */
  authorizeAuthentication(
    who: {
      username?: string | undefined;
      mediation?: 'required' | 'conditional';
      /** Step-up of the signed-in person: their passkeys only, with user verification. */
      purpose?: 'reauthenticate' | undefined;
      /** A related (former) domain of the site. */
      rpId?: string | undefined;
    },
    options: Abortable,
  ): Promise<{ authenticationToken: string }>;
  /** Exchanges the code and opens a session (an HTTP-only cookie). */
  openSession(proof: { code: string }, options: Abortable): Promise<{ user: BackendUser }>;
  /** Exchanges the code of a step-up. Returns milliseconds since the epoch. */
  reauthenticate(proof: { code: string }, options: Abortable): Promise<{ reauthenticatedAt: number }>;
}

/** The backend methods for one-time codes. */
export interface CodeBackend {
  /** Emails a one-time code. Without an address, to the signed-in person or to the previous address. */
  sendCode(
    request: { email?: string | undefined; purpose: string },
    options: Abortable,
  ): Promise<CodeChallenge>;
  /** The pending code of this browser, if any. */
  currentCode(options: Abortable): Promise<CodeChallenge | undefined>;
  /** Checks a one-time code. For a login, opens the session. */
  checkCode(
    proof: { code: string },
    options: Abortable,
  ): Promise<{ purpose: string; user?: BackendUser; updatePasskeysToken?: string }>;
}

/** The backend method for the session. */
export interface SessionBackend {
  /** The signed-in person, if any. */
  currentUser(options: Abortable): Promise<BackendUser | undefined>;
}

/** @inline */
type ResponseOf<Route extends keyof BackendRoutes> = BackendRoutes[Route]['response'];

/** Signals for the device: a token to exchange at Passlock, or (first generation) the credentials themselves. */
export type Removal = ResponseOf<'DELETE passkeys/{id}'>;
export type Pruning = ResponseOf<'POST passkeys/prune'>;
export type Renaming = ResponseOf<'PATCH account'>;

/** A backend may leave out the flags; the element then learns from the error of a request. */
export type PasskeyList = Pick<ResponseOf<'GET passkeys'>, 'passkeys'> & Partial<ResponseOf<'GET passkeys'>>;

/** The backend methods for managing passkeys. */
export interface ManageBackend {
  /** The complete list of the person's passkeys. */
  listPasskeys(options: Abortable): Promise<PasskeyList>;
  /** The label is the app's own; it is not on the device. */
  renamePasskey(
    id: string,
    change: { label: string },
    options: Abortable,
  ): Promise<{ passkey: BackendPasskey }>;
  /** Removes the passkey from the account and the vault. */
  removePasskey(id: string, options: Abortable): Promise<Removal>;
  /** Removes nothing. Returns the passkeys that the device may keep. */
  prunePasskeys(options: Abortable): Promise<Pruning>;
  /** Changes the account's name, and returns the signals for the device. */
  renameAccount(
    change: { username: string; displayName?: string | undefined },
    options: Abortable,
  ): Promise<Renaming>;
}

/**
 * What `<passkey-manager>` needs of an app's own object: the list. It offers no action whose method is missing. A
 * backend that removes a passkey and returns nothing leaves the device to the person.
 */
export type ManagerBackend = Pick<ManageBackend, 'listPasskeys'> &
  Partial<Omit<ManageBackend, 'removePasskey'>> & {
    /** Removes the passkey from the account. Without a response nothing is removed from the device. */
    removePasskey?(id: string, options: Abortable): Promise<Removal | undefined>;
  };

/** What `<otp-entry>` needs of an app's own object. Without `currentCode` a code is lost by a reload. */
export type OtpBackend = Omit<CodeBackend, 'currentCode'> & Partial<CodeBackend>;

/** Every backend method that flows and elements call. A backend without sessions leaves out `currentUser`. */
export type Backend = ManageBackend &
  RegistrationBackend &
  AuthenticationBackend &
  CodeBackend &
  Partial<SessionBackend>;

/**
 * The default implementation: the published contract over HTTP, with the session cookie.
 *
 * @param base path on this site (`/backend`) or absolute URL
 */
export const httpBackend = (base: string, send?: typeof fetch): Backend => ({
  ...registrationBackend(base, send),
  ...authenticationBackend(base, send),
  ...codeBackend(base, send),
  ...sessionBackend(base, send),
  ...manageBackend(base, send),
});

/** Creates passkeys. Each part is a separate export, so that an element bundles only the parts it uses. */
export function registrationBackend(base: string, send?: typeof fetch): RegistrationBackend {
  const call = caller(base, send);
  return {
    authorizeRegistration: async (who, options) =>
      strings(await call('passkeys/registration/authorize', who, options), 'registrationToken'),
    linkPasskey: async (proof, options) => {
      const response = await call('passkeys/registration', proof, options);
      return { ...passkeyIn(response), ...userIn(response) };
    },
  };
}

/** Uses passkeys. */
export function authenticationBackend(base: string, send?: typeof fetch): AuthenticationBackend {
  const call = caller(base, send);
  return {
    authorizeAuthentication: async (who, options) =>
      strings(await call('passkeys/authentication/authorize', who, options), 'authenticationToken'),
    openSession: async (proof, options) => {
      const { user } = await call('session', proof, options);
      return { user: userOf(user) };
    },
    reauthenticate: async (proof, options) => {
      const { reauthenticatedAt } = await call('reauthentication', proof, options);
      return times({ reauthenticatedAt });
    },
  };
}

/**
 * Sends and checks one-time codes.
 *
 * @param timeout milliseconds that a request may take. Default: 60 seconds to send a code, else 15
 */
export function codeBackend(base: string, send?: typeof fetch, timeout?: number): CodeBackend {
  const call = caller(base, send, timeout);
  return {
    sendCode: async (request, options) => codeChallenge(await call('challenges', request, options)),
    currentCode: async (options) => {
      try {
        const response = await call('challenges/current', undefined, options);
        // An empty object also means none, and unlike 404 leaves no error in the browser's console.
        return 'expiresAt' in response ? codeChallenge(response) : undefined;
      } catch (error) {
        if (error instanceof PasskeyError && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    checkCode: async (proof, options) => {
      const response = await call('challenges/verify', proof, options);
      const { purpose } = strings(response, 'purpose');
      const { updatePasskeysToken } = response;
      return {
        purpose,
        ...userIn(response),
        ...(typeof updatePasskeysToken === 'string' && { updatePasskeysToken }),
      };
    },
  };
}

/** Reads the session. */
export const sessionBackend = (base: string, send?: typeof fetch): SessionBackend => ({
  currentUser: async (options) => {
    const { user } = await caller(base, send)('session', undefined, options);
    return user === undefined ? undefined : userOf(user);
  },
});

/** Lists and changes passkeys. */
export function manageBackend(base: string, send?: typeof fetch): ManageBackend {
  const call = caller(base, send);
  // Not checked here: the server's change is done, and `wire/signals.ts` checks what the device gets.
  const trust = (response: Promise<object>) => response as Promise<never>;
  const passkey = (id: string) => `passkeys/${encodeURIComponent(id)}`;
  return {
    listPasskeys: async (options) => {
      const response = await call('passkeys', undefined, options);
      // A null in the list has become a hole, which `map` would skip.
      return { ...response, passkeys: [...list(response['passkeys'], 'passkeys')].map(passkeyOf) };
    },
    renamePasskey: async (id, change, options) =>
      passkeyIn(await call(passkey(id), change, options, 'PATCH')),
    removePasskey: (id, options) => trust(call(passkey(id), undefined, options, 'DELETE')),
    prunePasskeys: (options) => trust(call('passkeys/prune', {}, options)),
    renameAccount: (change, options) => trust(call('account', change, options, 'PATCH')),
  };
}

const caller =
  (base: string, send: typeof fetch | undefined, timeout?: number) =>
  async (
    path: string,
    body: object | undefined,
    { signal }: Abortable,
    method?: JsonRequest['method'],
  ): Promise<Json> =>
    // Many serialisers write an absent member as null.
    JSON.parse(
      JSON.stringify(
        await requestJson(`${backendUrl(base)}/${path}`, {
          method,
          body,
          signal,
          credentials: 'include',
          fetch: send,
          // Mail servers are slow.
          deadline: timeout || (path === 'challenges' ? 60_000 : 15_000),
        }),
      ),
      (_, value: unknown) => value ?? undefined,
    ) as Json;

const passkeyIn = ({ passkey }: Json) => ({ passkey: passkeyOf(passkey) });

function passkeyOf(passkey: unknown): BackendPasskey {
  const whole = { icon: '', provider: '', ...(passkey as BackendPasskey) };
  const { id, createdAt, lastUsed = createdAt } = whole;
  strings(whole, 'id', 'label', 'username', 'rpId', 'icon', 'provider');
  // The id becomes a segment of a URL's path.
  insist(/^[\w-]{1,128}$/.test(id), 'id');
  times({ createdAt, lastUsed });
  return passkey as BackendPasskey;
}

const userIn = ({ user }: Json) => !!user && { user: userOf(user) };

const userOf = (user: unknown) => strings(user, 'id', 'username') as BackendUser;

function codeChallenge(response: Json): CodeChallenge {
  const { expiresAt, resendAt, now, length } = response as unknown as CodeChallenge;
  times({ expiresAt, resendAt, now });
  // The element draws a cell for each character.
  insist(Number.isInteger(length) && length > 0 && length < 65, 'length');
  return strings(response, 'purpose', 'email') as unknown as CodeChallenge;
}

/** Checks times: milliseconds in the range of Date, less a margin for wrong clocks. */
function times<Name extends string>(values: Record<Name, unknown>): Record<Name, number> {
  for (const name in values) {
    const value = values[name];
    insist(typeof value === 'number' && Math.abs(value) < 4e15, name);
  }
  return values as Record<Name, number>;
}
