/**
 * Entry point `passkey-elements/backend`, for servers: the handler of the backend contract. It needs an API key, so
 * keep it out of pages.
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
} from '../wire/contract.js';
export type { Abortable } from '../wire/json-request.js';
export {
  errorCodes,
  errorTags,
  PasskeyError,
  type ErrorCode,
  type PasskeyErrorDetails,
  type OrphanedCredential,
} from '../wire/errors.js';
export type { Account, Accounts, LinkedPasskey } from '../backend/accounts.js';
export { createBackend, type BackendHandler, type BackendOptions } from '../backend/create-backend.js';
export { foldEmail } from '../backend/emails.js';
export { keyValueAccounts } from '../backend/key-value-accounts.js';
export {
  nodeListener,
  type NodeListenerOptions,
  type NodeRequest,
  type NodeResponse,
} from '../backend/node-listener.js';
export { sqliteKeyValue, type SqliteDatabase, type SqliteStatement } from '../backend/stores/sqlite.js';
export type { KeyValue, Value, Values } from '../backend/stores/key-value.js';
export { memoryKeyValue } from '../backend/stores/memory.js';
export type { Limits } from '../backend/limits.js';
export type { Mailer, OutgoingMail } from '../backend/mailer.js';
export { keyValueRateLimits, type Rate, type RateLimits } from '../backend/rate-limits.js';
export { backendErrors, openapi } from '../backend/openapi.js';
export type { CeremonyEndpoints } from '../server/ceremonies.js';
export type { ChallengeEndpoints } from '../server/challenges.js';
export type { IdTokenVerifier } from '../server/id-token.js';
export type { PasskeyEndpoints } from '../server/passkeys.js';
export type { PrincipalEndpoints } from '../server/principal.js';
export {
  passlockServer,
  type PasslockServer,
  type PasslockServerOptions,
  type Safe,
  type SafePasslockServer,
  type UnsafePasslockServer,
} from '../server/passlock-server.js';
export type { Err, Ok, Result } from '../server/result.js';
export {
  keyValueSessions,
  type PendingSignUp,
  type SessionRecord,
  type Sessions,
} from '../backend/sessions.js';
export { foldUsername } from '../backend/usernames.js';
export type { Client } from '../backend/request-context.js';
