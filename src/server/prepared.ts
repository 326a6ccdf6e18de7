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

export type UpdatePasskeysOptions = PrepareUpdateRequest;
/** Either the passkeys or the user whose passkeys are all deleted. */
export type DeletePasskeysOptions = PrepareDeletionRequest;
export type PrunePasskeysOptions = PreparePruningRequest;

/** Changes the username of all passkeys of a user in the vault. @throws PasskeyError `@error/BadRequest`, `@error/Forbidden` */
export async function updatePasskeys(
  options: UpdatePasskeysOptions,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyUpdate> {
  return expectDocument<PreparedPasskeyUpdate>(
    await request(config, 2, 'POST', 'passkeys/update', options),
    'PreparedPasskeyUpdate',
    { updatePasskeysToken: 'string', warnings: 'array' },
  );
}

/** Deletes passkeys from the vault. @throws PasskeyError `@error/BadRequest`, `@error/Forbidden` */
export async function deletePasskeys(
  options: DeletePasskeysOptions,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyDeletion> {
  return expectDocument<PreparedPasskeyDeletion>(
    await request(config, 2, 'POST', 'passkeys/delete', options),
    'PreparedPasskeyDeletion',
    { deletePasskeysToken: 'string', warnings: 'array' },
  );
}

/** Deletes nothing. The token lets the device drop passkeys that the vault no longer has. @throws PasskeyError `@error/BadRequest`, `@error/Forbidden` */
export async function prunePasskeys(
  options: PrunePasskeysOptions,
  config: AuthenticatedOptions,
): Promise<PreparedPasskeyPruning> {
  return expectDocument<PreparedPasskeyPruning>(
    await request(config, 2, 'POST', 'passkeys/prune', options),
    'PreparedPasskeyPruning',
    { prunePasskeysToken: 'string', warnings: 'array' },
  );
}
