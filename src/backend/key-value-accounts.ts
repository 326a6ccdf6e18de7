/** The embedded accounts, over a key-value store. */
import type { Account, Accounts, LinkedPasskey } from './accounts.js';
import { foldEmail } from './emails.js';
import type { KeyValue } from './key-value.js';
import { foldUsername } from './usernames.js';

/**
 * Accounts over a key-value store.
 *
 * An account exists once its username points at it. That is written last and in one step, so of two people
 * who ask for one name exactly one gets it, and a crash in between leaves nothing that anyone could use. A
 * pointer counts only as far as the account itself says the same. An address is taken afterwards, so that the
 * account is there for whoever asks for the same address.
 */
export function keyValueAccounts(kv: KeyValue): Accounts {
  const accountKey = (id: string) => `account/${id}`;
  const usernameKey = (username: string) => `username/${encodeURIComponent(foldUsername(username))}`;
  const emailKey = (email: string) => `email/${encodeURIComponent(foldEmail(email))}`;
  const ownerKey = (passkeyId: string) => `passkey/${passkeyId}`;
  const linkPath = (accountId: string) => `passkeys/${accountId}`;
  const linkKey = (accountId: string, passkeyId: string) => `${linkPath(accountId)}/${passkeyId}`;

  async function find(accountId: string): Promise<Account | undefined> {
    const account = (await kv.get(accountKey(accountId))) as Account | undefined;
    return account && (await kv.get(usernameKey(account.username))) === account.id ? account : undefined;
  }

  async function findByEmail(email: string): Promise<Account | undefined> {
    // By the username, too: after a crash the address may not point anywhere yet.
    for (const key of [emailKey(email), usernameKey(email)]) {
      const id = await kv.get(key);
      const account = typeof id === 'string' ? await find(id) : undefined;
      if (account?.email !== undefined && foldEmail(account.email) === foldEmail(email)) return account;
    }
    return undefined;
  }

  async function link(accountId: string, passkey: LinkedPasskey): Promise<boolean> {
    if (!(await kv.add(ownerKey(passkey.id), accountId))) return false;
    await kv.set(linkKey(accountId, passkey.id), passkey);
    return true;
  }

  async function drop(accountId: string, passkeyId: string): Promise<void> {
    await kv.delete(ownerKey(passkeyId));
    await kv.delete(linkKey(accountId, passkeyId));
  }

  /** Takes a username for an account that exists. */
  async function takeUsername({ id, username }: Account): Promise<boolean> {
    const key = usernameKey(username);
    return (await kv.add(key, id)) || (await kv.get(key)) === id;
  }

  /** Whether the address is another account's. */
  async function isTaken({ id, email }: Account): Promise<boolean> {
    const holder = email === undefined ? undefined : await findByEmail(email);
    return holder !== undefined && holder.id !== id;
  }

  /** Takes the address of an account that exists. */
  async function takeEmail(account: Account): Promise<boolean> {
    if (account.email === undefined) return true;
    const key = emailKey(account.email);
    if (await kv.add(key, account.id)) return true;
    if (await isTaken(account)) return false;
    // Of an account that has given it up.
    await kv.set(key, account.id);
    return true;
  }

  /** Gives up a username, should the account have had it. */
  async function dropUsername({ id, username }: Account): Promise<void> {
    const key = usernameKey(username);
    if ((await kv.get(key)) === id) await kv.delete(key);
  }

  return {
    find,
    findByEmail,
    link,
    async findByPasskey(passkeyId) {
      const owner = await kv.get(ownerKey(passkeyId));
      return typeof owner === 'string' ? find(owner) : undefined;
    },
    async create(account, passkey) {
      if (await isTaken(account)) return false;
      if (passkey && !(await link(account.id, passkey))) return false;
      await kv.set(accountKey(account.id), account);
      if ((await kv.add(usernameKey(account.username), account.id)) && (await takeEmail(account)))
        return true;
      await dropUsername(account);
      await kv.delete(accountKey(account.id));
      if (passkey) await drop(account.id, passkey.id);
      return false;
    },
    async update(account) {
      const before = await find(account.id);
      if (!before || (await isTaken(account)) || !(await takeUsername(account))) return false;
      if (account.email !== undefined) await kv.set(emailKey(account.email), account.id);
      await kv.set(accountKey(account.id), account);
      if (usernameKey(before.username) !== usernameKey(account.username))
        await kv.delete(usernameKey(before.username));
      return true;
    },
    passkeys: async (accountId) => (await kv.list(linkPath(accountId))) as LinkedPasskey[],
    async relabel(accountId, passkeyId, label) {
      const passkey = (await kv.get(linkKey(accountId, passkeyId))) as LinkedPasskey | undefined;
      if (passkey) await kv.set(linkKey(accountId, passkeyId), { ...passkey, label });
      return passkey !== undefined;
    },
    async unlink(accountId, passkeyId) {
      if ((await kv.get(ownerKey(passkeyId))) !== accountId) return false;
      await drop(accountId, passkeyId);
      return true;
    },
  };
}
