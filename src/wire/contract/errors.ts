/** What Passlock answers when it refuses. */

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
