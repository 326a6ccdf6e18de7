/** Type guards for documents and errors, by their `_tag`. They work on results of the safe functions too. */
import type {
  AuthorizedPasskeyAuthentication,
  AuthorizedPasskeyRegistration,
  Challenge,
  ChallengeCreated,
  ChallengeDeleted,
  ChallengeVerified,
  ExtendedPrincipal,
  FindAllPasskeys,
  Passkey,
  PasskeySummary,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
} from '../wire/contract.js';
import type {
  UnauthorizedError,
  ForbiddenError,
  BadRequestError,
  NotFoundError,
  InvalidTenancyError,
  InvalidCodeError,
  InvalidChallengeError,
  InvalidChallengeCodeError,
  ChallengeExpiredError,
  ChallengeAttemptsExceededError,
  ChallengeRateLimitedError,
  PasskeyNotFoundError,
  InvalidEmailError,
  DuplicateEmailError,
  VerificationError,
} from './errors.js';
import type { Principal } from './id-token.js';
import type { DeletedPasskey, DeletedPasskeys, UpdatedUserDetails } from './passkeys.js';

const hasTag =
  <Tagged extends { readonly _tag: string }>(tag: Tagged['_tag']) =>
  (value: unknown): value is Tagged =>
    typeof value === 'object' && value !== null && '_tag' in value && value._tag === tag;

/** Checks for the document of an exchanged code. */
export const isExtendedPrincipal = /* @__PURE__ */ hasTag<ExtendedPrincipal>('ExtendedPrincipal');
/** Checks for the document of a verified `id_token`. */
export const isPrincipal = /* @__PURE__ */ hasTag<Principal>('Principal');
/** Checks for a passkey of the vault. */
export const isPasskey = /* @__PURE__ */ hasTag<Passkey>('Passkey');
/** Checks for a passkey in a list. */
export const isPasskeySummary = /* @__PURE__ */ hasTag<PasskeySummary>('PasskeySummary');
/** Checks for a page of passkeys. */
export const isFindAllPasskeys = /* @__PURE__ */ hasTag<FindAllPasskeys>('FindAllPasskeys');
/** Checks for the credentials with a changed username. */
export const isUpdatedUserDetails = /* @__PURE__ */ hasTag<UpdatedUserDetails>('UpdatedCredentials');
/** Checks for a deleted passkey. */
export const isDeletedPasskey = /* @__PURE__ */ hasTag<DeletedPasskey>('DeletedPasskey');
/** Checks for the deleted passkeys of a user. */
export const isDeletedPasskeys = /* @__PURE__ */ hasTag<DeletedPasskeys>('DeletedPasskeys');
/** Checks for an authorised registration. */
export const isAuthorizedPasskeyRegistration = /* @__PURE__ */ hasTag<AuthorizedPasskeyRegistration>(
  'AuthorizedPasskeyRegistration',
);
/** Checks for an authorised authentication. */
export const isAuthorizedPasskeyAuthentication = /* @__PURE__ */ hasTag<AuthorizedPasskeyAuthentication>(
  'AuthorizedPasskeyAuthentication',
);
/** Checks for a changed username, with a token for the page. */
export const isPreparedPasskeyUpdate = /* @__PURE__ */ hasTag<PreparedPasskeyUpdate>('PreparedPasskeyUpdate');
/** Checks for a deletion, with a token for the page. */
export const isPreparedPasskeyDeletion =
  /* @__PURE__ */ hasTag<PreparedPasskeyDeletion>('PreparedPasskeyDeletion');
/** Checks for a token for the page to signal the accepted passkeys. */
export const isPreparedPasskeyPruning =
  /* @__PURE__ */ hasTag<PreparedPasskeyPruning>('PreparedPasskeyPruning');
/** Checks for a created challenge. */
export const isMailboxChallengeCreated = /* @__PURE__ */ hasTag<ChallengeCreated>('ChallengeCreated');
/** Checks for a challenge without its secret and code. */
export const isMailboxChallengeDetails = /* @__PURE__ */ hasTag<Challenge>('Challenge');
/** Checks for a verified challenge. */
export const isMailboxChallengeVerified = /* @__PURE__ */ hasTag<ChallengeVerified>('ChallengeVerified');
/** Checks for a deleted challenge. */
export const isMailboxChallengeDeleted = /* @__PURE__ */ hasTag<ChallengeDeleted>('ChallengeDeleted');

/** Checks for a request without a session. */
export const isUnauthorizedError = /* @__PURE__ */ hasTag<UnauthorizedError>('@error/Unauthorized');
/** Checks for a wrong API key. */
export const isForbiddenError = /* @__PURE__ */ hasTag<ForbiddenError>('@error/Forbidden');
/** Checks for a malformed request. */
export const isBadRequestError = /* @__PURE__ */ hasTag<BadRequestError>('@error/BadRequest');
/** Checks for a passkey, user or challenge that does not exist. */
export const isNotFoundError = /* @__PURE__ */ hasTag<NotFoundError>('@error/NotFound');
/** Checks for an unknown tenancy. */
export const isInvalidTenancyError = /* @__PURE__ */ hasTag<InvalidTenancyError>('@error/InvalidTenancy');
/** Checks for a code that is unknown, used or expired. */
export const isInvalidCodeError = /* @__PURE__ */ hasTag<InvalidCodeError>('@error/InvalidCode');
/** Checks for a challenge that is unknown, used or deleted. */
export const isInvalidChallengeError =
  /* @__PURE__ */ hasTag<InvalidChallengeError>('@error/InvalidChallenge');
/** Checks for a wrong one-time code. */
export const isInvalidChallengeCodeError = /* @__PURE__ */ hasTag<InvalidChallengeCodeError>(
  '@error/InvalidChallengeCode',
);
/** Checks for an expired challenge. */
export const isChallengeExpiredError =
  /* @__PURE__ */ hasTag<ChallengeExpiredError>('@error/ChallengeExpired');
/** Checks for a challenge without attempts left. */
export const isChallengeAttemptsExceededError = /* @__PURE__ */ hasTag<ChallengeAttemptsExceededError>(
  '@error/ChallengeAttemptsExceeded',
);
/** Checks for a rate limit. */
export const isChallengeRateLimitedError = /* @__PURE__ */ hasTag<ChallengeRateLimitedError>(
  '@error/ChallengeRateLimited',
);
/** Checks for a passkey that the vault does not have. */
export const isPasskeyNotFoundError = /* @__PURE__ */ hasTag<PasskeyNotFoundError>('@error/PasskeyNotFound');
/** Checks for an invalid email address. */
export const isInvalidEmailError = /* @__PURE__ */ hasTag<InvalidEmailError>('@error/InvalidEmail');
/** Checks for an email address that is taken. */
export const isDuplicateEmailError = /* @__PURE__ */ hasTag<DuplicateEmailError>('@error/DuplicateEmail');
/** Checks for an invalid `id_token`. */
export const isVerificationError = /* @__PURE__ */ hasTag<VerificationError>('@error/Verification');
