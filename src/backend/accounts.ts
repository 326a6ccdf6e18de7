/** The app's accounts, as the backend needs them: an interface to implement, and an embedded default. */

export interface Account {
  /** Random and for good; what Passlock knows as the user id. */
  id: string;
  username: string;
  displayName?: string;
  /** Confirmed by a code; where codes to sign in with are sent. A username is none, whatever it looks like. */
  email?: string;
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
  /** By its id. */
  find(accountId: string): Promise<Account | undefined>;
  /** By the vault id of one of its passkeys. */
  findByPasskey(passkeyId: string): Promise<Account | undefined>;
  /** By the confirmed address (compare with `foldEmail`). */
  findByEmail(email: string): Promise<Account | undefined>;
  /**
   * Creates an account, with its first passkey if it begins with one: both or neither. False, and nothing
   * changed, when the username (compare with `foldUsername`) or the address is taken, or the passkey is
   * somebody's already.
   */
  create(account: Account, passkey?: LinkedPasskey): Promise<boolean>;
  /**
   * Replaces what is known of an account, in one step: of two who change to one name at once, one gets it. False,
   * and nothing changed, when username or address are taken.
   */
  update(account: Account): Promise<boolean>;
  /** Oldest first. */
  passkeys(accountId: string): Promise<LinkedPasskey[]>;
  /** False, and nothing changed, when the passkey is linked already, to whichever account. */
  link(accountId: string, passkey: LinkedPasskey): Promise<boolean>;
  /** Gives a passkey of the account's another label. False when it is not the account's. */
  relabel(accountId: string, passkeyId: string, label: string): Promise<boolean>;
  /** In one step: false when it is not the account's, or not any more. */
  unlink(accountId: string, passkeyId: string): Promise<boolean>;
}
