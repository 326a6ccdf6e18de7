/** The client class in the safe style. */
import type { PasslockConfig } from '../wire/passlock.js';
import type { PasskeyError, OrphanedCredential } from '../wire/errors.js';
import type { CallOptions } from './call.js';
import type * as options from './functions.js';
import * as functions from './safe.js';
import * as support from './support.js';

/**
 * A client that is told its tenancy once. Each function of this door is a method, without its `config`;
 * a last argument may still bound the call (`signal`, `deadline`).
 *
 * @example
 * const passlock = new Passlock({ tenancyId: 'your-tenancy' });
 * const result = await passlock.authenticatePasskey({});
 * if (result.success) await sendToYourServer(result.value.code);
 */
export class Passlock {
  /** What it was made with. */
  readonly config: PasslockConfig;

  constructor(config: PasslockConfig) {
    this.config = config;
  }

  /** Creates a passkey. */
  registerPasskey(
    asked: options.RegistrationOptions | options.AuthorizedRegistrationOptions,
    bounds?: CallOptions,
  ) {
    return functions.registerPasskey(asked, { ...this.config, ...bounds });
  }

  /** Signs in with a passkey. */
  authenticatePasskey(
    asked: options.AuthenticationOptions | options.AuthorizedAuthenticationOptions,
    bounds?: CallOptions,
  ) {
    return functions.authenticatePasskey(asked, { ...this.config, ...bounds });
  }

  /** Tells the device an account's new name. */
  updatePasskey(asked: options.UpdatePasskeyOptions | options.UpdateCredentialOptions, bounds?: CallOptions) {
    return functions.updatePasskey(asked as options.UpdatePasskeyOptions, { ...this.config, ...bounds });
  }

  /** Tells the device the new names that your server lists. */
  updatePasskeyUsernames(credentials: readonly options.UpdateCredentialOptions[], bounds?: CallOptions) {
    return functions.updatePasskeyUsernames(credentials, bounds);
  }

  /** Tells the device what your server has changed. */
  updatePasskeys(asked: options.UpdatePasskeysOptions, bounds?: CallOptions) {
    return functions.updatePasskeys(asked, { ...this.config, ...bounds });
  }

  /** Tells the device that a passkey is gone. */
  deletePasskey(asked: options.DeletePasskeyOptions | options.DeleteCredentialOptions, bounds?: CallOptions) {
    return functions.deletePasskey(asked as options.DeletePasskeyOptions, { ...this.config, ...bounds });
  }

  /** Tells the device of the deleted passkeys that your server lists. */
  deleteUserPasskeys(credentials: readonly options.DeleteCredentialOptions[], bounds?: CallOptions) {
    return functions.deleteUserPasskeys(credentials, bounds);
  }

  /** Tells the device what your server has deleted. */
  deletePasskeys(asked: options.DeletePasskeysOptions, bounds?: CallOptions) {
    return functions.deletePasskeys(asked, { ...this.config, ...bounds });
  }

  /** Tells the device of the passkey that a sign-in found the server to have no record of. */
  deleteOrphanedPasskey(error: OrphanedCredential | PasskeyError, bounds?: CallOptions) {
    return functions.deleteOrphanedPasskey(error, bounds);
  }

  /** Tells the device which passkeys of an account stay. */
  prunePasskeys(asked: options.PrunePasskeyOptions | options.PrunePasskeysOptions, bounds?: CallOptions) {
    return functions.prunePasskeys(asked, { ...this.config, ...bounds });
  }

  /** Can this page use passkeys? */
  isPasskeySupport() {
    return support.isPasskeySupport();
  }

  /** Can passkeys be offered in an input's autofill? */
  isAutofillSupport() {
    return support.isAutofillSupport();
  }

  /** Can the device be told an account's new name? */
  isPasskeyUpdateSupport() {
    return support.isPasskeyUpdateSupport();
  }

  /** Can the device be told that a passkey is gone? */
  isPasskeyDeleteSupport() {
    return support.isPasskeyDeleteSupport();
  }

  /** Can the device be told which passkeys stay? */
  isPasskeyPruningSupport() {
    return support.isPasskeyPruningSupport();
  }
}
