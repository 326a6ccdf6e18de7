/** The account's passkeys as the vault has them. */
import type { BackendPasskey, Passkey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import type { LinkedPasskey } from './accounts.js';
import type { App } from './request-context.js';

/** A passkey in responses: its label joined with the vault's details. @param current whether the passkey opened this session */
export async function backendPasskey(
  app: App,
  linked: LinkedPasskey,
  vault: Passkey,
  current: boolean,
): Promise<BackendPasskey> {
  const { platform, credential, createdAt, lastUsed } = vault;
  const provider = platform?.name ?? linked.provider;
  const icon = await app.iconOf(platform?.icon);
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

/** @returns undefined for a passkey that the vault has lost; nobody can sign in with it */
export async function findInVault({ passlock }: App, passkeyId: string): Promise<Passkey | undefined> {
  try {
    return await passlock.getPasskey({ passkeyId });
  } catch (error) {
    if (error instanceof PasskeyError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Whether one of the passkeys can sign in: the vault has it, and it is enabled. */
export async function anyUsable(app: App, passkeys: readonly LinkedPasskey[]): Promise<boolean> {
  const vault = await Promise.all(passkeys.map(({ id }) => findInVault(app, id)));
  return vault.some((passkey) => passkey?.enabled);
}
