/** Door `passkey-elements/passkey-support`: `<passkey-support>` alone, registered under its standard name. */
import { defineElement } from './elements/define-element.js';
import { PasskeySupport } from './elements/passkey-support.js';

export { PasskeySupport };

defineElement('passkey-support', PasskeySupport);
