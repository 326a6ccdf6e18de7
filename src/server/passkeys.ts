/** The vault: reading, changing and deleting passkeys, in both generations. */
import type {
  DeletedPasskeys,
  FindAllPasskeys,
  Passkey,
  PasskeySummary,
  PrepareDeletionRequest,
  PreparedPasskeyDeletion,
  PreparedPasskeyPruning,
  PreparedPasskeyUpdate,
  PreparePruningRequest,
  PrepareUpdateRequest,
  UpdatedPasskeys,
  UpdatePasskeyRequest,
  UpdateUserPasskeysRequest,
} from '../wire/contract.js';
import type { Abortable } from '../wire/json-request.js';
import { PasskeyError } from '../wire/errors.js';
import { answerAs, segment, token, type Transport } from './transport.js';

/** The vault's passkeys. */
export interface PasskeyEndpoints {
  /** @throws PasskeyError `not-found` */
  getPasskey(passkeyId: string, io?: Abortable): Promise<Passkey>;
  /** One page of the tenancy's passkeys. @param page.cursor of the page before; without it, the first */
  listPasskeys(page?: { cursor?: string }, io?: Abortable): Promise<FindAllPasskeys>;
  /** Every passkey of the tenancy, page after page. */
  allPasskeys(io?: Abortable): AsyncGenerator<PasskeySummary, void>;

  /** First generation. @throws PasskeyError `not-found` */
  updatePasskey(change: UpdatePasskeyRequest & { passkeyId: string }, io?: Abortable): Promise<Passkey>;
  /** First generation. @throws PasskeyError `not-found` when the user has none */
  updateUserPasskeys(change: UpdateUserPasskeysRequest, io?: Abortable): Promise<UpdatedPasskeys>;
  /** First generation: answers the deleted passkey. @throws PasskeyError `not-found` */
  deletePasskey(passkeyId: string, io?: Abortable): Promise<Passkey>;
  /** First generation. @throws PasskeyError `not-found` when the user has none */
  deleteUserPasskeys(user: { userId: string }, io?: Abortable): Promise<DeletedPasskeys>;

  /** Renames in the vault now; the token lets the page tell the device. */
  updatePasskeys(change: PrepareUpdateRequest, io?: Abortable): Promise<PreparedPasskeyUpdate>;
  /** Deletes from the vault now; the token lets the page tell the device. */
  deletePasskeys(which: PrepareDeletionRequest, io?: Abortable): Promise<PreparedPasskeyDeletion>;
  /** Deletes nothing; the token lets the page tell the device which passkeys the vault has. */
  prunePasskeys(user: PreparePruningRequest, io?: Abortable): Promise<PreparedPasskeyPruning>;
}

export function passkeyEndpoints({ call }: Transport): PasskeyEndpoints {
  const one = (passkeyId: string) => `passkeys/${token('passkey id', passkeyId)}`;
  const ofUser = (userId: string) => `users/${segment('user id', userId)}/passkeys/`;

  async function listPasskeys(
    { cursor }: { cursor?: string } = {},
    io?: Abortable,
  ): Promise<FindAllPasskeys> {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const answer = await call(2, 'GET', `passkeys/${query}`, undefined, io);
    const page = answerAs<FindAllPasskeys>(answer, 'FindAllPasskeys', { records: 'array' });
    if (page.cursor !== null && typeof page.cursor !== 'string')
      throw new PasskeyError('bad-response', 'The answer lacks the cursor');
    return page;
  }

  async function* allPasskeys(io?: Abortable): AsyncGenerator<PasskeySummary, void> {
    let page = await listPasskeys({}, io);
    for (;;) {
      yield* page.records;
      const { cursor } = page;
      if (cursor === null) return;
      page = await listPasskeys({ cursor }, io);
      // A cursor that stands still would go round for ever.
      if (page.cursor === cursor) throw new PasskeyError('bad-response', 'The list does not end');
    }
  }

  return {
    listPasskeys,
    allPasskeys,
    getPasskey: async (passkeyId, io) => passkey(await call(2, 'GET', one(passkeyId), undefined, io)),
    updatePasskey: async ({ passkeyId, ...change }, io) =>
      passkey(await call(1, 'PATCH', one(passkeyId), change, io)),
    updateUserPasskeys: async (change, io) =>
      answerAs<UpdatedPasskeys>(
        await call(1, 'PATCH', ofUser(change.userId), change, io),
        'UpdatedPasskeys',
        {
          updated: 'array',
        },
      ),
    deletePasskey: async (passkeyId, io) => passkey(await call(1, 'DELETE', one(passkeyId), undefined, io)),
    deleteUserPasskeys: async ({ userId }, io) =>
      answerAs<DeletedPasskeys>(await call(1, 'DELETE', ofUser(userId), { userId }, io), 'DeletedPasskeys', {
        deleted: 'array',
      }),
    updatePasskeys: async (change, io) =>
      answerAs<PreparedPasskeyUpdate>(
        await call(2, 'POST', 'passkeys/update', change, io),
        'PreparedPasskeyUpdate',
        { updatePasskeysToken: 'string', warnings: 'array' },
      ),
    deletePasskeys: async (which, io) =>
      answerAs<PreparedPasskeyDeletion>(
        await call(2, 'POST', 'passkeys/delete', which, io),
        'PreparedPasskeyDeletion',
        { deletePasskeysToken: 'string', warnings: 'array' },
      ),
    prunePasskeys: async (user, io) =>
      answerAs<PreparedPasskeyPruning>(
        await call(2, 'POST', 'passkeys/prune', user, io),
        'PreparedPasskeyPruning',
        { prunePasskeysToken: 'string', warnings: 'array' },
      ),
  };
}

function passkey(answer: unknown): Passkey {
  const found = answerAs<Passkey>(answer, 'Passkey', {
    id: 'string',
    enabled: 'boolean',
    credential: 'object',
    createdAt: 'number',
  });
  const { id, rpId, username } = found.credential;
  if (![id, rpId, username].every((text) => typeof text === 'string'))
    throw new PasskeyError('bad-response', 'The passkey lacks its credential');
  return found;
}
