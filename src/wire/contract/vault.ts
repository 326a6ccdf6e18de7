/** The vault of passkeys. */

/** How a client reaches an authenticator. WebAuthn L3 §5.8.4. */
export type Transport = 'ble' | 'hybrid' | 'internal' | 'nfc' | 'usb' | 'cable' | 'smart-card';

/** A passkey in the vault. */
export interface Passkey {
  _tag: 'Passkey';
  id: string;
  userId?: string;
  enabled: boolean;
  credential: {
    /** WebAuthn credential id, base64url. */
    id: string;
    /** WebAuthn user handle, base64url. It never changes. */
    userId: string;
    username: string;
    aaguid: string;
    backedUp: boolean;
    counter: number;
    deviceType: 'singleDevice' | 'multiDevice';
    transports: Transport[];
    /** COSE key, base64url. */
    publicKey: string;
    rpId: string;
  };
  platform?: { name?: string; icon?: string };
  lastUsed?: number;
  createdAt: number;
  updatedAt: number;
}

/** A passkey in a list of the vault. */
export interface PasskeySummary {
  _tag: 'PasskeySummary';
  id: string;
  userId: string;
  enabled: boolean;
  credential: { id: string; userId: string };
  createdAt: number;
  lastUsed?: number;
}

/** One page of a tenancy's passkeys. `cursor` requests the next one. */
export interface FindAllPasskeys {
  _tag: 'FindAllPasskeys';
  cursor: string | null;
  records: PasskeySummary[];
}

/** The changes to a passkey. */
export interface UpdatePasskeyRequest {
  userId?: string;
  username?: string;
}

/** The changes to all passkeys of a user. */
export interface UpdateUserPasskeysRequest {
  userId: string;
  username?: string;
}

/** A user's passkeys after the change. */
export interface UpdatedPasskeys {
  _tag: 'UpdatedPasskeys';
  updated: Passkey[];
}

/** A user's passkeys before the deletion. */
export interface DeletedPasskeys {
  _tag: 'DeletedPasskeys';
  deleted: Passkey[];
}

/** Response to `GET /{t}/credential/{passkeyId}`. */
export interface CredentialMapping {
  credentialId: string;
  userId: string;
  rpId: string;
}

/** Response to `GET /{t}/credentials/{ids}`. */
export interface CredentialsMapping {
  rpId: string;
  userId: string;
  allAcceptedCredentialIds: string[];
}
