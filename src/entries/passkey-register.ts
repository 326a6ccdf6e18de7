/** Entry point `passkey-elements/passkey-register`: `<passkey-register>` alone, registered under its standard name. */
import { defineElement } from '../elements/define-element.js';
import { PasskeyRegister } from '../elements/passkey-register.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { PasskeyRegister };

defineElement('passkey-register', PasskeyRegister);
