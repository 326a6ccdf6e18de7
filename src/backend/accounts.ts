/** The app's accounts, as the backend needs them: an interface to implement, and an embedded default. */
import type { KeyValue } from './key-value.js';
import { foldUsername } from './usernames.js';

export interface Account {
  /** Random and for good; what Passlock knows as the user id. */
  id: string;
  username: string;
  displayName?: string;
}

/** A passkey of an account. What Passlock's vault says about it is not kept twice. */
export interface LinkedPasskey {
  /** Vault id. */
  id: string;
  /** What the person calls it. */
  label: string;
  /** Who keeps it, as found out when it was linked. */
  provider?: string;
}

/** To be implemented over the app's own database. What it throws becomes a 500. */
export interface Accounts {
  find(accountId: string): Promise<Account | undefined>;
  findByPasskey(passkeyId: string): Promise<Account | undefined>;
  /**
   * Creates an account together with its first passkey: both or neither. False, and nothing changed, when
   * the username is taken (compare with `foldUsername`) or the passkey is somebody's already.
   */
  create(account: Account, passkey: LinkedPasskey): Promise<boolean>;
  /** Oldest first. */
  passkeys(accountId: string): Promise<LinkedPasskey[]>;
  /** False, and nothing changed, when the passkey is linked already, to whichever account. */
  link(accountId: string, passkey: LinkedPasskey): Promise<boolean>;
}

/**
 * Accounts over a key-value store.
 *
 * An account exists once its username points at it. That is written last and in one step, so of two people
 * who ask for one name exactly one gets it, and a crash in between leaves nothing that anyone could use.
 */
export function keyValueAccounts(kv: KeyValue): Accounts {
  const accountKey = (id: string) => `account/${id}`;
  const usernameKey = (username: string) => `username/${encodeURIComponent(foldUsername(username))}`;
  const ownerKey = (passkeyId: string) => `passkey/${passkeyId}`;
  const linkPath = (accountId: string) => `passkeys/${accountId}`;

  async function find(accountId: string): Promise<Account | undefined> {
    const account = (await kv.get(accountKey(accountId))) as Account | undefined;
    return account && (await kv.get(usernameKey(account.username))) === account.id ? account : undefined;
  }

  async function link(accountId: string, passkey: LinkedPasskey): Promise<boolean> {
    if (!(await kv.add(ownerKey(passkey.id), accountId))) return false;
    await kv.set(`${linkPath(accountId)}/${passkey.id}`, passkey);
    return true;
  }

  return {
    find,
    link,
    async findByPasskey(passkeyId) {
      const owner = await kv.get(ownerKey(passkeyId));
      return typeof owner === 'string' ? find(owner) : undefined;
    },
    async create(account, passkey) {
      if (!(await link(account.id, passkey))) return false;
      await kv.set(accountKey(account.id), account);
      if (await kv.add(usernameKey(account.username), account.id)) return true;
      await kv.delete(accountKey(account.id));
      await kv.delete(ownerKey(passkey.id));
      await kv.delete(`${linkPath(account.id)}/${passkey.id}`);
      return false;
    },
    passkeys: async (accountId) => (await kv.list(linkPath(accountId))) as LinkedPasskey[],
  };
}
