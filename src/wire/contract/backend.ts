/** Our backend contract: what an app's own server answers to the elements. */
import type { CredentialMapping } from './vault.js';

/** The signed-in person as the app's backend tells it. */
export interface BackendUser {
  id: string;
  username: string;
  displayName?: string;
  /** Confirmed by a code; absent when none was. */
  email?: string;
}

/** A passkey as devices know it, with the name that they are to show. */
export interface NamedCredential {
  rpId: string;
  /** WebAuthn user handle, base64url. */
  userId: string;
  username: string;
  /** Default: the username. */
  displayName?: string;
}

/** One row of the manager's list. */
export interface BackendPasskey {
  id: string;
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

/** A one-time code that has been mailed. Times are milliseconds of the server's clock. */
export interface CodeChallenge {
  purpose: string;
  /** Where the code went, as this browser gave it. */
  email: string;
  /** Characters of the code. */
  length: number;
  expiresAt: number;
  /** From then on another code can be asked for. */
  resendAt: number;
  /** The server's clock at the time of the answer, so that a page with a wrong clock counts right. */
  now: number;
}

export interface BackendRoutes {
  'POST passkeys/registration/authorize': {
    /** `conditional` only where the app knows that the person has just signed in with a password. */
    body: { username?: string; displayName?: string; mediation?: 'required' | 'conditional' };
    answer: { registrationToken: string };
  };
  'POST passkeys/registration': { body: { code: string }; answer: { passkey: BackendPasskey } };
  'POST passkeys/authentication/authorize': {
    /** To re-authenticate: the signed-in person's passkeys alone, with user verification. */
    body: {
      username?: string;
      mediation?: 'required' | 'conditional';
      purpose?: 'reauthenticate';
      /** A domain that the site had before. */
      rpId?: string;
    };
    answer: { authenticationToken: string };
  };
  /** Without a user when nobody is signed in. */
  'GET session': { body: undefined; answer: { user?: BackendUser } };
  'POST session': { body: { code: string } | { id_token: string }; answer: { user: BackendUser } };
  /** 204. */
  'DELETE session': { body: undefined; answer: undefined };
  'POST reauthentication': { body: { code: string }; answer: { reauthenticatedAt: number } };
  'GET passkeys': {
    body: undefined;
    answer: {
      passkeys: BackendPasskey[];
      /** The account has another way in, so that its last passkey can go as well. */
      canRemoveLast: boolean;
      /** Adding or removing one would be refused now, until the person has proven who they are. */
      needsReauthentication: boolean;
    };
  };
  'PATCH passkeys/{id}': { body: { label: string }; answer: { passkey: BackendPasskey } };
  'DELETE passkeys/{id}': {
    body: undefined;
    /** For the device: a token to exchange, or (first generation) the passkey that is gone. */
    answer: { deletePasskeysToken: string } | { credential: CredentialMapping };
  };
  /** Every passkey of the account. */
  'DELETE passkeys': { body: undefined; answer: { deletePasskeysToken: string } };
  'POST passkeys/prune': {
    body: Record<string, never>;
    /** For the device: a token to exchange, or (first generation) every passkey that the account has. */
    answer: { prunePasskeysToken: string } | { credentials: CredentialMapping[] };
  };
  'PATCH account': {
    /** An absent display name stays, an empty one goes. */
    body: { username: string; displayName?: string };
    /** For the device: a token to exchange, or (first generation) its passkeys with their new names. */
    answer: { updatePasskeysToken: string } | { credentials: NamedCredential[] };
  };
  'POST challenges': { body: { email?: string; purpose: string }; answer: CodeChallenge };
  /** Empty when this browser waits for none. */
  'GET challenges/current': { body: undefined; answer: CodeChallenge | Record<string, never> };
  'POST challenges/verify': {
    body: { code: string };
    /** With the token where the account's name changed as well: devices are to be told. */
    answer: { purpose: string; user?: BackendUser; updatePasskeysToken?: string };
  };
}
