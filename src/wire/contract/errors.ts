/** Passlock's error responses. */

/** Tags of Passlock's error bodies. */
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

/** An error body. Each optional field belongs to the tag in its comment. */
export interface ErrorBody<Tag extends string = string> {
  _tag: Tag;
  message: string;
  /** `@error/ChallengeRateLimited`: whole seconds to wait before the next attempt. */
  retryAfterSeconds?: number;
  /** `@error/PasskeyNotFound`: WebAuthn credential id, base64url. */
  credentialId?: string;
  /** `@error/PasskeyNotFound`: the relying party of the credential. */
  rpId?: string;
}
