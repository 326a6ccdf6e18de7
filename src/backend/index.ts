/** Door `passkey-elements/backend`: for servers. Nothing in here may reach a page. */
export { KitError, errorCodes, type ErrorCode } from '../errors.js';
export { keyValueAccounts, type Account, type Accounts, type LinkedPasskey } from './accounts.js';
export { createBackend, type BackendHandler, type BackendOptions } from './create-backend.js';
export { memoryKeyValue, type KeyValue, type Value } from './key-value.js';
export { passlockServer, type PasslockServer, type PasslockServerOptions } from './passlock-server.js';
export { keyValueSessions, type PendingSignUp, type SessionRecord, type Sessions } from './sessions.js';
export { foldUsername } from './usernames.js';
