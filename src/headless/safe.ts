/** The functions in the safe style: each is the one of the same name in the unsafe style, in an envelope. */
import type { AuthenticationSuccess, RegistrationSuccess } from '../wire/contract.js';
import type { PasskeyError, OrphanedCredential } from '../wire/errors.js';
import * as unsafe from './functions.js';
import type { CallConfig, CallOptions } from './call.js';
import type {
  AuthenticationError,
  DeleteError,
  PruningError,
  RegistrationError,
  UpdateError,
} from './errors.js';
import { result, type Result } from '../wire/result.js';
import type { DeleteSuccess, PruningSuccess, UpdateSuccess } from './success.js';

/**
 * Creates a passkey on the person's device and its record in the vault.
 *
 * @example
 * const result = await registerPasskey({ username: 'ada@example.com' }, { tenancyId: 'your-tenancy' });
 * if (result.success) await sendToYourServer(result.value.code);
 * else if (isDuplicatePasskeyError(result.error)) say('You have a passkey here already.');
 *
 * @param options who it is for (first generation), or what your server has authorised (second)
 * @param config the tenancy; also `signal` and `deadline` (milliseconds) of this call
 * @returns a success with the `code` for your server, or a {@link RegistrationError}. WebAuthn L3 §7.1
 */
export const registerPasskey = (
  options: unsafe.RegistrationOptions | unsafe.AuthorizedRegistrationOptions,
  config: CallConfig,
): Promise<Result<RegistrationSuccess, RegistrationError>> => result(unsafe.registerPasskey(options, config));

/**
 * Signs in with a passkey: in the browser's dialog, or with `autofill` in the username input.
 *
 * @param options which passkeys will do (first generation), or what your server has authorised (second)
 * @param config the tenancy; also `signal` and `deadline` (milliseconds) of this call
 * @returns a success with the `code` for your server, or an {@link AuthenticationError}. WebAuthn L3 §7.2
 */
export const authenticatePasskey = (
  options: unsafe.AuthenticationOptions | unsafe.AuthorizedAuthenticationOptions,
  config: CallConfig,
): Promise<Result<AuthenticationSuccess, AuthenticationError>> =>
  result(unsafe.authenticatePasskey(options, config));

/**
 * Tells the device an account's new name: by a passkey's vault id, or as your server lists it.
 * First generation. A browser that cannot be told is an outcome, not a failure. WebAuthn L3 §5.1.10.4
 *
 * @param config the tenancy, when a vault id has to be looked up; also `signal` and `deadline`
 */
export function updatePasskey(
  options: unsafe.UpdatePasskeyOptions,
  config: CallConfig,
): Promise<Result<UpdateSuccess, UpdateError>>;
export function updatePasskey(
  options: unsafe.UpdateCredentialOptions,
  config?: CallOptions,
): Promise<Result<UpdateSuccess, UpdateError>>;
export function updatePasskey(
  options: unsafe.UpdatePasskeyOptions | unsafe.UpdateCredentialOptions,
  config?: CallOptions,
): Promise<Result<UpdateSuccess, UpdateError>> {
  return result(unsafe.updatePasskey(options as unsafe.UpdatePasskeyOptions, config as CallConfig));
}

/** Tells the device the new names that your server lists. First generation. */
export const updatePasskeyUsernames = (
  credentials: readonly unsafe.UpdateCredentialOptions[],
  options?: CallOptions,
): Promise<Result<UpdateSuccess, UpdateError>> => result(unsafe.updatePasskeyUsernames(credentials, options));

/** Tells the device what your server has changed (`updatePasskeysToken`). Second generation. */
export const updatePasskeys = (
  options: unsafe.UpdatePasskeysOptions,
  config: CallConfig,
): Promise<Result<UpdateSuccess, UpdateError>> => result(unsafe.updatePasskeys(options, config));

/**
 * Tells the device that a passkey is gone: by its vault id, as your server lists it, or by the
 * {@link OrphanedPasskeyError} of a sign-in. First generation. WebAuthn L3 §5.1.10.2
 *
 * @param config the tenancy, when a vault id has to be looked up; also `signal` and `deadline`
 */
export function deletePasskey(
  options: unsafe.DeletePasskeyOptions,
  config: CallConfig,
): Promise<Result<DeleteSuccess, DeleteError>>;
export function deletePasskey(
  options: unsafe.DeleteCredentialOptions,
  config?: CallOptions,
): Promise<Result<DeleteSuccess, DeleteError>>;
export function deletePasskey(
  options: unsafe.DeletePasskeyOptions | unsafe.DeleteCredentialOptions,
  config?: CallOptions,
): Promise<Result<DeleteSuccess, DeleteError>> {
  return result(unsafe.deletePasskey(options as unsafe.DeletePasskeyOptions, config as CallConfig));
}

/** Tells the device of the deleted passkeys that your server lists. First generation. */
export const deleteUserPasskeys = (
  credentials: readonly unsafe.DeleteCredentialOptions[],
  options?: CallOptions,
): Promise<Result<DeleteSuccess, DeleteError>> => result(unsafe.deleteUserPasskeys(credentials, options));

/** Tells the device what your server has deleted (`deletePasskeysToken`). Second generation. */
export const deletePasskeys = (
  options: unsafe.DeletePasskeysOptions,
  config: CallConfig,
): Promise<Result<DeleteSuccess, DeleteError>> => result(unsafe.deletePasskeys(options, config));

/** Tells the device of the passkey that a sign-in found the server to have no record of. */
export const deleteOrphanedPasskey = (
  error: OrphanedCredential | PasskeyError,
  options?: CallOptions,
): Promise<Result<DeleteSuccess, DeleteError>> => result(unsafe.deleteOrphanedPasskey(error, options));

/**
 * Tells the device which passkeys of an account stay, so that it drops the others: by their vault ids
 * (first generation), or by what your server has prepared (second). WebAuthn L3 §5.1.10.3
 *
 * @param config the tenancy; also `signal` and `deadline` (milliseconds) of this call
 */
export const prunePasskeys = (
  options: unsafe.PrunePasskeyOptions | unsafe.PrunePasskeysOptions,
  config: CallConfig,
): Promise<Result<PruningSuccess, PruningError>> => result(unsafe.prunePasskeys(options, config));

export type {
  AuthenticationOptions,
  AuthorizedAuthenticationOptions,
  AuthorizedRegistrationOptions,
  DeleteCredentialOptions,
  DeletePasskeyOptions,
  DeletePasskeysOptions,
  PrunePasskeyOptions,
  PrunePasskeysOptions,
  RegistrationOptions,
  UpdateCredentialOptions,
  UpdatePasskeyOptions,
  UpdatePasskeysOptions,
} from './functions.js';
