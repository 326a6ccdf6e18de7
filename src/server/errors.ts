/** The errors of server calls. Each is a PasskeyError with the tag that Passlock's library gives it. */
import type { PasskeyError } from '../wire/errors.js';

/** The session or key is not accepted. Passlock does not send it. */
export interface UnauthorizedError extends PasskeyError {
  readonly _tag: '@error/Unauthorized';
}

/** The API key is missing, wrong, or of another tenancy. */
export interface ForbiddenError extends PasskeyError {
  readonly _tag: '@error/Forbidden';
}

/** The request is malformed. */
export interface BadRequestError extends PasskeyError {
  readonly _tag: '@error/BadRequest';
}

/** The passkey, user or challenge does not exist. */
export interface NotFoundError extends PasskeyError {
  readonly _tag: '@error/NotFound';
}

/** The tenancy does not exist. */
export interface InvalidTenancyError extends PasskeyError {
  readonly _tag: '@error/InvalidTenancy';
}

/** The exchanged code is unknown, used or expired. */
export interface InvalidCodeError extends PasskeyError {
  readonly _tag: '@error/InvalidCode';
}

/** The challenge is unknown, used, deleted, or has another secret. */
export interface InvalidChallengeError extends PasskeyError {
  readonly _tag: '@error/InvalidChallenge';
}

/** The one-time code is wrong. */
export interface InvalidChallengeCodeError extends PasskeyError {
  readonly _tag: '@error/InvalidChallengeCode';
}

/** The challenge has expired. */
export interface ChallengeExpiredError extends PasskeyError {
  readonly _tag: '@error/ChallengeExpired';
}

/** The challenge has no attempts left. */
export interface ChallengeAttemptsExceededError extends PasskeyError {
  readonly _tag: '@error/ChallengeAttemptsExceeded';
}

/** Too many challenges were created. */
export interface ChallengeRateLimitedError extends PasskeyError {
  readonly _tag: '@error/ChallengeRateLimited';
  readonly retryAfterSeconds: number;
}

/** The vault has no passkey for the credential that was used. */
export interface PasskeyNotFoundError extends PasskeyError {
  readonly _tag: '@error/PasskeyNotFound';
}

/** The email address is not valid. */
export interface InvalidEmailError extends PasskeyError {
  readonly _tag: '@error/InvalidEmail';
}

/** The email address is taken. */
export interface DuplicateEmailError extends PasskeyError {
  readonly _tag: '@error/DuplicateEmail';
}

/** The `id_token` is not valid. */
export interface VerificationError extends PasskeyError {
  readonly _tag: '@error/Verification';
}
