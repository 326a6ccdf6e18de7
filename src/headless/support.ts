/** What this browser can do. None of these throws, wherever it is called. */
import { canAutofill, canSignal, canUsePasskeys } from '../webauthn/capabilities.js';

export { passkeySupport, type PasskeyAbilities } from '../webauthn/capabilities.js';

/** Can this page use passkeys? False in an insecure context and in a frame that is not allowed to. */
export const isPasskeySupport = canUsePasskeys;

/** Can passkeys be offered in an input's autofill? */
export const isAutofillSupport = (): Promise<boolean> => canAutofill();

/** Can the device be told an account's new name? */
export const isPasskeyUpdateSupport = (): boolean => canSignal('signalCurrentUserDetails');

/** Can the device be told that a passkey is gone? */
export const isPasskeyDeleteSupport = (): boolean => canSignal('signalUnknownCredential');

/** Can the device be told which passkeys stay? */
export const isPasskeyPruningSupport = (): boolean => canSignal('signalAllAcceptedCredentials');
