/** Entry point `passkey-elements/passkey-login`: `<passkey-login>` alone, registered under its standard name. */
import { defineElement } from '../elements/define-element.js';
import { PasskeyLogin } from '../elements/passkey-login.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { PasskeyLogin };

defineElement('passkey-login', PasskeyLogin);
