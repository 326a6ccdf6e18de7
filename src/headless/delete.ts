import { exchangeDeletion, fetchCredential } from '../wire/signals.js';
import { PasskeyError, type OrphanedCredential } from '../wire/errors.js';
import { signalDeletions, type Work } from '../flows/device-signals.js';
import { signalling, type CallConfig, type CallOptions } from './call.js';
import { DeleteError } from './errors.js';
import type { DeleteSuccess } from './success.js';

/** By the passkey's vault id, while the vault still has it. */
export interface DeletePasskeyOptions {
  passkeyId: string;
}

/** By what WebAuthn knows: as the app's server answers a deletion, or an OrphanedPasskeyError. */
export interface DeleteCredentialOptions {
  /** WebAuthn credential id, base64url. */
  credentialId: string;
  rpId: string;
  userId?: string;
}

/** Second generation: the app's backend has deleted them. */
export interface DeletePasskeysOptions {
  /** Single use, five minutes. */
  deletePasskeysToken: string;
}

/** Tells the device that the server has no such passkey any more. First generation. @throws DeleteError */
export function deletePasskey(options: DeletePasskeyOptions, config: CallConfig): Promise<DeleteSuccess>;
export function deletePasskey(options: DeleteCredentialOptions, config?: CallOptions): Promise<DeleteSuccess>;
export function deletePasskey(
  options: DeletePasskeyOptions | DeleteCredentialOptions,
  config: CallOptions = {},
): Promise<DeleteSuccess> {
  return remove(config, async (io) => ({
    instructions: [
      'rpId' in options ? options : await fetchCredential(config as CallConfig, options.passkeyId, io),
    ],
  }));
}

/** Tells the device of deleted passkeys, as the app's server lists them. First generation. @throws DeleteError */
export const deleteUserPasskeys = (
  credentials: readonly DeleteCredentialOptions[],
  options: CallOptions = {},
): Promise<DeleteSuccess> => remove(options, () => ({ instructions: credentials }));

/** Tells the device what the app's server has deleted. Second generation. @throws DeleteError */
export const deletePasskeys = (
  { deletePasskeysToken }: DeletePasskeysOptions,
  config: CallConfig,
): Promise<DeleteSuccess> => remove(config, (io) => exchangeDeletion(config, deletePasskeysToken, io));

/**
 * Tells the device of a passkey that a sign-in found the server to have no record of.
 *
 * @param error what the sign-in failed with: an OrphanedPasskeyError, or a flow's PasskeyError
 * @throws DeleteError `bad-config` when it names no passkey
 */
export const deleteOrphanedPasskey = (
  error: OrphanedCredential | PasskeyError,
  options: CallOptions = {},
): Promise<DeleteSuccess> =>
  remove(options, () => {
    const { credentialId, rpId } = (error as PasskeyError).orphan ?? (error as OrphanedCredential);
    if (!credentialId) throw new PasskeyError('bad-config', 'credentialId is missing');
    return { instructions: [{ credentialId, rpId }] };
  });

type DeleteWork = Work<DeleteCredentialOptions>;

const remove = (
  options: CallOptions,
  work: (io: { signal: AbortSignal }) => DeleteWork | Promise<DeleteWork>,
): Promise<DeleteSuccess> =>
  signalling(options, 'DeleteSuccess', DeleteError, async (io) => signalDeletions(work(io)));
