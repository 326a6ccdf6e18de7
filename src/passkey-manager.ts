/** Door `passkey-elements/passkey-manager`: `<passkey-manager>` alone, registered under its standard name. */
import { defineElement } from './elements/define-element.js';
import { PasskeyManager } from './elements/passkey-manager.js';

export { PasskeyManager };

defineElement('passkey-manager', PasskeyManager);
