/**
 * Door `passkey-elements/backend`: for servers. Nothing in here may reach a page.
 *
 * @module backend
 */
export type {
  AuthorizeAuthenticationRequest,
  AuthorizeRegistrationRequest,
  AuthorizedPasskeyAuthentication,
  AuthorizedPasskeyRegistration,
  Challenge,
  ChallengeCreated,
  CreateChallengeRequest,
  DeletedPasskeys,
  ExtendedPrincipal,
  FindAllPasskeys,
  IdTokenClaims,
  Passkey,
  PasskeySummary,
  PrepareDeletionRequest,
  PreparePruningRequest,
  PrepareUpdateRequest,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
  Transport,
  UpdatePasskeyRequest,
  UpdateUserPasskeysRequest,
  UpdatedPasskeys,
  UserVerification,
  VerifyChallengeRequest,
  Warning,
} from '../api/contract.js';
export type { Io } from '../api/http.js';
export {
  errorCodes,
  errorTags,
  KitError,
  type ErrorCode,
  type KitErrorDetails,
  type OrphanedCredential,
} from '../errors.js';
export type { Account, Accounts, LinkedPasskey } from './accounts.js';
export { createBackend, type BackendHandler, type BackendOptions } from './create-backend.js';
export { foldEmail } from './emails.js';
export { keyValueAccounts } from './key-value-accounts.js';
export {
  nodeListener,
  type NodeListenerOptions,
  type NodeRequest,
  type NodeResponse,
} from './node-listener.js';
export { sqliteKeyValue, type SqliteDatabase, type SqliteStatement } from './sqlite.js';
export { memoryKeyValue, type KeyValue, type Value, type Values } from './key-value.js';
export type { Limits } from './limits.js';
export type { Mailer, OutgoingMail } from './mailer.js';
export { keyValueRateLimits, type Rate, type RateLimits } from './rate-limits.js';
export { backendErrors, openapi } from './openapi.js';
export type { CeremonyEndpoints } from './passlock/ceremonies.js';
export type { ChallengeEndpoints } from './passlock/challenges.js';
export type { IdTokenVerifier } from './passlock/id-token.js';
export type { PasskeyEndpoints } from './passlock/passkeys.js';
export type { PrincipalEndpoints } from './passlock/principal.js';
export {
  passlockServer,
  type PasslockServer,
  type PasslockServerOptions,
  type Safe,
  type SafePasslockServer,
  type UnsafePasslockServer,
} from './passlock-server.js';
export type { Err, Ok, Result } from './result.js';
export { keyValueSessions, type PendingSignUp, type SessionRecord, type Sessions } from './sessions.js';
export { foldUsername } from './usernames.js';
export type { Client } from './visit.js';
