/** Passkeys put straight into the vault, where a test is not about how they came there. */
import type { MockServer } from '../../../server-mock/app.js';
import { credentialKey, type PasskeyRecord } from '../../../server-mock/store/tables.js';

/** A passkey's record; what is not said is made up, and its WebAuthn ids tell which one it is. */
export function passkeyRecord(id: string, overrides: Partial<PasskeyRecord> = {}): PasskeyRecord {
  const rpId = overrides.rpId ?? 'acme.example';
  const credentialId = overrides.credentialId ?? `credential-${id}`;
  return {
    credentialKey: credentialKey(rpId, credentialId),
    rpId,
    credentialId,
    userHandle: 'handle-1',
    userId: 'user-1',
    userAssigned: true,
    username: 'ada',
    enabled: true,
    aaguid: '00000000-0000-0000-0000-000000000000',
    backedUp: true,
    counter: 0,
    deviceType: 'multiDevice',
    transports: ['internal'],
    publicKey: 'pQ',
    algorithm: -7,
    uvInitialized: true,
    createdAt: 1,
    updatedAt: 1,
    ...overrides,
  };
}

export async function stockVault(
  { store }: MockServer,
  passkeys: Record<string, Partial<PasskeyRecord>>,
  tenancy = 'acme',
): Promise<void> {
  await store.transact((transaction) => {
    for (const [id, overrides] of Object.entries(passkeys)) {
      transaction.insert('passkeys', tenancy, id, passkeyRecord(id, overrides));
    }
  });
}

export async function vaultIds({ store }: MockServer, tenancy = 'acme'): Promise<string[]> {
  const rows = await store.transact((transaction) => transaction.list('passkeys', tenancy));
  return rows.map(({ id }) => id);
}
