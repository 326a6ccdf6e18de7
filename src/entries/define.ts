/** Entry point `passkey-elements/define`: the classes, and their registration under a prefix of your own. */
import { defineElement } from '../elements/define-element.js';
import { OtpEntry } from '../elements/otp-entry.js';
import { PasskeyAuth } from '../elements/passkey-auth.js';
import { PasskeyLogin } from '../elements/passkey-login.js';
import { PasskeyManager } from '../elements/passkey-manager.js';
import { PasskeyRegister } from '../elements/passkey-register.js';
import { PasskeySupport } from '../elements/passkey-support.js';

export * from '../elements/events.js';
export type { ManagerBackend, OtpBackend } from '../wire/backend.js';
export {
  customServer,
  type Accepted,
  type CustomServer,
  type CustomServerConfig,
  type CustomServerSettings,
  type CustomServerStep,
} from '../wire/custom-server.js';
export { PasskeyError, errorCodes, type ErrorCode } from '../wire/errors.js';
export { passkeySupport, type PasskeyAbilities } from '../webauthn/capabilities.js';
export type { Overrides, Strings } from '../strings/strings.js';
export { registerStrings } from '../strings/strings-controller.js';
export { OtpEntry, PasskeyAuth, PasskeyLogin, PasskeyManager, PasskeyRegister, PasskeySupport };

/**
 * Registers every element. A tag that is already taken is left as it is.
 *
 * @param options.prefix put before the tags: `acme-` gives `<acme-passkey-login>`
 */
export function defineAll({ prefix = '' }: { prefix?: string } = {}): void {
  // A class can be registered once only, so a prefixed tag gets a class of its own.
  defineElement(`${prefix}passkey-register`, prefix ? class extends PasskeyRegister {} : PasskeyRegister);
  defineElement(`${prefix}passkey-login`, prefix ? class extends PasskeyLogin {} : PasskeyLogin);
  defineElement(`${prefix}otp-entry`, prefix ? class extends OtpEntry {} : OtpEntry);
  defineElement(`${prefix}passkey-auth`, prefix ? class extends PasskeyAuth {} : PasskeyAuth);
  defineElement(`${prefix}passkey-manager`, prefix ? class extends PasskeyManager {} : PasskeyManager);
  defineElement(`${prefix}passkey-support`, prefix ? class extends PasskeySupport {} : PasskeySupport);
}
