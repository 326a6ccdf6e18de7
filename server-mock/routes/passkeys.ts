/** The vault's passkeys: list, read, change and delete, one by one or by user. */
import type {
  DeletedPasskeys,
  FindAllPasskeys,
  Passkey,
  UpdatedPasskeys,
  UpdatePasskeyRequest,
} from '../../src/wire/contract.js';
import { badRequest, HttpError } from '../http/errors.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import type { Row, Transaction } from '../store/store.js';
import type { PasskeyRecord } from '../store/tables.js';
import { cursorAfter, seqOf } from '../vault/cursors.js';
import { passkeyDocument, passkeySummary } from '../vault/passkey-documents.js';
import { updatePasskeyRequest } from './schemas/vault.js';

export const passkeyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/passkeys',
    generations: [1, 2],
    zone: 'server',
    handle: async (context): Promise<FindAllPasskeys> => {
      const { services, tenancy, query } = context;
      const { pageSize } = services.limits;
      const after = await seqOf(context, query.get('cursor'));
      // One more than a page, to detect whether another page follows.
      const rows = await services.store.transact((transaction) =>
        transaction.list('passkeys', tenancy.id, { after, limit: pageSize + 1 }),
      );
      const page = rows.slice(0, pageSize);
      const last = page.at(-1);
      return {
        _tag: 'FindAllPasskeys',
        cursor: last && rows.length > pageSize ? await cursorAfter(context, last.seq) : null,
        records: page.map(({ id, record }) => passkeySummary(id, record)),
      };
    },
  }),

  route({
    method: 'GET',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    handle: async (context): Promise<Passkey> => {
      const { services, tenancy, params, request } = context;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) =>
        transaction.get('passkeys', tenancy.id, id),
      );
      if (!record) throw passkeyNotFound();
      return passkeyDocument(id, record, request.url);
    },
  }),

  route({
    method: 'PATCH',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    body: updatePasskeyRequest,
    handle: async (context, change): Promise<Passkey> => {
      const { services, tenancy, params, request } = context;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) => {
        const before = transaction.get('passkeys', tenancy.id, id);
        if (!before) throw passkeyNotFound();
        const after = changed(before, change, services.now());
        transaction.replace('passkeys', tenancy.id, id, after);
        return after;
      });
      return passkeyDocument(id, record, request.url);
    },
  }),

  route({
    method: 'DELETE',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    handle: async (context): Promise<Passkey> => {
      const { services, tenancy, params, request } = context;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) =>
        transaction.take('passkeys', tenancy.id, id),
      );
      if (!record) throw passkeyNotFound();
      return passkeyDocument(id, record, request.url);
    },
  }),

  route({
    method: 'PATCH',
    path: '/users/:userId/passkeys',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    body: updatePasskeyRequest,
    handle: async (context, { userId, username }): Promise<UpdatedPasskeys> => {
      // The body repeats the path's user id.
      if (userId !== undefined && userId !== context.params['userId']) {
        throw badRequest('userId: not the one in the path.');
      }
      const change = username === undefined ? {} : { username };
      const updated = await forUser(context, (transaction, { id, record }) => {
        const after = changed(record, change, context.services.now());
        transaction.replace('passkeys', context.tenancy.id, id, after);
        return after;
      });
      return { _tag: 'UpdatedPasskeys', updated };
    },
  }),

  route({
    method: 'DELETE',
    path: '/users/:userId/passkeys',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    handle: async (context): Promise<DeletedPasskeys> => {
      const deleted = await forUser(context, (transaction, { id, record }) => {
        transaction.delete('passkeys', context.tenancy.id, id);
        return record;
      });
      return { _tag: 'DeletedPasskeys', deleted };
    },
  }),
];

const passkeyNotFound = () => new HttpError('@error/NotFound', 'There is no such passkey.');

/** The user handle never changes, because authenticators cannot change it. */
function changed(before: PasskeyRecord, change: UpdatePasskeyRequest, now: number): PasskeyRecord {
  const { userId, username } = change;
  return {
    ...before,
    ...(userId !== undefined && { userId, userAssigned: true }),
    ...(username !== undefined && { username }),
    updatedAt: now,
  };
}

/** Applies `work` to every passkey of the user in one transaction, and returns its results as documents. */
async function forUser(
  { services, tenancy, params, request }: RequestContext,
  work: (transaction: Transaction, row: Row<PasskeyRecord>) => PasskeyRecord,
): Promise<Passkey[]> {
  const { userId = '' } = params;
  return services.store.transact((transaction) => {
    const rows = transaction.find('passkeys', tenancy.id, 'userId', userId);
    if (rows.length === 0) throw new HttpError('@error/NotFound', 'The user has no passkeys.');
    return rows.map((row) => passkeyDocument(row.id, work(transaction, row), request.url));
  });
}
