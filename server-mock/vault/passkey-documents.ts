/** A passkey's JSON on the wire: `Passkey` in full, `PasskeySummary` in lists. */
import type { Passkey, PasskeySummary } from '../../src/wire/contract.js';
import type { PasskeyRecord } from '../store/tables.js';
import { platformOf } from './providers.js';

/** `serverUrl` is any URL of this server, for the icon's address. */
export function passkeyDocument(id: string, record: PasskeyRecord, serverUrl: string): Passkey {
  return {
    _tag: 'Passkey',
    id,
    userId: record.userId,
    enabled: record.enabled,
    credential: {
      id: record.credentialId,
      userId: record.userHandle,
      username: record.username,
      aaguid: record.aaguid,
      backedUp: record.backedUp,
      counter: record.counter,
      deviceType: record.deviceType,
      transports: record.transports,
      publicKey: record.publicKey,
      rpId: record.rpId,
    },
    ...platformOf(record.aaguid, serverUrl),
    ...(record.lastUsed !== undefined && { lastUsed: record.lastUsed }),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

/** Like the real service, without the AAGUID, platform and backup state. */
export function passkeySummary(id: string, record: PasskeyRecord): PasskeySummary {
  const { userId, enabled, credentialId, userHandle, createdAt, lastUsed } = record;
  return {
    _tag: 'PasskeySummary',
    id,
    userId,
    enabled,
    credential: { id: credentialId, userId: userHandle },
    createdAt,
    ...(lastUsed !== undefined && { lastUsed }),
  };
}
