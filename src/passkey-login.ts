/** Door `passkey-elements/passkey-login`: `<passkey-login>` alone, registered under its standard name. */
import { defineElement } from './elements/define-element.js';
import { PasskeyLogin } from './elements/passkey-login.js';

export { PasskeyLogin };

defineElement('passkey-login', PasskeyLogin);
