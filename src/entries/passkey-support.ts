/** Entry point `passkey-elements/passkey-support`: `<passkey-support>` alone, registered under its standard name. */
import { defineElement } from '../elements/define-element.js';
import { PasskeySupport } from '../elements/passkey-support.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { PasskeySupport };

defineElement('passkey-support', PasskeySupport);
