/**
 * The error class of the library, and the closed list of its codes.
 *
 * The sentences for people are in `strings/`. Each code has the tag that Passlock's libraries use for the
 * same failure.
 */
const local = {
  /** An attribute, property or argument is missing or malformed. No request was made. */
  'bad-config': '@error/BadRequest',
  /** This browser has no WebAuthn. */
  unsupported: '@error/PasskeyUnsupported',
  /** WebAuthn needs HTTPS (or localhost). */
  'insecure-context': '@error/PasskeyUnsupported',
  /** A permissions policy forbids passkeys in this frame. */
  blocked: '@error/PasskeyUnsupported',
  /** Dismissed, timed out, or no suitable passkey: the browser does not reveal which. */
  'not-allowed': '@error/OtherPasskey',
  /** Cancelled by the page, or superseded by a newer ceremony. */
  aborted: '@error/OtherPasskey',
  /** The device did not respond before the timeout. */
  'timed-out': '@error/OtherPasskey',
  /** The authenticator holds one of the excluded passkeys. */
  duplicate: '@error/DuplicatePasskey',
  /** The relying party id does not match this page's domain. */
  'wrong-domain': '@error/OtherPasskey',
  /** No authenticator meets the requirements (user verification, discoverable credential, algorithm). */
  unsuitable: '@error/OtherPasskey',
  /** Any other failure of the authenticator. */
  'device-failed': '@error/OtherPasskey',
  /** The server has no record of the passkey (an orphan). */
  'passkey-not-found': '@error/OrphanedPasskey',
  /** The server has not accepted the passkey at sign-in, and has not said why. */
  'not-accepted': '@error/OtherPasskey',
  /** The server could not be reached, or did not respond in time. */
  network: '@error/Network',
  /** The response does not follow the protocol. */
  'bad-response': '@error/Network',
  /** The server failed (5xx). */
  'server-error': '@error/Network',
  /** The server rejected the request. */
  'bad-request': '@error/BadRequest',
} as const;

/** Codes whose tags servers send. */
const wire = {
  /** Too many requests; `retryAfter` is the time to wait. */
  'rate-limited': '@error/ChallengeRateLimited',
  /** The one-time code is wrong; `attemptsLeft` is the number of remaining attempts. */
  'wrong-code': '@error/InvalidChallengeCode',
  /** The one-time code has expired. */
  'code-expired': '@error/ChallengeExpired',
  /** Too many wrong attempts: the one-time code no longer works. */
  'too-many-attempts': '@error/ChallengeAttemptsExceeded',
  /** No one-time code is pending: it was used, replaced or never sent. */
  'no-code': '@error/InvalidChallenge',
  /** Not an email address, or one that cannot receive email. */
  'invalid-email': '@error/InvalidEmail',
  /** Another account has this address. */
  'email-taken': '@error/DuplicateEmail',
  /** Another account has this username. */
  'username-taken': '@error/DuplicateUsername',
  /** The backend requires step-up authentication first. */
  'reauthentication-required': '@error/ReauthenticationRequired',
  /** The last passkey of an account that has no other way to sign in. */
  'last-passkey': '@error/LastPasskey',
  /** Nobody is signed in, or the session has ended. */
  'signed-out': '@error/Unauthorized',
  /** Not permitted; for a server, a wrong API key. */
  forbidden: '@error/Forbidden',
  /** The resource does not exist. */
  'not-found': '@error/NotFound',
  /** The tenancy does not exist. */
  'invalid-tenancy': '@error/InvalidTenancy',
} as const;

/** Every code, with the tag that Passlock's libraries use. */
export const errorTags = { ...local, ...wire };

/** One of the keys of {@link errorTags}. */
export type ErrorCode = keyof typeof errorTags;

/** The code for a tag that a server sent. */
export const codeOf = (tag: unknown): ErrorCode | undefined =>
  tag === '@error/PasskeyNotFound'
    ? 'passkey-not-found'
    : (Object.keys(wire) as (keyof typeof wire)[]).find((code) => wire[code] === tag);

const byStatus: Record<number, ErrorCode> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

/** The code for the status of a response without a tag. */
export const codeOfStatus = (status: number): ErrorCode =>
  byStatus[status] ?? (status >= 500 ? 'server-error' : status >= 400 ? 'bad-request' : 'bad-response');

/** Passlock's tag for a code, independent of the tag that the server sent. */
export const tagOf = (code: ErrorCode): (typeof errorTags)[ErrorCode] => errorTags[code];

/** Every code, for tables and tests. */
export const errorCodes = /* @__PURE__ */ Object.keys(errorTags) as readonly ErrorCode[];

/** Details of an error. */
export interface PasskeyErrorDetails {
  /** Passlock's own tag, when the server sent one. */
  tag?: string | undefined;
  /** HTTP status of the response. */
  status?: number | undefined;
  /** Seconds to wait before the next attempt, from 1 to 3600. */
  retryAfter?: number | undefined;
  /** Remaining attempts with this one-time code. */
  attemptsLeft?: number | undefined;
  /** The passkey that the server no longer has. */
  orphan?: OrphanedCredential | undefined;
  /** The requested username, when the device already has a passkey for it. */
  account?: string | undefined;
  cause?: unknown;
}

/** A passkey that the server no longer has, as the device identifies it. */
export interface OrphanedCredential {
  /** WebAuthn credential id, base64url. */
  credentialId: string;
  rpId: string;
}

/** The error of every failure. `message` is for developers; do not show it in a page. */
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

/**
 * Returns a PasskeyError as it is, and wraps anything else that was thrown. Errors of another copy of this library, of
 * Passlock's libraries and of HTTP clients, and a `Response`, are recognised by `code`, `_tag` and `status`.
 *
 * @param fallback code of an error that has none of them
 */
export function toPasskeyError(thrown: unknown, fallback: ErrorCode): PasskeyError {
  if (thrown instanceof PasskeyError) return thrown;
  const error = (typeof thrown === 'object' && thrown ? thrown : {}) as Partial<PasskeyError>;
  const { code, _tag, status, message, retryAfter, attemptsLeft, orphan, account } = error;
  let known = typeof code === 'string' && Object.hasOwn(errorTags, code) ? code : codeOf(_tag);
  if (!known && typeof status === 'number') known = codeOfStatus(status);
  // The words of a failed `fetch` differ: "Failed to fetch", "NetworkError when …", "Load failed".
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) known = 'network';
  // A thrown value may have a message that does not convert to a string.
  return new PasskeyError(known ?? fallback, typeof message === 'string' ? message : undefined, {
    ...(known && { tag: _tag, status, retryAfter, attemptsLeft, orphan, account }),
    cause: thrown,
  });
}
