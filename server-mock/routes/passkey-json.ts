/** A passkey as the wire shows it: whole, or as one line of a list. */
import type { Passkey, PasskeySummary } from '../../src/wire/contract.js';
import { platformOf } from './aaguids.js';
import type { PasskeyRecord } from '../store/tables.js';

/** `serverUrl` is any URL of this server: the icon's address is made of it. */
export function passkeyFrom(id: string, record: PasskeyRecord, serverUrl: string): Passkey {
  const { userId, enabled, credentialId, userHandle, username, aaguid, backedUp, counter } = record;
  const { deviceType, transports, publicKey, rpId, lastUsed, createdAt, updatedAt } = record;
  return {
    ...{ _tag: 'Passkey', id, userId, enabled },
    credential: {
      ...{ id: credentialId, userId: userHandle, username, aaguid, backedUp, counter },
      ...{ deviceType, transports, publicKey, rpId },
    },
    ...platformOf(aaguid, serverUrl),
    ...(lastUsed !== undefined && { lastUsed }),
    ...{ createdAt, updatedAt },
  };
}

/** No more than the real one tells: neither name, maker nor backup state. */
export function summaryFrom(id: string, record: PasskeyRecord): PasskeySummary {
  const { userId, enabled, credentialId, userHandle, createdAt, lastUsed } = record;
  return {
    ...{ _tag: 'PasskeySummary', id, userId, enabled },
    credential: { id: credentialId, userId: userHandle },
    createdAt,
    ...(lastUsed !== undefined && { lastUsed }),
  };
}
