/** Makes the client class of a set of functions, in the safe or the unsafe style. */
import type { OrphanedCredential, PasskeyError } from '../wire/errors.js';
import type { PasslockConfig } from '../wire/passlock.js';
import type { CallOptions } from './call.js';
import type * as unsafe from './functions.js';
import type * as safe from './safe.js';
import {
  isAutofillSupport,
  isPasskeyDeleteSupport,
  isPasskeyPruningSupport,
  isPasskeySupport,
  isPasskeyUpdateSupport,
} from './support.js';

type Functions = typeof safe | typeof unsafe;
type Returned<Style extends Functions, Name extends keyof Functions> = ReturnType<Style[Name]>;

/** The functions as methods without `config`. The last argument holds the `signal` and `deadline` of one call. */
export interface Client<Style extends Functions> {
  /** The tenancy, as passed to the constructor. */
  readonly config: PasslockConfig;

  /** Creates a passkey. */
  registerPasskey(
    options: unsafe.RegistrationOptions | unsafe.AuthorizedRegistrationOptions,
    call?: CallOptions,
  ): Returned<Style, 'registerPasskey'>;
  /** Signs in with a passkey. */
  authenticatePasskey(
    options: unsafe.AuthenticationOptions | unsafe.AuthorizedAuthenticationOptions,
    call?: CallOptions,
  ): Returned<Style, 'authenticatePasskey'>;

  /** Signals an account's new name to the device. */
  updatePasskey(
    options: unsafe.UpdatePasskeyOptions | unsafe.UpdateCredentialOptions,
    call?: CallOptions,
  ): Returned<Style, 'updatePasskey'>;
  /** Signals the new names that your server lists. */
  updatePasskeyUsernames(
    credentials: readonly unsafe.UpdateCredentialOptions[],
    call?: CallOptions,
  ): Returned<Style, 'updatePasskeyUsernames'>;
  /** Signals the names that your server has changed. */
  updatePasskeys(
    options: unsafe.UpdatePasskeysOptions,
    call?: CallOptions,
  ): Returned<Style, 'updatePasskeys'>;

  /** Signals to the device that a passkey is deleted. */
  deletePasskey(
    options: unsafe.DeletePasskeyOptions | unsafe.DeleteCredentialOptions,
    call?: CallOptions,
  ): Returned<Style, 'deletePasskey'>;
  /** Signals the deleted passkeys that your server lists. */
  deleteUserPasskeys(
    credentials: readonly unsafe.DeleteCredentialOptions[],
    call?: CallOptions,
  ): Returned<Style, 'deleteUserPasskeys'>;
  /** Signals the passkeys that your server has deleted. */
  deletePasskeys(
    options: unsafe.DeletePasskeysOptions,
    call?: CallOptions,
  ): Returned<Style, 'deletePasskeys'>;
  /** Signals the deletion of a passkey that a sign-in used and the server does not have. */
  deleteOrphanedPasskey(
    error: OrphanedCredential | PasskeyError,
    call?: CallOptions,
  ): Returned<Style, 'deleteOrphanedPasskey'>;

  /** Signals which passkeys of an account remain; the device removes the others. */
  prunePasskeys(
    options: unsafe.PrunePasskeyOptions | unsafe.PrunePasskeysOptions,
    call?: CallOptions,
  ): Returned<Style, 'prunePasskeys'>;

  /** Whether this page can use passkeys. */
  isPasskeySupport(): boolean;
  /** Whether an input's autofill can offer passkeys. */
  isAutofillSupport(): Promise<boolean>;
  /** Whether an account's new name can be signalled to the device. */
  isPasskeyUpdateSupport(): boolean;
  /** Whether a passkey's deletion can be signalled to the device. */
  isPasskeyDeleteSupport(): boolean;
  /** Whether the remaining passkeys can be signalled to the device. */
  isPasskeyPruningSupport(): boolean;
}

/** The constructor of a client: it takes the tenancy, and does not check it before the first call. */
export type ClientClass<Style extends Functions> = new (config: PasslockConfig) => Client<Style>;

export function clientClass<Style extends Functions>(functions: Style): ClientClass<Style> {
  class Passlock {
    readonly config: PasslockConfig;

    constructor(config: PasslockConfig) {
      this.config = config;
    }
  }
  const methods = {
    ...functions,
    isPasskeySupport,
    isAutofillSupport,
    isPasskeyUpdateSupport,
    isPasskeyDeleteSupport,
    isPasskeyPruningSupport,
  };
  type Run = (options: unknown, config: PasslockConfig & CallOptions) => unknown;
  const prototype = Passlock.prototype as unknown as Record<string, unknown>;
  for (const [name, run] of Object.entries(methods as Record<string, Run>)) {
    prototype[name] = function (this: Passlock, options: unknown, call?: CallOptions) {
      return run(options, { ...this.config, ...call });
    };
  }
  return Passlock as unknown as ClientClass<Style>;
}
