/**
 * What the mock server keeps, table by table. Every value is JSON-safe: bytes are base64url text,
 * times are milliseconds, an optional field is absent and never `undefined` or `null`.
 *
 * Records are addressed by tenancy and id. What belongs to the whole server and to no tenancy
 * (tenancies themselves, signing keys, secrets) lives under `serverScope`, which no tenancy id can
 * spell. Tokens, ceremonies and codes have the SHA-256 of the secret as their id, so the store never
 * holds a value that could be redeemed.
 */
import type {
  PasskeyDeletionInstructions,
  PasskeyPruningInstructions,
  PasskeyUpdateInstructions,
  Transport,
  UserVerification,
  Warning,
} from '../../src/wire/contract.js';

/** The "tenancy" of records that belong to the server as a whole. */
export const serverScope = '$server';

/** Under `serverScope`; the id is the tenancy id. */
export interface TenancyRecord {
  kind: 'development' | 'staging' | 'production';
  /** SHA-256 of each API key that is valid now. */
  apiKeyHashes: string[];
  rpId?: string;
  rpName?: string;
  /** Exact origins that may run ceremonies, besides the rpId's own. */
  origins: string[];
  /** Legacy relying party ids that a login may ask for. */
  relatedRpIds: string[];
  /** Exact top-level origins that may embed the tenancy's pages in a frame. */
  embedders: string[];
  /** Development: a second registration with the same username replaces the first. */
  stableCredentialIds: boolean;
  /** Refuse a registration authorisation without `rpName`. */
  strict: boolean;
  /** The address that signed up; one tenancy per address. */
  email?: string;
  createdAt: number;
}

/** The id is the passkey's vault id. */
export interface PasskeyRecord {
  /** `credentialKey(rpId, credentialId)`: a WebAuthn credential is registered once per tenancy and rpId. */
  credentialKey: string;
  rpId: string;
  /** WebAuthn credential id, base64url. */
  credentialId: string;
  /** WebAuthn user handle, base64url; never changes. */
  userHandle: string;
  /** The app's user id; the vault id until the backend assigns one. */
  userId: string;
  /** False until a backend has named the user. */
  userAssigned: boolean;
  username: string;
  displayName?: string;
  enabled: boolean;
  aaguid: string;
  backedUp: boolean;
  counter: number;
  deviceType: 'singleDevice' | 'multiDevice';
  transports: Transport[];
  /** Minimal COSE key, base64url. */
  publicKey: string;
  /** The key's COSE algorithm number. */
  algorithm: number;
  /** User verification has succeeded at least once with this passkey. */
  uvInitialized: boolean;
  createdAt: number;
  updatedAt: number;
  lastUsed?: number;
}

interface CeremonyBase {
  rpId: string;
  challenge: string;
  /** The only origin the ceremony may come from; absent when the caller sent none (not a browser). */
  origin?: string;
  userVerification: UserVerification;
  createdAt: number;
  expiresAt: number;
}

/** The id is the SHA-256 of the session token. */
export type CeremonyRecord =
  | (CeremonyBase & {
      purpose: 'registration';
      username: string;
      displayName?: string;
      userHandle: string;
      /** Second generation: the user the backend authorised the registration for. */
      userId?: string;
      /** COSE algorithms that were offered. */
      algorithms: number[];
      /** WebAuthn credential ids that must not come back. */
      excluded: string[];
      /** False only for a conditional create, where the browser asks nobody. */
      userPresence: boolean;
    })
  | (CeremonyBase & {
      purpose: 'authentication';
      /** The WebAuthn credential ids that were asked for; absent when any discoverable one will do. */
      allowed?: string[];
      /** Second generation: the user the backend scoped the login to. */
      userId?: string;
    });

/** The id is the SHA-256 of the token. */
export type TokenRecord = { createdAt: number; expiresAt: number } & (
  | {
      purpose: 'registration';
      rpId: string;
      rpName: string;
      userId: string;
      username: string;
      displayName?: string;
      excludeCredentials?: string[];
      mediation?: 'required' | 'conditional';
      userVerification: UserVerification;
      timeout: number;
    }
  | {
      purpose: 'authentication';
      rpId: string;
      userId?: string;
      allowCredentials?: string[];
      mediation: 'required' | 'conditional';
      userVerification: UserVerification;
      timeout: number;
    }
  // What to signal, taken down when the backend made the change.
  | { purpose: 'update'; instructions: PasskeyUpdateInstructions['instructions']; warnings: Warning[] }
  | { purpose: 'delete'; instructions: PasskeyDeletionInstructions['instructions']; warnings: Warning[] }
  | { purpose: 'prune'; instructions: PasskeyPruningInstructions['instructions']; warnings: Warning[] }
);

/** The id is the SHA-256 of the code. */
export interface CodeRecord {
  passkeyId: string;
  userVerified: boolean;
  ipAddress?: string;
  userAgent?: string;
  createdAt: number;
  expiresAt: number;
}

/** Under `serverScope`; the id is the `kid`. */
export interface SigningKeyRecord {
  privateJwk: JsonWebKey;
  publicJwk: JsonWebKey;
  createdAt: number;
  /** From then on it signs nothing, and is published only until `expiresAt`. */
  retiredAt?: number;
  expiresAt?: number;
}

/** Under `serverScope`; the id says what the secret is for. */
export interface SecretRecord {
  /** Base64url. */
  value: string;
}

/** The id is the challenge id. */
export interface ChallengeRecord {
  email: string;
  /** The address in lower case: one mailbox, however it is written. */
  mailbox: string;
  purpose: string;
  /** Absent when the backend named no user. */
  userId?: string;
  metadata?: Record<string, unknown>;
  /** Keyed hash, as is `codeHash`: a six-digit code could be guessed from a plain one. */
  secretHash: string;
  codeHash: string;
  /** Codes that were compared, whatever came of it. */
  attempts: number;
  createdAt: number;
  /** From then on a code is answered with `ChallengeExpired`. */
  validUntil: number;
  /** When the record itself goes, later than `validUntil`. */
  expiresAt: number;
}

/** The id is the SHA-256 of the mailbox. Apart from challenges, so that deleting one resets nothing. */
export interface RateLimitRecord {
  expiresAt: number;
}

/** The mock's inbox. */
export interface MailRecord {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The one-time code in it, for copying. */
  code?: string;
  sentAt: number;
}

/** What the app's own backend keeps (accounts, links, sessions); the id is its key, which is a path. */
export interface BackendRecord {
  /** The key up to its last slash. */
  folder: string;
  value: object | string;
  /** Absent for what stays. */
  expiresAt?: number;
}

export interface Tables {
  tenancies: TenancyRecord;
  passkeys: PasskeyRecord;
  ceremonies: CeremonyRecord;
  tokens: TokenRecord;
  codes: CodeRecord;
  signingKeys: SigningKeyRecord;
  secrets: SecretRecord;
  challenges: ChallengeRecord;
  rateLimits: RateLimitRecord;
  mails: MailRecord;
  backend: BackendRecord;
}

export type TableName = keyof Tables;

/** The fields of a table that `find` accepts. */
interface TableSpec {
  readonly unique?: readonly string[];
  readonly index?: readonly string[];
}

/**
 * Fields to look records up by. All of them hold text. A record without an optional field is not found by
 * it and takes part in no uniqueness of it. Unique means unique within table and tenancy.
 */
export const tableSpecs: Record<TableName, TableSpec> = {
  tenancies: { unique: ['email'] },
  passkeys: { unique: ['credentialKey'], index: ['userId', 'username', 'userHandle'] },
  ceremonies: {},
  tokens: {},
  codes: { index: ['passkeyId'] },
  signingKeys: {},
  secrets: {},
  challenges: { index: ['mailbox', 'userId'] },
  rateLimits: {},
  mails: { index: ['to'] },
  backend: { index: ['folder'] },
};

/** The unique key of a WebAuthn credential within its tenancy. */
export function credentialKey(rpId: string, credentialId: string): string {
  return `${rpId}/${credentialId}`;
}
