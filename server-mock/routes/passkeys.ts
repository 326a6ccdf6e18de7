/** The vault: a list, and passkeys read, changed and deleted one by one or by user. */
import type {
  DeletedPasskeys,
  FindAllPasskeys,
  Passkey,
  UpdatedPasskeys,
  UpdatePasskeyRequest,
} from '../../src/wire/contract.js';
import { cursorAfter, placeOf } from './cursors.js';
import { badRequest, WireError } from '../http/errors.js';
import { passkeyFrom, summaryFrom } from './passkey-json.js';
import { route, type Call, type Route } from '../http/route.js';
import type { Row, Transaction } from '../store/store.js';
import type { PasskeyRecord } from '../store/tables.js';
import { updatePasskeyRequest } from './vault-schemas.js';

export const passkeyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/passkeys',
    generations: [1, 2],
    zone: 'server',
    handle: async (call): Promise<FindAllPasskeys> => {
      const { services, tenancy, query } = call;
      const { pageSize } = services.limits;
      const after = await placeOf(call, query.get('cursor'));
      // One more than a page, to see whether there is another.
      const rows = await services.store.transact((transaction) =>
        transaction.list('passkeys', tenancy.id, { after, limit: pageSize + 1 }),
      );
      const page = rows.slice(0, pageSize);
      const last = page.at(-1);
      return {
        _tag: 'FindAllPasskeys',
        cursor: last && rows.length > pageSize ? await cursorAfter(call, last.seq) : null,
        records: page.map(({ id, record }) => summaryFrom(id, record)),
      };
    },
  }),

  route({
    method: 'GET',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    handle: async (call): Promise<Passkey> => {
      const { services, tenancy, params, request } = call;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) =>
        transaction.get('passkeys', tenancy.id, id),
      );
      if (!record) throw noPasskey();
      return passkeyFrom(id, record, request.url);
    },
  }),

  route({
    method: 'PATCH',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    body: updatePasskeyRequest,
    handle: async (call, change): Promise<Passkey> => {
      const { services, tenancy, params, request } = call;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) => {
        const before = transaction.get('passkeys', tenancy.id, id);
        if (!before) throw noPasskey();
        const after = changed(before, change, services.now());
        transaction.replace('passkeys', tenancy.id, id, after);
        return after;
      });
      return passkeyFrom(id, record, request.url);
    },
  }),

  route({
    method: 'DELETE',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    handle: async (call): Promise<Passkey> => {
      const { services, tenancy, params, request } = call;
      const { id = '' } = params;
      const record = await services.store.transact((transaction) =>
        transaction.take('passkeys', tenancy.id, id),
      );
      if (!record) throw noPasskey();
      return passkeyFrom(id, record, request.url);
    },
  }),

  route({
    method: 'PATCH',
    path: '/users/:userId/passkeys',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    body: updatePasskeyRequest,
    handle: async (call, { userId, username }): Promise<UpdatedPasskeys> => {
      // The path says whose; the body repeats it.
      if (userId !== undefined && userId !== call.params['userId']) {
        throw badRequest('userId: not the one of the path.');
      }
      const change = username === undefined ? {} : { username };
      const updated = await forUser(call, (transaction, { id, record }) => {
        const after = changed(record, change, call.services.now());
        transaction.replace('passkeys', call.tenancy.id, id, after);
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
    handle: async (call): Promise<DeletedPasskeys> => {
      const deleted = await forUser(call, (transaction, { id, record }) => {
        transaction.delete('passkeys', call.tenancy.id, id);
        return record;
      });
      return { _tag: 'DeletedPasskeys', deleted };
    },
  }),
];

const noPasskey = () => new WireError('@error/NotFound', 'There is no such passkey.');

/** Never the user handle: authenticators keep it for good. */
function changed(before: PasskeyRecord, change: UpdatePasskeyRequest, now: number): PasskeyRecord {
  const { userId, username } = change;
  return {
    ...before,
    ...(userId !== undefined && { userId, userAssigned: true }),
    ...(username !== undefined && { username }),
    updatedAt: now,
  };
}

/** Does `work` to every passkey of the user in one step; answers with the records that it returns. */
async function forUser(
  { services, tenancy, params, request }: Call,
  work: (transaction: Transaction, row: Row<PasskeyRecord>) => PasskeyRecord,
): Promise<Passkey[]> {
  const { userId = '' } = params;
  return services.store.transact((transaction) => {
    const rows = transaction.find('passkeys', tenancy.id, 'userId', userId);
    if (rows.length === 0) throw new WireError('@error/NotFound', 'The user has no passkeys.');
    return rows.map((row) => passkeyFrom(row.id, work(transaction, row), request.url));
  });
}
