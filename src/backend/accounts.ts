/** Storage of the app's accounts: the interface that an app implements. */

export interface Account {
  /** Random and permanent. Passlock stores it as the user id. */
  id: string;
  username: string;
  displayName?: string;
  /** Confirmed by a one-time code. Sign-in codes go here, never to a username that looks like an address. */
  email?: string;
  /** The address before it, which gets the notices too until the time, in milliseconds since the epoch. */
  formerEmail?: { address: string; until: number };
  /** How often all sessions were ended; absent: never. A session that was opened at another count is over. */
  epoch?: number;
}

/** Members to write; undefined removes one. Absent members stay as they are. */
export interface AccountChanges {
  username?: string;
  displayName?: string | undefined;
  email?: string;
  formerEmail?: { address: string; until: number } | undefined;
  epoch?: number;
}

/** Members to compare; undefined stands for an absent one. */
export type ExpectedAccount = {
  [Name in Exclude<keyof Account, 'id' | 'formerEmail'>]?: Account[Name] | undefined;
};

/** `taken`: another account has the username or the address. `stale`: the account is not as expected. */
export type UpdateResult = 'updated' | 'taken' | 'stale';

/** A passkey of an account. Details that Passlock's vault holds are not stored a second time. */
export interface LinkedPasskey {
  /** Vault id. */
  id: string;
  /** The name that its owner gave it; empty without one. */
  label: string;
  /** The passkey provider, as the vault named it when the passkey was linked. */
  provider?: string;
  /**
   * For a passkey that was added after a one-time code: from this time on it counts where a code is not enough.
   * Milliseconds since the epoch.
   */
  trustedFrom?: number;
}

/** Implement this over the app's own database. An error that a method throws becomes a 500 response. */
export interface Accounts {
  /** Finds an account by its id. */
  find(accountId: string): Promise<Account | undefined>;
  /** Finds an account by the vault id of one of its passkeys. */
  findByPasskey(passkeyId: string): Promise<Account | undefined>;
  /** Finds an account by its confirmed address. Compare addresses with `foldEmail`. */
  findByEmail(email: string): Promise<Account | undefined>;
  /**
   * Whether an account has the username (compare with `foldUsername`). Optional: with it a sign-up learns that a name
   * is taken before the device makes a passkey. It is not called with a name that could be an address.
   */
  isUsernameTaken?(username: string): Promise<boolean>;
  /**
   * Creates an account, together with its first passkey if there is one, in one transaction.
   *
   * @returns false, with nothing stored, when the username (compare with `foldUsername`) or the address is taken
   *   or the passkey is linked already
   */
  create(account: Account, passkey?: LinkedPasskey): Promise<boolean>;
  /**
   * Writes the members in `changes` and no others, in one transaction, so that only one of two accounts gets a
   * contested name. It compares the members in `expected` first, so that a request that read the account before a
   * concurrent change does not undo that change.
   *
   * @returns `taken` or `stale`, with nothing changed; `stale` also when the account does not exist
   */
  update(accountId: string, changes: AccountChanges, expected: ExpectedAccount): Promise<UpdateResult>;
  /** Lists an account's passkeys, oldest first. */
  passkeys(accountId: string): Promise<LinkedPasskey[]>;
  /**
   * Links a passkey in one transaction.
   *
   * @param epoch the account's epoch as its session has it; 0 for an account without one
   * @returns false, with nothing changed, when any account has the passkey already or the epoch is another one
   */
  link(accountId: string, passkey: LinkedPasskey, epoch: number): Promise<boolean>;
  /** Changes a passkey's label. @returns false when the account has no such passkey */
  relabel(accountId: string, passkeyId: string, label: string): Promise<boolean>;
  /** Unlinks a passkey in one step. @returns false when the account does not have it (any more) */
  unlink(accountId: string, passkeyId: string): Promise<boolean>;
}
