/**
 * The wire, once: Passlock's REST API in both of its generations, as types and nothing else.
 *
 * "First generation" is `/{tenancyId}/…`, where the browser starts a ceremony by itself. "Second
 * generation" is `/v2/{tenancyId}/…`, where the app's backend authorises it and hands the page a
 * short-lived token. Times in bodies are milliseconds since the epoch. An optional field is absent,
 * never `null`.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

export type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
};

/** Must the device check who uses it (fingerprint, face, PIN)? WebAuthn L3 §5.8.6. */
export type UserVerification = 'required' | 'preferred' | 'discouraged';

// --- Errors -----------------------------------------------------------------------------------

/** Tags of Passlock's own error bodies. */
export type PasslockErrorTag =
  | '@error/Forbidden'
  | '@error/BadRequest'
  | '@error/NotFound'
  | '@error/InvalidTenancy'
  | '@error/InvalidCode'
  | '@error/InvalidChallenge'
  | '@error/InvalidChallengeCode'
  | '@error/ChallengeExpired'
  | '@error/ChallengeAttemptsExceeded'
  | '@error/ChallengeRateLimited'
  | '@error/PasskeyNotFound'
  | '@error/InvalidEmail'
  | '@error/DuplicateEmail';

/** An error body. Extra fields are present only with the tags named beside them. */
export interface ErrorBody<Tag extends string = string> {
  _tag: Tag;
  message: string;
  /** `@error/ChallengeRateLimited`: whole seconds until another try makes sense. */
  retryAfterSeconds?: number;
  /** `@error/PasskeyNotFound`: WebAuthn credential id, base64url. */
  credentialId?: string;
  /** `@error/PasskeyNotFound`: the relying party the credential was made for. */
  rpId?: string;
}

// --- Ceremonies -------------------------------------------------------------------------------

/** First generation, `POST /{t}/passkey/registration/options`. */
export interface RegistrationOptionsRequest {
  username: string;
  displayName?: string;
  /** Vault ids of passkeys this person has already. */
  excludeCredentials?: string[];
  userVerification?: UserVerification;
  /** Milliseconds. */
  timeout?: number;
  /** For servers that are not Passlock: may the passkey be made without asking the person? */
  mediation?: 'conditional';
}

/** Second generation, `POST /v2/{t}/passkey/registration/options`. */
export interface AuthorizedRegistrationOptionsRequest {
  registrationToken: string;
}

export interface RegistrationOptions {
  sessionToken: string;
  optionsJSON: PublicKeyCredentialCreationOptionsJSON;
  /** Second generation only, and only where the backend asked for it: nobody need be present. */
  mediation?: 'conditional';
}

export interface RegistrationVerificationRequest {
  sessionToken: string;
  response: RegistrationResponseJSON;
}

/** First generation, `POST /{t}/passkey/authentication/options`. */
export interface AuthenticationOptionsRequest {
  /** Vault ids; only these passkeys are asked for. */
  allowCredentials?: string[];
  userVerification?: UserVerification;
  /** The tenancy's own or one of its related (legacy) relying party ids. */
  rpId?: string;
  /** Milliseconds. */
  timeout?: number;
}

/** Second generation, `POST /v2/{t}/passkey/authentication/options`. */
export interface AuthorizedAuthenticationOptionsRequest {
  authenticationToken: string;
}

export interface AuthenticationOptions {
  sessionToken: string;
  optionsJSON: PublicKeyCredentialRequestOptionsJSON;
  /** Second generation only. */
  mediation?: 'required' | 'conditional';
}

export interface AuthenticationVerificationRequest {
  sessionToken: string;
  response: AuthenticationResponseJSON;
}

/** Who the ceremony was about. `userId` equals `authenticatorId` until the backend assigns one. */
export interface Principal {
  authenticatorId: string;
  userId: string;
}

/** A passkey was created. */
export interface RegistrationSuccess {
  _tag: 'RegistrationSuccess';
  principal: Principal;
  /** A JWS, for a server that verifies it itself. */
  id_token: string;
  /** Good once, for five minutes: for your server to exchange. */
  code: string;
}

/** Somebody has used a passkey. */
export interface AuthenticationSuccess {
  _tag: 'AuthenticationSuccess';
  principal: Principal;
  /** A JWS, for a server that verifies it itself. */
  id_token: string;
  /** Good once, for five minutes: for your server to exchange. */
  code: string;
}

/** Second generation, server side: `POST /v2/{t}/passkey/registration/authorize`. */
export interface AuthorizeRegistrationRequest {
  rpId: string;
  rpName?: string;
  userId: string;
  username: string;
  displayName?: string;
  excludeCredentials?: string[];
  /**
   * `conditional`: right after a sign-in by password the browser may make a passkey without asking, and the
   * server takes one that nobody was present for. Ours (Passlock documents none): like `authentication`.
   */
  mediation?: 'required' | 'conditional';
  userVerification?: UserVerification;
  timeout?: number;
}

/** What a page needs to create one passkey. */
export interface AuthorizedPasskeyRegistration {
  _tag: 'AuthorizedPasskeyRegistration';
  registrationToken: string;
  expiresAt: number;
}

/** Second generation, server side: `POST /v2/{t}/passkey/authentication/authorize`. */
export interface AuthorizeAuthenticationRequest {
  rpId: string;
  userId?: string;
  allowCredentials?: string[];
  discoverable?: boolean;
  mediation?: 'required' | 'conditional';
  userVerification?: UserVerification;
  timeout?: number;
}

/** What a page needs to ask for a passkey once. */
export interface AuthorizedPasskeyAuthentication {
  _tag: 'AuthorizedPasskeyAuthentication';
  authenticationToken: string;
  expiresAt: number;
}

// --- Code exchange and identity token ----------------------------------------------------------

/** Answer of `GET /{t}/principal/{code}` and, with `{userId}`, of `POST`. */
export interface ExtendedPrincipal {
  _tag: 'ExtendedPrincipal';
  /** Equals the identity token's `jti`. */
  id: string;
  authenticatorId: string;
  authenticatorType: 'passkey';
  userId: string;
  createdAt: number;
  expiresAt: number;
  passkey?: { verified: boolean; userVerified: boolean; platformName?: string };
  metadata: { ipAddress?: string; userAgent?: string };
}

/** Body of `POST /{t}/principal/{code}`: assigns the user while exchanging. */
export interface ExchangeCodeRequest {
  userId: string;
}

/** Claims of the `id_token`, a JWS signed with RS256. Times are seconds. */
export interface IdTokenClaims {
  iss: 'passlock.dev';
  aud: string;
  sub: string;
  jti: string;
  iat: number;
  exp: number;
  'a:id': string;
  'a:typ': 'passkey';
  'pk:uv': boolean;
}

// --- Vault --------------------------------------------------------------------------------------

/** How a device is reached. WebAuthn L3 §5.8.4. */
export type Transport = 'ble' | 'hybrid' | 'internal' | 'nfc' | 'usb' | 'cable' | 'smart-card';

/** A passkey as the vault has it. */
export interface Passkey {
  _tag: 'Passkey';
  id: string;
  userId?: string;
  enabled: boolean;
  credential: {
    /** WebAuthn credential id, base64url. */
    id: string;
    /** WebAuthn user handle, base64url; it never changes. */
    userId: string;
    username: string;
    aaguid: string;
    backedUp: boolean;
    counter: number;
    deviceType: 'singleDevice' | 'multiDevice';
    transports: Transport[];
    /** COSE key, base64url. */
    publicKey: string;
    rpId: string;
  };
  platform?: { name?: string; icon?: string };
  lastUsed?: number;
  createdAt: number;
  updatedAt: number;
}

/** A passkey as the vault lists it. */
export interface PasskeySummary {
  _tag: 'PasskeySummary';
  id: string;
  userId: string;
  enabled: boolean;
  credential: { id: string; userId: string };
  createdAt: number;
  lastUsed?: number;
}

/** One page of a tenancy's passkeys; `cursor` leads to the next. */
export interface FindAllPasskeys {
  _tag: 'FindAllPasskeys';
  cursor: string | null;
  records: PasskeySummary[];
}

/** What is to change about a passkey. */
export interface UpdatePasskeyRequest {
  userId?: string;
  username?: string;
}

/** What is to change about all passkeys of a user. */
export interface UpdateUserPasskeysRequest {
  userId: string;
  username?: string;
}

/** The passkeys of a user, as they are now. */
export interface UpdatedPasskeys {
  _tag: 'UpdatedPasskeys';
  updated: Passkey[];
}

/** The passkeys of a user, as they were. */
export interface DeletedPasskeys {
  _tag: 'DeletedPasskeys';
  deleted: Passkey[];
}

/** Answer of `GET /{t}/credential/{passkeyId}`. */
export interface CredentialMapping {
  credentialId: string;
  userId: string;
  rpId: string;
}

/** Answer of `GET /{t}/credentials/{ids}`. */
export interface CredentialsMapping {
  rpId: string;
  userId: string;
  allAcceptedCredentialIds: string[];
}

// --- Signals, second generation ------------------------------------------------------------------

/** Something the server found, and that did not stop it. */
export interface Warning {
  code: 'PASSKEY_NOT_FOUND' | 'NO_PASSKEYS_FOUND';
  message: string;
  passkeyId?: string;
}

/** An account's new name. */
export interface PrepareUpdateRequest {
  userId: string;
  username: string;
  displayName?: string;
}

/** The vault has the new name; with the token a page can tell the device. */
export interface PreparedPasskeyUpdate {
  _tag: 'PreparedPasskeyUpdate';
  updatePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** Which passkeys are to go: these, or all of a user's. */
export type PrepareDeletionRequest = { passkeyIds: string[] } | { userId: string };

/** The passkeys are gone; with the token a page can tell the device. */
export interface PreparedPasskeyDeletion {
  _tag: 'PreparedPasskeyDeletion';
  deletePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** Whose passkeys a device is to be told of. */
export interface PreparePruningRequest {
  userId: string;
}

/** With the token a page can tell the device which passkeys stay. */
export interface PreparedPasskeyPruning {
  _tag: 'PreparedPasskeyPruning';
  prunePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

export interface PasskeyUpdateInstructions {
  _tag: 'PasskeyUpdateInstructions';
  instructions: { rpId: string; userId: string; username: string; displayName: string }[];
  warnings: Warning[];
}

export interface PasskeyDeletionInstructions {
  _tag: 'PasskeyDeletionInstructions';
  instructions: { rpId: string; userId: string; credentialId: string }[];
  warnings: Warning[];
}

export interface PasskeyPruningInstructions {
  _tag: 'PasskeyPruningInstructions';
  instructions: { rpId: string; userId: string; allAcceptedCredentialIds: string[] }[];
  warnings: Warning[];
}

// --- Mailbox challenges ---------------------------------------------------------------------------

/** Who is to get a one-time code, and what for. */
export interface CreateChallengeRequest {
  email: string;
  purpose: string;
  userId?: string;
  metadata?: Record<string, unknown>;
  invalidateOthers?: boolean;
  skipRateLimit?: boolean;
  name?: string;
  sendEmail?: boolean;
}

/** A one-time code that was made, without the code. */
export interface Challenge {
  _tag: 'Challenge';
  challengeId: string;
  purpose: string;
  email: string;
  userId?: string;
  createdAt: number;
  expiresAt: number;
  metadata: Record<string, unknown> | null;
}

/** A one-time code that was made, with the code and a mail that is ready to send. */
export interface ChallengeCreated {
  _tag: 'ChallengeCreated';
  challenge: Omit<Challenge, '_tag'> & {
    secret: string;
    code: string;
    message: { html: string; text: string };
  };
}

/** All three are needed: the backend kept two of them, the person typed the third. */
export interface VerifyChallengeRequest {
  challengeId: string;
  secret: string;
  code: string;
}

export interface ChallengeVerified {
  _tag: 'ChallengeVerified';
  challenge: Challenge;
}

export interface ChallengeDeleted {
  _tag: 'ChallengeDeleted';
}

// --- Tenancies --------------------------------------------------------------------------------------

export interface SignupRequest {
  email: string;
  firstName: string;
  lastName: string;
}

export interface TenancyData {
  _tag: 'TenancyData';
  tenancyId: string;
  apiKey: string;
}

// --- Our backend contract: what an app's own server answers to the elements --------------------------

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
