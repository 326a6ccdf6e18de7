import { exchangeUpdate, fetchCredential, type UpdateInstruction } from '../wire/signals.js';
import { signalUpdates, type Work } from '../flows/device-signals.js';
import { signalling, type CallConfig, type CallOptions } from './call.js';
import { UpdateError } from './errors.js';
import type { UpdateSuccess } from './success.js';

interface Names extends Pick<UpdateInstruction, 'username'> {
  /** Default: the username. */
  displayName?: string;
}

/** By the passkey's vault id. */
export interface UpdatePasskeyOptions extends Names {
  passkeyId: string;
}

/** By the account as WebAuthn knows it. */
export interface UpdateCredentialOptions extends Names {
  rpId: string;
  /** WebAuthn user handle, base64url. */
  userId: string;
}

/** Second generation: the app's backend has changed the name. */
export interface UpdatePasskeysOptions {
  /** Single use, five minutes. */
  updatePasskeysToken: string;
}

/** Tells the device the account's new name. First generation. @throws UpdateError */
export function updatePasskey(options: UpdatePasskeyOptions, config: CallConfig): Promise<UpdateSuccess>;
export function updatePasskey(options: UpdateCredentialOptions, config?: CallOptions): Promise<UpdateSuccess>;
export function updatePasskey(
  options: UpdatePasskeyOptions | UpdateCredentialOptions,
  config: CallOptions = {},
): Promise<UpdateSuccess> {
  return update(config, async (io) => {
    if ('rpId' in options) return { instructions: [options] };
    const { rpId, userId } = await fetchCredential(config as CallConfig, options.passkeyId, io);
    const { username, displayName = username } = options;
    return { instructions: [{ rpId, userId, username, displayName }] };
  });
}

/** Tells the device new names, as the app's server lists them. First generation. @throws UpdateError */
export const updatePasskeyUsernames = (
  credentials: readonly UpdateCredentialOptions[],
  options: CallOptions = {},
): Promise<UpdateSuccess> => update(options, () => ({ instructions: credentials }));

/** Tells the device what the app's server has changed. Second generation. @throws UpdateError */
export const updatePasskeys = (
  { updatePasskeysToken }: UpdatePasskeysOptions,
  config: CallConfig,
): Promise<UpdateSuccess> => update(config, (io) => exchangeUpdate(config, updatePasskeysToken, io));

type UpdateWork = Work<UpdateCredentialOptions>;

const update = (
  options: CallOptions,
  work: (io: { signal: AbortSignal }) => UpdateWork | Promise<UpdateWork>,
): Promise<UpdateSuccess> =>
  signalling(options, 'UpdateSuccess', UpdateError, (io) => signalUpdates(work(io)));
