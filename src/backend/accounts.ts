/** Storage of the app's accounts: the interface that an app implements. */

export interface Account {
  /** Random and permanent. Passlock stores it as the user id. */
  id: string;
  username: string;
  displayName?: string;
  /** Confirmed by a one-time code. Sign-in codes go here, never to a username that looks like an address. */
  email?: string;
}

/** A passkey of an account. Details that Passlock's vault holds are not stored a second time. */
export interface LinkedPasskey {
  /** Vault id. */
  id: string;
  /** The name that its owner gave it. */
  label: string;
  /** The passkey provider, as the vault named it when the passkey was linked. */
  provider?: string;
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
   * Creates an account, together with its first passkey if there is one, in one transaction.
   *
   * @returns false, with nothing stored, when the username (compare with `foldUsername`) or the address is taken
   *   or the passkey is linked already
   */
  create(account: Account, passkey?: LinkedPasskey): Promise<boolean>;
  /**
   * Replaces an account's record in one transaction, so that only one of two accounts gets a contested name.
   *
   * @returns false, with nothing changed, when the username or the address is taken
   */
  update(account: Account): Promise<boolean>;
  /** Lists an account's passkeys, oldest first. */
  passkeys(accountId: string): Promise<LinkedPasskey[]>;
  /** Links a passkey. @returns false, with nothing changed, when any account has it already */
  link(accountId: string, passkey: LinkedPasskey): Promise<boolean>;
  /** Changes a passkey's label. @returns false when the account has no such passkey */
  relabel(accountId: string, passkeyId: string, label: string): Promise<boolean>;
  /** Unlinks a passkey in one step. @returns false when the account does not have it (any more) */
  unlink(accountId: string, passkeyId: string): Promise<boolean>;
}
