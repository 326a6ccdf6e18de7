/** Types under the names that Passlock's browser library has for them. */
import type { SignalWarning } from '../flows/device-signals.js';
import type { DeletionInstruction, PruningInstruction, UpdateInstruction } from '../wire/signals.js';
import type { CallConfig } from './call.js';
import type { DeleteCredentialOptions } from './delete.js';
import type { AuthenticationEvent, RegistrationEvent } from './progress.js';

/** The second argument of every function. */
export type PasslockOptions = CallConfig;
export type OnAuthenticationEvent = (event: AuthenticationEvent) => void;
export type OnRegistrationEvent = (event: RegistrationEvent) => void;
export type PasskeyManagementWarning = SignalWarning;
export type PasskeyManagementWarningCode = SignalWarning['code'];
export type PasskeyUpdateInstruction = UpdateInstruction;
export type PasskeyDeletionInstruction = DeletionInstruction;
export type PasskeyPruningInstruction = PruningInstruction;
/** What WebAuthn calls a passkey, as `deletePasskey` takes it. */
export type Credential = DeleteCredentialOptions;
