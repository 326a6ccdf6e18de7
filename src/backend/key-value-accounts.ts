/** The built-in accounts, over a key-value store. */
import type { Account, AccountChanges, Accounts, ExpectedAccount, LinkedPasskey } from './accounts.js';
import { foldEmail } from '../wire/emails.js';
import type { KeyValue, Values } from './stores/key-value.js';
import { foldUsername } from './usernames.js';

/** Attempts at a change while concurrent changes of the same account win. */
const maxAttempts = 20;

/**
 * Accounts over a key-value store.
 *
 * Name, address and passkeys are index keys that point at the account. They change together with it in one
 * compare-and-set, so that only one of two accounts gets a contested name and a crash leaves no partial change.
 */
export function keyValueAccounts(kv: KeyValue): Accounts {
  const accountKey = (id: string) => `account/${id}`;
  const usernameKey = (username: string) => `username/${encodeURIComponent(foldUsername(username))}`;
  const emailKey = (email: string) => `email/${encodeURIComponent(foldEmail(email))}`;
  const ownerKey = (passkeyId: string) => `passkey/${passkeyId}`;
  const linkPath = (accountId: string) => `passkeys/${accountId}`;
  const linkKey = (accountId: string, passkeyId: string) => `${linkPath(accountId)}/${passkeyId}`;

  const indexOf = ({ id, username, email }: Account): Values => ({
    [usernameKey(username)]: id,
    ...(email !== undefined && { [emailKey(email)]: id }),
  });
  const entriesOf = (account: Account): Values => ({
    [accountKey(account.id)]: account,
    ...indexOf(account),
  });
  const linkOf = (accountId: string, passkey: LinkedPasskey): Values => ({
    [ownerKey(passkey.id)]: accountId,
    [linkKey(accountId, passkey.id)]: passkey,
  });
  const absent = (entries: Values): Values =>
    Object.fromEntries(Object.keys(entries).map((key) => [key, undefined]));

  const find = async (accountId: string) => (await kv.get(accountKey(accountId))) as Account | undefined;

  async function read(keys: string[]): Promise<Values> {
    const values = await Promise.all(keys.map((key) => kv.get(key)));
    return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
  }

  /** Finds the account that an index key points at. */
  async function follow(key: string): Promise<Account | undefined> {
    const id = await kv.get(key);
    return typeof id === 'string' ? find(id) : undefined;
  }

  return {
    find,
    findByPasskey: (passkeyId) => follow(ownerKey(passkeyId)),
    findByEmail: (email) => follow(emailKey(email)),
    isUsernameTaken: async (username) => (await kv.get(usernameKey(username))) !== undefined,
    create(account, passkey) {
      const entries = { ...entriesOf(account), ...(passkey && linkOf(account.id, passkey)) };
      return kv.change(absent(entries), entries);
    },
    update: (id, changes, expected) =>
      repeat(async () => {
        const before = await find(id);
        if (!before || !matches(before, expected)) return 'stale';
        const after = merge(before, changes);
        const holders = await read(Object.keys(indexOf(after)));
        if (Object.values(holders).some((holder) => (holder ?? id) !== id)) return 'taken';
        const entries = { ...absent(indexOf(before)), ...entriesOf(after) };
        return (await kv.change({ [accountKey(id)]: before, ...holders }, entries)) ? 'updated' : undefined;
      }),
    passkeys: async (accountId) => (await kv.list(linkPath(accountId))) as LinkedPasskey[],
    link(accountId, passkey, epoch) {
      const entries = linkOf(accountId, passkey);
      return repeat(async () => {
        const account = await find(accountId);
        if (!account || (account.epoch ?? 0) !== epoch || (await kv.get(ownerKey(passkey.id)))) return false;
        const expected = { ...absent(entries), [accountKey(accountId)]: account };
        return (await kv.change(expected, entries)) || undefined;
      });
    },
    async relabel(accountId, passkeyId, label) {
      const passkey = (await kv.get(linkKey(accountId, passkeyId))) as LinkedPasskey | undefined;
      // Expecting the owner keeps a passkey that was unlinked meanwhile from coming back.
      return passkey
        ? kv.change({ [ownerKey(passkeyId)]: accountId }, linkOf(accountId, { ...passkey, label }))
        : false;
    },
    unlink(accountId, passkeyId) {
      const owner = ownerKey(passkeyId);
      return kv.change(
        { [owner]: accountId },
        { [owner]: undefined, [linkKey(accountId, passkeyId)]: undefined },
      );
    },
  };
}

/** Repeats an attempt that returns undefined because a concurrent change won. */
async function repeat<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < maxAttempts; n++) {
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new Error('Concurrent changes of the account did not end');
}

const matches = (account: Account, expected: ExpectedAccount) =>
  (Object.keys(expected) as (keyof ExpectedAccount)[]).every((name) => account[name] === expected[name]);

/** A copy without the members whose new value is undefined, as a JSON store would leave them out. */
function merge(account: Account, changes: AccountChanges): Account {
  const entries = Object.entries({ ...account, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Account;
}
