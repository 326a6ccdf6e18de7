/** Signals to devices about changes in the vault. Second generation. */

/** A problem that did not fail the request. */
export interface Warning {
  code: 'PASSKEY_NOT_FOUND' | 'NO_PASSKEYS_FOUND';
  message: string;
  passkeyId?: string;
}

/** An account's new name. */
export interface PrepareUpdateRequest {
  userId: string;
  username: string;
  displayName?: string;
}

/** The vault has the new name. With the token a page signals it to the device. */
export interface PreparedPasskeyUpdate {
  _tag: 'PreparedPasskeyUpdate';
  updatePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** The passkeys to delete: these, or all passkeys of a user. */
export type PrepareDeletionRequest = { passkeyIds: string[] } | { userId: string };

/** The passkeys are deleted. With the token a page signals it to the device. */
export interface PreparedPasskeyDeletion {
  _tag: 'PreparedPasskeyDeletion';
  deletePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** The user whose accepted passkeys a page will signal. */
export interface PreparePruningRequest {
  userId: string;
}

/** With the token a page signals the accepted passkeys to the device. */
export interface PreparedPasskeyPruning {
  _tag: 'PreparedPasskeyPruning';
  prunePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

export interface PasskeyUpdateInstructions {
  _tag: 'PasskeyUpdateInstructions';
  instructions: { rpId: string; userId: string; username: string; displayName: string }[];
  warnings: Warning[];
}

export interface PasskeyDeletionInstructions {
  _tag: 'PasskeyDeletionInstructions';
  instructions: { rpId: string; userId: string; credentialId: string }[];
  warnings: Warning[];
}

export interface PasskeyPruningInstructions {
  _tag: 'PasskeyPruningInstructions';
  instructions: { rpId: string; userId: string; allAcceptedCredentialIds: string[] }[];
  warnings: Warning[];
}
