/**
 * Entry point `passkey-elements/backend`, for servers: the handler of the backend contract. It needs an API key, so
 * keep it out of pages.
 *
 * @module backend
 */
export {
  errorCodes,
  errorTags,
  PasskeyError,
  type ErrorCode,
  type PasskeyErrorDetails,
  type OrphanedCredential,
} from '../wire/errors.js';
export type {
  Account,
  AccountChanges,
  Accounts,
  ExpectedAccount,
  LinkedPasskey,
  UpdateResult,
} from '../backend/accounts.js';
export { createBackend, type BackendHandler, type BackendOptions } from '../backend/create-backend.js';
export { foldEmail } from '../wire/emails.js';
export { keyValueAccounts } from '../backend/key-value-accounts.js';
export {
  nodeListener,
  type NodeListenerOptions,
  type NodeRequest,
  type NodeResponse,
} from '../backend/node-listener.js';
export { sqliteKeyValue, type SqliteDatabase, type SqliteStatement } from '../backend/stores/sqlite.js';
export {
  postgresKeyValue,
  postgresSchema,
  type PostgresClient,
  type PostgresOptions,
} from '../backend/stores/postgres.js';
export { redisKeyValue, type RedisClient, type RedisOptions } from '../backend/stores/redis.js';
export { StoreUnavailableError } from '../backend/stores/unavailable.js';
export type { KeyValue, Value, Values } from '../backend/stores/key-value.js';
export { memoryKeyValue } from '../backend/stores/memory.js';
export type { Limits, ProtectedChange } from '../backend/limits.js';
export type { Mailer, OutgoingMail } from '../backend/mailer.js';
export type { LoadIcon } from '../backend/provider-icons.js';
export { keyValueRateLimits, type Rate, type RateLimits } from '../backend/rate-limits.js';
export { backendErrors, openapi } from '../backend/openapi.js';
export {
  keyValueSessions,
  type PendingSignUp,
  type SessionRecord,
  type Sessions,
} from '../backend/sessions.js';
export { foldUsername } from '../backend/usernames.js';
export type { Client } from '../backend/request-context.js';
