/** Entry point `passkey-elements/passkey-manager`: `<passkey-manager>` alone, registered under its standard name. */
import { defineElement } from '../elements/define-element.js';
import { PasskeyManager } from '../elements/passkey-manager.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { PasskeyManager };

defineElement('passkey-manager', PasskeyManager);
