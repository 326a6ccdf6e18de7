/** A passkey in responses: the account's label joined with the vault's details. */
import type { BackendPasskey, Passkey } from '../wire/contract.js';
import type { LinkedPasskey } from './accounts.js';

/** @param current whether the passkey opened this session */
export function backendPasskey(linked: LinkedPasskey, vault: Passkey, current: boolean): BackendPasskey {
  const { platform, credential, createdAt, lastUsed } = vault;
  const provider = platform?.name ?? linked.provider;
  const icon = platform?.icon;
  return {
    id: linked.id,
    label: linked.label,
    ...(provider && { provider }),
    ...(icon && { icon }),
    username: credential.username,
    rpId: credential.rpId,
    createdAt,
    ...(lastUsed !== undefined && { lastUsed }),
    synced: credential.backedUp,
    current,
  };
}
