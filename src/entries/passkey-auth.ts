/** Entry point `passkey-elements/passkey-auth`: `<passkey-auth>` and the elements of its steps. */
import { defineElement } from '../elements/define-element.js';
import { PasskeyAuth } from '../elements/passkey-auth.js';
import './otp-entry.js';
import './passkey-login.js';
import './passkey-register.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { PasskeyAuth };

defineElement('passkey-auth', PasskeyAuth);
