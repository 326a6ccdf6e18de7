/** What devices are to hear of a change in the vault. Second generation. */

/** Something the server found, and that did not stop it. */
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

/** The vault has the new name; with the token a page can tell the device. */
export interface PreparedPasskeyUpdate {
  _tag: 'PreparedPasskeyUpdate';
  updatePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** Which passkeys are to go: these, or all of a user's. */
export type PrepareDeletionRequest = { passkeyIds: string[] } | { userId: string };

/** The passkeys are gone; with the token a page can tell the device. */
export interface PreparedPasskeyDeletion {
  _tag: 'PreparedPasskeyDeletion';
  deletePasskeysToken: string;
  expiresAt: number;
  warnings: Warning[];
}

/** Whose passkeys a device is to be told of. */
export interface PreparePruningRequest {
  userId: string;
}

/** With the token a page can tell the device which passkeys stay. */
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
