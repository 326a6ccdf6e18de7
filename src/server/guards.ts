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

export const isExtendedPrincipal = /* @__PURE__ */ hasTag<ExtendedPrincipal>('ExtendedPrincipal');
export const isPrincipal = /* @__PURE__ */ hasTag<Principal>('Principal');
export const isPasskey = /* @__PURE__ */ hasTag<Passkey>('Passkey');
export const isPasskeySummary = /* @__PURE__ */ hasTag<PasskeySummary>('PasskeySummary');
export const isFindAllPasskeys = /* @__PURE__ */ hasTag<FindAllPasskeys>('FindAllPasskeys');
export const isUpdatedUserDetails = /* @__PURE__ */ hasTag<UpdatedUserDetails>('UpdatedCredentials');
export const isDeletedPasskey = /* @__PURE__ */ hasTag<DeletedPasskey>('DeletedPasskey');
export const isDeletedPasskeys = /* @__PURE__ */ hasTag<DeletedPasskeys>('DeletedPasskeys');
export const isAuthorizedPasskeyRegistration = /* @__PURE__ */ hasTag<AuthorizedPasskeyRegistration>(
  'AuthorizedPasskeyRegistration',
);
export const isAuthorizedPasskeyAuthentication = /* @__PURE__ */ hasTag<AuthorizedPasskeyAuthentication>(
  'AuthorizedPasskeyAuthentication',
);
export const isPreparedPasskeyUpdate = /* @__PURE__ */ hasTag<PreparedPasskeyUpdate>('PreparedPasskeyUpdate');
export const isPreparedPasskeyDeletion =
  /* @__PURE__ */ hasTag<PreparedPasskeyDeletion>('PreparedPasskeyDeletion');
export const isPreparedPasskeyPruning =
  /* @__PURE__ */ hasTag<PreparedPasskeyPruning>('PreparedPasskeyPruning');
export const isMailboxChallengeCreated = /* @__PURE__ */ hasTag<ChallengeCreated>('ChallengeCreated');
export const isMailboxChallengeDetails = /* @__PURE__ */ hasTag<Challenge>('Challenge');
export const isMailboxChallengeVerified = /* @__PURE__ */ hasTag<ChallengeVerified>('ChallengeVerified');
export const isMailboxChallengeDeleted = /* @__PURE__ */ hasTag<ChallengeDeleted>('ChallengeDeleted');

export const isUnauthorizedError = /* @__PURE__ */ hasTag<UnauthorizedError>('@error/Unauthorized');
export const isForbiddenError = /* @__PURE__ */ hasTag<ForbiddenError>('@error/Forbidden');
export const isBadRequestError = /* @__PURE__ */ hasTag<BadRequestError>('@error/BadRequest');
export const isNotFoundError = /* @__PURE__ */ hasTag<NotFoundError>('@error/NotFound');
export const isInvalidTenancyError = /* @__PURE__ */ hasTag<InvalidTenancyError>('@error/InvalidTenancy');
export const isInvalidCodeError = /* @__PURE__ */ hasTag<InvalidCodeError>('@error/InvalidCode');
export const isInvalidChallengeError =
  /* @__PURE__ */ hasTag<InvalidChallengeError>('@error/InvalidChallenge');
export const isInvalidChallengeCodeError = /* @__PURE__ */ hasTag<InvalidChallengeCodeError>(
  '@error/InvalidChallengeCode',
);
export const isChallengeExpiredError =
  /* @__PURE__ */ hasTag<ChallengeExpiredError>('@error/ChallengeExpired');
export const isChallengeAttemptsExceededError = /* @__PURE__ */ hasTag<ChallengeAttemptsExceededError>(
  '@error/ChallengeAttemptsExceeded',
);
export const isChallengeRateLimitedError = /* @__PURE__ */ hasTag<ChallengeRateLimitedError>(
  '@error/ChallengeRateLimited',
);
export const isPasskeyNotFoundError = /* @__PURE__ */ hasTag<PasskeyNotFoundError>('@error/PasskeyNotFound');
export const isInvalidEmailError = /* @__PURE__ */ hasTag<InvalidEmailError>('@error/InvalidEmail');
export const isDuplicateEmailError = /* @__PURE__ */ hasTag<DuplicateEmailError>('@error/DuplicateEmail');
export const isVerificationError = /* @__PURE__ */ hasTag<VerificationError>('@error/Verification');
