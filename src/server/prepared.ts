/** Changing the vault, with a single-use token by which the page signals the change to the device. Second generation. */
import type {
  PrepareDeletionRequest,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
  PreparePruningRequest,
  PrepareUpdateRequest,
} from '../wire/contract.js';
import type { AuthenticatedOptions } from './config.js';
import { expectDocument, request } from './request.js';

/**
 * Changes the username of all passkeys of a user in the vault.
 *
 * @throws PasskeyError `@error/BadRequest`, `@error/Forbidden`
 */
export const updatePasskeys = async (
  options: PrepareUpdateRequest,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyUpdate> =>
  expectDocument<PreparedPasskeyUpdate>(
    await request(config, 2, 'POST', 'passkeys/update', options),
    'PreparedPasskeyUpdate',
    { updatePasskeysToken: 'string', warnings: 'array' },
  );

/** Deletes passkeys from the vault. @throws PasskeyError `@error/BadRequest`, `@error/Forbidden` */
export const deletePasskeys = async (
  options: PrepareDeletionRequest,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyDeletion> =>
  expectDocument<PreparedPasskeyDeletion>(
    await request(config, 2, 'POST', 'passkeys/delete', options),
    'PreparedPasskeyDeletion',
    { deletePasskeysToken: 'string', warnings: 'array' },
  );

/**
 * Deletes nothing. The token lets the device drop passkeys that the vault no longer has.
 *
 * @throws PasskeyError `@error/BadRequest`, `@error/Forbidden`
 */
export const prunePasskeys = async (
  options: PreparePruningRequest,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyPruning> =>
  expectDocument<PreparedPasskeyPruning>(
    await request(config, 2, 'POST', 'passkeys/prune', options),
    'PreparedPasskeyPruning',
    { prunePasskeysToken: 'string', warnings: 'array' },
  );
