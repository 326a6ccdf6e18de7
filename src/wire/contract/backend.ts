/** The backend contract: requests of the elements to the app's own server, and its responses. */
import type { CredentialMapping } from './vault.js';

/** The signed-in person. */
export interface BackendUser {
  id: string;
  username: string;
  displayName?: string;
  /** Present only when confirmed by a one-time code. */
  email?: string;
}

/** A passkey as devices identify it, with its new name. */
export interface NamedCredential {
  rpId: string;
  /** WebAuthn user handle, base64url. */
  userId: string;
  username: string;
  /** Default: the username. */
  displayName?: string;
}

/** One passkey in the manager's list. */
export interface BackendPasskey {
  id: string;
  /** Empty for a passkey without a name: the page shows its own word. */
  label: string;
  provider?: string;
  icon?: string;
  username: string;
  rpId: string;
  createdAt: number;
  lastUsed?: number;
  synced: boolean;
  /** True for the passkey that opened this session. */
  current: boolean;
}

/** A one-time code that was emailed. Times are milliseconds of the server's clock. */
export interface CodeChallenge {
  purpose: string;
  /** The recipient, as this browser entered it. */
  email: string;
  /** Number of characters. */
  length: number;
  expiresAt: number;
  /** From this time another code can be requested. */
  resendAt: number;
  /** The server's time, so that the countdown is right in a page with a wrong clock. */
  now: number;
}

export interface BackendRoutes {
  'POST passkeys/registration/authorize': {
    /** `conditional` only right after a sign-in with a password. */
    body: { username?: string; displayName?: string; mediation?: 'required' | 'conditional' };
    response: { registrationToken: string };
  };
  'POST passkeys/registration': {
    body: { code: string };
    /** The user is present after a sign-up, which has opened a session. */
    response: { passkey: BackendPasskey; user?: BackendUser };
  };
  'POST passkeys/authentication/authorize': {
    /** With a `purpose`: only passkeys of the signed-in person, with user verification. */
    body: {
      username?: string;
      mediation?: 'required' | 'conditional';
      purpose?: 'reauthenticate';
      /** A related (former) domain of the site. */
      rpId?: string;
    };
    response: { authenticationToken: string };
  };
  /** No user when nobody is signed in. */
  'GET session': { body: undefined; response: { user?: BackendUser } };
  'POST session': { body: { code: string } | { id_token: string }; response: { user: BackendUser } };
  /** 204. */
  'DELETE session': { body: undefined; response: undefined };
  /** Signs out on every device. 204. */
  'DELETE sessions': { body: undefined; response: undefined };
  'POST reauthentication': { body: { code: string }; response: { reauthenticatedAt: number } };
  'GET passkeys': {
    body: undefined;
    response: {
      passkeys: BackendPasskey[];
      /** The account has another way to sign in, so its last passkey can be removed. */
      canRemoveLast: boolean;
      /** Adding and removing passkeys requires step-up authentication first. */
      needsReauthentication: boolean;
    };
  };
  'PATCH passkeys/{id}': { body: { label: string }; response: { passkey: BackendPasskey } };
  'DELETE passkeys/{id}': {
    body: undefined;
    /** For the device: a token to exchange, or (first generation) the removed passkey. */
    response: { deletePasskeysToken: string } | { credential: CredentialMapping };
  };
  /** Every passkey of the account. */
  'DELETE passkeys': { body: undefined; response: { deletePasskeysToken: string } };
  'POST passkeys/prune': {
    body: Record<string, never>;
    /** For the device: a token to exchange, or (first generation) every passkey of the account. */
    response: { prunePasskeysToken: string } | { credentials: CredentialMapping[] };
  };
  'PATCH account': {
    /** An absent display name is kept; an empty one is removed. */
    body: { username: string; displayName?: string };
    /** For the device: a token to exchange, or (first generation) its passkeys with their new names. */
    response: { updatePasskeysToken: string } | { credentials: NamedCredential[] };
  };
  /** Brings a replaced address back, with the token of the notice's link. 204. */
  'POST account/undo-email': { body: { token: string }; response: undefined };
  'POST challenges': { body: { email?: string; purpose: string }; response: CodeChallenge };
  /** Empty when this browser has no pending code. */
  'GET challenges/current': { body: undefined; response: CodeChallenge | Record<string, never> };
  'POST challenges/verify': {
    body: { code: string };
    /** The token is present when the account's name changed too, so that the device can be signalled. */
    response: { purpose: string; user?: BackendUser; updatePasskeysToken?: string };
  };
}
