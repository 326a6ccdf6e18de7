/** The vault: reading and deleting one passkey. */
import type { Passkey } from '../src/api/contract.js';
import { WireError } from './errors.js';
import { route, type Route } from './route.js';
import type { PasskeyRecord } from './store/tables.js';

const notFound = () => new WireError('@error/NotFound', 'There is no such passkey.');

export const passkeyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    handle: async ({ services, tenancy, params: { id = '' } }): Promise<Passkey> => {
      const record = await services.store.transact((transaction) =>
        transaction.get('passkeys', tenancy.id, id),
      );
      if (!record) throw notFound();
      return passkeyFrom(id, record);
    },
  }),

  route({
    method: 'DELETE',
    path: '/passkeys/:id',
    generations: [1, 2],
    zone: 'server',
    status: 202,
    handle: async ({ services, tenancy, params: { id = '' } }): Promise<Passkey> => {
      const record = await services.store.transact((transaction) =>
        transaction.take('passkeys', tenancy.id, id),
      );
      if (!record) throw notFound();
      return passkeyFrom(id, record);
    },
  }),
];

function passkeyFrom(id: string, record: PasskeyRecord): Passkey {
  const { credentialId, userHandle, username, aaguid, backedUp, counter, deviceType } = record;
  const { transports, publicKey, rpId, lastUsed } = record;
  return {
    _tag: 'Passkey',
    id,
    userId: record.userId,
    enabled: record.enabled,
    credential: {
      id: credentialId,
      userId: userHandle,
      username,
      aaguid,
      backedUp,
      counter,
      deviceType,
      transports,
      publicKey,
      rpId,
    },
    ...(lastUsed !== undefined && { lastUsed }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
