/**
 * The one error class of the kit, and the closed list of what can go wrong.
 *
 * Codes only: the sentences a person reads live in `strings/`. Each code carries the tag under which
 * Passlock's own libraries know the same failure.
 */
const local = {
  /** An attribute, property or argument is missing or malformed. No request was made. */
  'bad-config': '@error/BadRequest',
  /** This browser has no WebAuthn. */
  unsupported: '@error/PasskeyUnsupported',
  /** WebAuthn needs HTTPS (or localhost). */
  'insecure-context': '@error/PasskeyUnsupported',
  /** A permissions policy keeps this frame from using passkeys. */
  blocked: '@error/PasskeyUnsupported',
  /** Dismissed, timed out or nothing suitable: the platform does not tell which. */
  'not-allowed': '@error/OtherPasskey',
  /** Cancelled by the page, or superseded by a newer ceremony. */
  aborted: '@error/OtherPasskey',
  /** The device never answered; the watchdog ended the wait. */
  'timed-out': '@error/OtherPasskey',
  /** The authenticator holds one of the excluded passkeys. */
  duplicate: '@error/DuplicatePasskey',
  /** The relying party id does not fit this page's domain. */
  'wrong-domain': '@error/OtherPasskey',
  /** No authenticator here can do what is asked (user verification, discoverable credential, algorithm). */
  unsuitable: '@error/OtherPasskey',
  /** Any other failure of the authenticator. */
  'device-failed': '@error/OtherPasskey',
  /** The server has no record of the passkey that was used (an orphan). */
  'passkey-not-found': '@error/OrphanedPasskey',
  /** The server could not be reached, or did not answer in time. */
  network: '@error/Network',
  /** The server answered something that is not its protocol. */
  'bad-response': '@error/Network',
  /** The server failed (5xx). */
  'server-error': '@error/Network',
  /** The server refused the request. */
  'bad-request': '@error/BadRequest',
} as const;

/** Tags that servers send, each for one code. */
const wire = {
  /** Too many, or too soon; `retryAfter` tells when another try makes sense. */
  'rate-limited': '@error/ChallengeRateLimited',
  /** The one-time code is not the one that was sent; `attemptsLeft` tells how many tries remain. */
  'wrong-code': '@error/InvalidChallengeCode',
  /** The one-time code is too old. */
  'code-expired': '@error/ChallengeExpired',
  /** Too many wrong codes: this one is no use any more. */
  'too-many-attempts': '@error/ChallengeAttemptsExceeded',
  /** No code is waiting to be entered: used, replaced or never sent. */
  'no-code': '@error/InvalidChallenge',
  /** It is no address, or none that mail can be sent to. */
  'invalid-email': '@error/InvalidEmail',
  /** Another account has this address. */
  'email-taken': '@error/DuplicateEmail',
  /** Another account has this username. */
  'username-taken': '@error/DuplicateUsername',
  /** The backend wants a fresh proof of who is there before it goes on. */
  'reauthentication-required': '@error/ReauthenticationRequired',
  /** It is the last passkey, and the account has no other way in. */
  'last-passkey': '@error/LastPasskey',
  /** Nobody is signed in, or not any more. */
  'signed-out': '@error/Unauthorized',
  /** Somebody is there who may not do this; for a server, its key is wrong. */
  forbidden: '@error/Forbidden',
  /** There is no such thing. */
  'not-found': '@error/NotFound',
  /** The server knows no such tenancy. */
  'invalid-tenancy': '@error/InvalidTenancy',
} as const;

/** Every code, and the tag under which Passlock's libraries know it. */
export const errorTags = { ...local, ...wire };

/** What has gone wrong: one of the names in {@link errorTags}. */
export type ErrorCode = keyof typeof errorTags;

/** The code of a tag that a server has sent. */
export const codeOf = (tag: unknown): ErrorCode | undefined =>
  tag === '@error/PasskeyNotFound'
    ? 'passkey-not-found'
    : (Object.keys(wire) as (keyof typeof wire)[]).find((code) => wire[code] === tag);

/** Passlock's tag for a code, whatever the server has sent. */
export const tagOf = (code: ErrorCode): (typeof errorTags)[ErrorCode] => errorTags[code];

/** Every code, for tables and tests. */
export const errorCodes = /* @__PURE__ */ Object.keys(errorTags) as readonly ErrorCode[];

/** What more there is to know about an error. */
export interface PasskeyErrorDetails {
  /** Passlock's own tag, when the server sent one. */
  tag?: string | undefined;
  /** HTTP status of the answer behind this error. */
  status?: number | undefined;
  /** Seconds until another try makes sense, between 1 and 3600. */
  retryAfter?: number | undefined;
  /** Tries that remain with this one-time code. */
  attemptsLeft?: number | undefined;
  /** The passkey the server no longer knows. */
  orphan?: OrphanedCredential | undefined;
  /** Name of the account that the device has a passkey for already, as it was asked for. */
  account?: string | undefined;
  cause?: unknown;
}

/** What a device needs to be told about a passkey that its server no longer has. */
export interface OrphanedCredential {
  /** WebAuthn credential id, base64url. */
  credentialId: string;
  rpId: string;
}

/** Everything the kit can fail with. `message` is for developers, never for the page; often the code says it all. */
export class PasskeyError extends Error {
  readonly code: ErrorCode;
  readonly _tag: string;
  declare readonly status?: number | undefined;
  declare readonly retryAfter?: number | undefined;
  declare readonly attemptsLeft?: number | undefined;
  declare readonly orphan?: OrphanedCredential | undefined;
  declare readonly account?: string | undefined;

  constructor(code: ErrorCode, message: string = code, { tag, cause, ...details }: PasskeyErrorDetails = {}) {
    super(message, { cause });
    Object.assign(this, details);
    this.name = 'PasskeyError';
    this.code = code;
    this._tag = tag ?? errorTags[code];
  }
}

/** The error as a PasskeyError; a stranger becomes `fallback`, with itself as the cause. */
export function toPasskeyError(error: unknown, fallback: ErrorCode): PasskeyError {
  if (error instanceof PasskeyError) return error;
  // Not every stranger can be made into text.
  return new PasskeyError(fallback, error instanceof Error ? error.message : undefined, { cause: error });
}
