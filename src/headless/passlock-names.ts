/** Types under the names that Passlock's browser library has for them. */
import type { SignalWarning } from '../flows/device-signals.js';
import type { DeletionInstruction, PruningInstruction, UpdateInstruction } from '../wire/signals.js';
import type { CallConfig } from './call.js';
import type { DeleteCredentialOptions } from './delete.js';
import type { AuthenticationEvent, RegistrationEvent } from './progress.js';

/** The second argument of every function. */
export type PasslockOptions = CallConfig;
/** Called at each step of `authenticatePasskey`. */
export type OnAuthenticationEvent = (event: AuthenticationEvent) => void;
/** Called at each step of `registerPasskey`. */
export type OnRegistrationEvent = (event: RegistrationEvent) => void;
/** Why the device was not updated. */
export type PasskeyManagementWarning = SignalWarning;
/** The code of a {@link PasskeyManagementWarning}. */
export type PasskeyManagementWarningCode = SignalWarning['code'];
/** What a server returns for `updatePasskey`. */
export type PasskeyUpdateInstruction = UpdateInstruction;
/** What a server returns for `deletePasskey`. */
export type PasskeyDeletionInstruction = DeletionInstruction;
/** What a server returns for `prunePasskeys`. */
export type PasskeyPruningInstruction = PruningInstruction;
/** What WebAuthn calls a passkey, as `deletePasskey` takes it. */
export type Credential = DeleteCredentialOptions;
