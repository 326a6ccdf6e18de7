/**
 * Errors on the wire. Handlers throw a `WireError`; `errorAnswer` alone decides what the caller sees.
 */
import type { ErrorBody, PasslockErrorTag } from '../../src/wire/contract.js';
import { StoreError } from '../store/store.js';

/** `@error/Internal` is ours: the server itself failed. No request can bring it about. */
export type WireErrorTag = PasslockErrorTag | '@error/Internal';

/** The status that each tag comes with. */
export const statuses: Record<WireErrorTag, number> = {
  '@error/BadRequest': 400,
  '@error/InvalidTenancy': 400,
  '@error/InvalidChallenge': 400,
  '@error/InvalidChallengeCode': 400,
  '@error/ChallengeExpired': 400,
  '@error/ChallengeAttemptsExceeded': 400,
  '@error/PasskeyNotFound': 400,
  '@error/InvalidEmail': 400,
  // Never 401: Passlock's server helpers know this tag only with 403.
  '@error/Forbidden': 403,
  '@error/NotFound': 404,
  '@error/InvalidCode': 404,
  '@error/DuplicateEmail': 409,
  '@error/ChallengeRateLimited': 429,
  '@error/Internal': 500,
};

export interface WireErrorExtra {
  retryAfterSeconds?: number;
  credentialId?: string;
  rpId?: string;
  /** Where HTTP is more precise than the tag: 405, 413, 415. */
  status?: number;
  headers?: Record<string, string>;
}

/** The one exception handlers throw. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly tag: WireErrorTag;
  readonly extra: WireErrorExtra;

  constructor(tag: WireErrorTag, message: string, extra: WireErrorExtra = {}, options?: ErrorOptions) {
    super(message, options);
    this.tag = tag;
    this.extra = extra;
  }
}

/** Short for the commonest refusal. */
export function badRequest(message: string, options?: ErrorOptions): WireError {
  return new WireError('@error/BadRequest', message, {}, options);
}

export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  body: ErrorBody<WireErrorTag>;
}

/** What the caller sees of an error: never a stack, nor the text of an error that was not meant for it. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof WireError) {
    const { status = statuses[error.tag], headers = {}, ...fields } = error.extra;
    return { status, headers, body: { _tag: error.tag, message: error.message, ...fields } };
  }
  const message =
    error instanceof StoreError ? `The server's store failed: ${error.message}` : 'The server failed.';
  return { status: statuses['@error/Internal'], headers: {}, body: { _tag: '@error/Internal', message } };
}
