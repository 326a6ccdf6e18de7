/** Reading the vault, and changing it without a token for the page (first generation). */
import type {
  CredentialMapping,
  DeletedPasskeys as DeletedPasskeysResponse,
  FindAllPasskeys,
  Passkey,
  UpdatedPasskeys,
} from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import type { AuthenticatedOptions } from './config.js';
import { expectDocument, idSegment, request, textSegment } from './request.js';

/** Options of `getPasskey`. */
export interface GetPasskeyOptions {
  /** Vault id. */
  passkeyId: string;
}

/** Options of `listPasskeys`. */
export interface ListPasskeysOptions {
  /** The `cursor` of the previous page. */
  cursor?: string | undefined;
}

/** Options of `assignUser`. */
export interface AssignUserOptions {
  /** Vault id. */
  passkeyId: string;
  userId: string;
}

/** Options of `updatePasskey`. */
export interface UpdatePasskeyOptions {
  /** Vault id. */
  passkeyId: string;
  userId?: string;
  username?: string;
}

/** Options of `updatePasskeyUsernames`. */
export interface UpdatePasskeyUsernamesOptions {
  userId: string;
  username: string;
  /** For devices only; the vault does not store it. Default: the username. */
  displayName?: string | undefined;
}

/** Options of `deletePasskey`. */
export interface DeletePasskeyOptions {
  /** Vault id. */
  passkeyId: string;
}

/** Options of `deleteUserPasskeys`. */
export interface DeleteUserPasskeysOptions {
  userId: string;
}

/** Credentials with their new names, for `updatePasskeyUsernames` in the page. */
export interface UpdatedUserDetails {
  _tag: 'UpdatedCredentials';
  credentials: { rpId: string; userId: string; username: string; displayName: string }[];
}

/** The deleted credential, for `deletePasskey` in the page. */
export interface DeletedPasskey {
  _tag: 'DeletedPasskey';
  deleted: CredentialMapping;
}

/** The deleted credentials, for `deleteUserPasskeys` in the page. */
export interface DeletedPasskeys {
  _tag: 'DeletedPasskeys';
  deleted: CredentialMapping[];
}

/** Reads a passkey. @throws PasskeyError `@error/NotFound`, `@error/Forbidden` */
export const getPasskey = async (
  { passkeyId }: GetPasskeyOptions,
  config: AuthenticatedOptions,
): Promise<Passkey> => expectPasskey(await request(config, 2, 'GET', passkeyPath(passkeyId)));

/**
 * Reads one page of the tenancy's passkeys. `cursor` is null on the last page.
 *
 * @throws PasskeyError `@error/Forbidden`
 */
export const listPasskeys = async (
  { cursor }: ListPasskeysOptions,
  config: AuthenticatedOptions,
): Promise<FindAllPasskeys> => {
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const document = await request(config, 2, 'GET', `passkeys/${query}`);
  const page = expectDocument<FindAllPasskeys>(document, 'FindAllPasskeys', { records: 'array' });
  if (page.cursor !== null && typeof page.cursor !== 'string')
    throw new PasskeyError('bad-response', 'The response lacks the cursor');
  return page;
};

/** Assigns a passkey to a user. First generation. @throws PasskeyError `@error/NotFound`, `@error/Forbidden` */
export const assignUser = async (
  { passkeyId, userId }: AssignUserOptions,
  config: AuthenticatedOptions,
): Promise<Passkey> => updatePasskey({ passkeyId, userId }, config);

/**
 * Changes user or username in the vault. First generation.
 *
 * @throws PasskeyError `@error/NotFound`, `@error/Forbidden`
 */
export const updatePasskey = async (
  { passkeyId, ...changes }: UpdatePasskeyOptions,
  config: AuthenticatedOptions,
): Promise<Passkey> => expectPasskey(await request(config, 1, 'PATCH', passkeyPath(passkeyId), changes));

/**
 * Changes the username of all passkeys of a user in the vault. First generation.
 *
 * @throws PasskeyError `@error/NotFound` if the user has none, `@error/Forbidden`
 */
export const updatePasskeyUsernames = async (
  { userId, username, displayName = username }: UpdatePasskeyUsernamesOptions,
  config: AuthenticatedOptions,
): Promise<UpdatedUserDetails> => {
  const document = await request(config, 1, 'PATCH', userPath(userId), { userId, username });
  const { updated } = expectDocument<UpdatedPasskeys>(document, 'UpdatedPasskeys', { updated: 'array' });
  const credentials = updated.map((passkey) => {
    const { rpId, userId: handle } = expectPasskey(passkey).credential;
    return { rpId, userId: handle, username, displayName };
  });
  return { _tag: 'UpdatedCredentials', credentials };
};

/**
 * Deletes a passkey from the vault. First generation.
 *
 * @throws PasskeyError `@error/NotFound`, `@error/Forbidden`
 */
export const deletePasskey = async (
  { passkeyId }: DeletePasskeyOptions,
  config: AuthenticatedOptions,
): Promise<DeletedPasskey> => {
  const passkey = expectPasskey(await request(config, 1, 'DELETE', passkeyPath(passkeyId)));
  return { _tag: 'DeletedPasskey', deleted: credentialOf(passkey) };
};

/**
 * Deletes all passkeys of a user from the vault. First generation.
 *
 * @throws PasskeyError `@error/NotFound` if the user has none, `@error/Forbidden`
 */
export const deleteUserPasskeys = async (
  { userId }: DeleteUserPasskeysOptions,
  config: AuthenticatedOptions,
): Promise<DeletedPasskeys> => {
  const { deleted } = expectDocument<DeletedPasskeysResponse>(
    await request(config, 1, 'DELETE', userPath(userId), { userId }),
    'DeletedPasskeys',
    { deleted: 'array' },
  );
  return { _tag: 'DeletedPasskeys', deleted: deleted.map((one) => credentialOf(expectPasskey(one))) };
};

const passkeyPath = (id: string) => `passkeys/${idSegment('passkey id', id, '@error/NotFound')}`;
const userPath = (userId: string) => `users/${textSegment('user id', userId)}/passkeys/`;

const credentialOf = ({ credential }: Passkey): CredentialMapping => ({
  credentialId: credential.id,
  userId: credential.userId,
  rpId: credential.rpId,
});

function expectPasskey(document: unknown): Passkey {
  const passkey = expectDocument<Passkey>(document, 'Passkey', {
    id: 'string',
    enabled: 'boolean',
    credential: 'object',
    createdAt: 'number',
  });
  const { id, userId, rpId, username } = passkey.credential;
  if (![id, userId, rpId, username].every((text) => typeof text === 'string'))
    throw new PasskeyError('bad-response', 'The passkey lacks its credential');
  return passkey;
}
