/** The client class in the unsafe style. */
import type { PasslockConfig } from '../api/passlock.js';
import type { KitError, OrphanedCredential } from '../errors.js';
import type { CallOptions } from './call.js';
import type * as options from './functions.js';
import * as functions from './functions.js';
import * as support from './support.js';

/**
 * A client that is told its tenancy once. Each function of this door is a method, without its `config`;
 * a last argument may still bound the call (`signal`, `deadline`).
 *
 * @example
 * const passlock = new Passlock({ tenancyId: 'your-tenancy' });
 * const { code } = await passlock.authenticatePasskey({});
 */
export class Passlock {
  readonly config: PasslockConfig;

  constructor(config: PasslockConfig) {
    this.config = config;
  }

  registerPasskey(
    asked: options.RegistrationOptions | options.AuthorizedRegistrationOptions,
    bounds?: CallOptions,
  ) {
    return functions.registerPasskey(asked, { ...this.config, ...bounds });
  }

  authenticatePasskey(
    asked: options.AuthenticationOptions | options.AuthorizedAuthenticationOptions,
    bounds?: CallOptions,
  ) {
    return functions.authenticatePasskey(asked, { ...this.config, ...bounds });
  }

  updatePasskey(asked: options.UpdatePasskeyOptions | options.UpdateCredentialOptions, bounds?: CallOptions) {
    return functions.updatePasskey(asked as options.UpdatePasskeyOptions, { ...this.config, ...bounds });
  }

  updatePasskeyUsernames(credentials: readonly options.UpdateCredentialOptions[], bounds?: CallOptions) {
    return functions.updatePasskeyUsernames(credentials, bounds);
  }

  updatePasskeys(asked: options.UpdatePasskeysOptions, bounds?: CallOptions) {
    return functions.updatePasskeys(asked, { ...this.config, ...bounds });
  }

  deletePasskey(asked: options.DeletePasskeyOptions | options.DeleteCredentialOptions, bounds?: CallOptions) {
    return functions.deletePasskey(asked as options.DeletePasskeyOptions, { ...this.config, ...bounds });
  }

  deleteUserPasskeys(credentials: readonly options.DeleteCredentialOptions[], bounds?: CallOptions) {
    return functions.deleteUserPasskeys(credentials, bounds);
  }

  deletePasskeys(asked: options.DeletePasskeysOptions, bounds?: CallOptions) {
    return functions.deletePasskeys(asked, { ...this.config, ...bounds });
  }

  deleteOrphanedPasskey(error: OrphanedCredential | KitError, bounds?: CallOptions) {
    return functions.deleteOrphanedPasskey(error, bounds);
  }

  prunePasskeys(asked: options.PrunePasskeyOptions | options.PrunePasskeysOptions, bounds?: CallOptions) {
    return functions.prunePasskeys(asked, { ...this.config, ...bounds });
  }

  isPasskeySupport() {
    return support.isPasskeySupport();
  }

  isAutofillSupport() {
    return support.isAutofillSupport();
  }

  isPasskeyUpdateSupport() {
    return support.isPasskeyUpdateSupport();
  }

  isPasskeyDeleteSupport() {
    return support.isPasskeyDeleteSupport();
  }

  isPasskeyPruningSupport() {
    return support.isPasskeyPruningSupport();
  }
}
