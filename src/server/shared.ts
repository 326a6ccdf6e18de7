/** Guards and types that the safe and the unsafe entry point share, under the names of Passlock's library. */
export type {
  AuthorizeAuthenticationRequest as AuthorizePasskeyAuthenticationOptions,
  AuthorizedPasskeyAuthentication,
  AuthorizedPasskeyRegistration,
  Challenge as MailboxChallengeDetails,
  ChallengeCreated as MailboxChallengeCreated,
  ChallengeDeleted as MailboxChallengeDeleted,
  ChallengeVerified as MailboxChallengeVerified,
  CredentialMapping as Credential,
  ExtendedPrincipal,
  FindAllPasskeys,
  Passkey,
  PasskeySummary,
  PrepareDeletionRequest as DeletePasskeysOptions,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
  PreparePruningRequest as PrunePasskeysOptions,
  PrepareUpdateRequest as UpdatePasskeysOptions,
  Transport,
  UserVerification,
  VerifyChallengeRequest as VerifyMailboxChallengeOptions,
  Warning as PasskeyManagementWarning,
} from '../wire/contract.js';
export {
  errorCodes,
  errorTags,
  PasskeyError,
  type ErrorCode,
  type OrphanedCredential,
  type PasskeyErrorDetails,
} from '../wire/errors.js';
export type { Abortable } from '../wire/json-request.js';
export type { Err, Ok, Result } from '../wire/result.js';
export type { AuthorizePasskeyRegistrationOptions } from './ceremonies.js';
export type {
  CreateMailboxChallengeOptions,
  DeleteMailboxChallengeOptions,
  GetMailboxChallengeOptions,
} from './challenges.js';
export type { Client } from './client.js';
export type { AuthenticatedOptions, PasslockOptions } from './config.js';
export type * from './errors.js';
export * from './guards.js';
export type { Principal, VerifyIdTokenOptions } from './id-token.js';
export type {
  AssignUserOptions,
  DeletedPasskey,
  DeletedPasskeys,
  DeletePasskeyOptions,
  DeleteUserPasskeysOptions,
  GetPasskeyOptions,
  ListPasskeysOptions,
  UpdatedUserDetails,
  UpdatePasskeyOptions,
  UpdatePasskeyUsernamesOptions,
} from './passkeys.js';
export type { ExchangeCodeOptions } from './principal.js';
