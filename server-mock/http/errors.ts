/** Errors on the wire: handlers throw an `HttpError`, and `errorResponse` decides what the caller sees. */
import type { ErrorBody, PasslockErrorTag } from '../../src/wire/contract.js';
import { StoreError } from '../store/store.js';

/** `@error/Internal` is the mock's own tag, for failures of the server itself. */
export type ErrorTag = PasslockErrorTag | '@error/Internal';

/** The status of each tag. */
export const statuses: Record<ErrorTag, number> = {
  '@error/BadRequest': 400,
  '@error/InvalidTenancy': 400,
  '@error/InvalidChallenge': 400,
  '@error/InvalidChallengeCode': 400,
  '@error/ChallengeExpired': 400,
  '@error/ChallengeAttemptsExceeded': 400,
  '@error/PasskeyNotFound': 400,
  '@error/InvalidEmail': 400,
  // Never 401: Passlock's server library decodes this tag only with status 403.
  '@error/Forbidden': 403,
  '@error/NotFound': 404,
  '@error/InvalidCode': 404,
  '@error/DuplicateEmail': 409,
  '@error/ChallengeRateLimited': 429,
  '@error/Internal': 500,
};

export interface HttpErrorDetails {
  retryAfterSeconds?: number;
  credentialId?: string;
  rpId?: string;
  /** Overrides the tag's status: 405, 413, 415, 503. */
  status?: number;
  headers?: Record<string, string>;
}

export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly tag: ErrorTag;
  readonly details: HttpErrorDetails;

  constructor(tag: ErrorTag, message: string, details: HttpErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.tag = tag;
    this.details = details;
  }
}

export function badRequest(message: string, options?: ErrorOptions): HttpError {
  return new HttpError('@error/BadRequest', message, {}, options);
}

export interface ErrorResponse {
  status: number;
  headers: Record<string, string>;
  body: ErrorBody<ErrorTag>;
}

/** Never includes a stack or the message of an unexpected error, which could contain a secret. */
export function errorResponse(error: unknown): ErrorResponse {
  if (error instanceof HttpError) {
    const { status = statuses[error.tag], headers = {}, ...fields } = error.details;
    return { status, headers, body: { _tag: error.tag, message: error.message, ...fields } };
  }
  const message =
    error instanceof StoreError ? `The server's store failed: ${error.message}` : 'The server failed.';
  return { status: statuses['@error/Internal'], headers: {}, body: { _tag: '@error/Internal', message } };
}
