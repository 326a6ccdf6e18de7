/** Entry point `passkey-elements/otp-entry`: `<otp-entry>` alone, registered under its standard name. */
import { defineElement } from '../elements/define-element.js';
import { OtpEntry } from '../elements/otp-entry.js';

// So that the compiler knows what its listeners get.
export type * from '../elements/events.js';
export { OtpEntry };

defineElement('otp-entry', OtpEntry);
