/** The vault of passkeys. */

/** How a device is reached. WebAuthn L3 §5.8.4. */
export type Transport = 'ble' | 'hybrid' | 'internal' | 'nfc' | 'usb' | 'cable' | 'smart-card';

/** A passkey as the vault has it. */
export interface Passkey {
  _tag: 'Passkey';
  id: string;
  userId?: string;
  enabled: boolean;
  credential: {
    /** WebAuthn credential id, base64url. */
    id: string;
    /** WebAuthn user handle, base64url; it never changes. */
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

/** A passkey as the vault lists it. */
export interface PasskeySummary {
  _tag: 'PasskeySummary';
  id: string;
  userId: string;
  enabled: boolean;
  credential: { id: string; userId: string };
  createdAt: number;
  lastUsed?: number;
}

/** One page of a tenancy's passkeys; `cursor` leads to the next. */
export interface FindAllPasskeys {
  _tag: 'FindAllPasskeys';
  cursor: string | null;
  records: PasskeySummary[];
}

/** What is to change about a passkey. */
export interface UpdatePasskeyRequest {
  userId?: string;
  username?: string;
}

/** What is to change about all passkeys of a user. */
export interface UpdateUserPasskeysRequest {
  userId: string;
  username?: string;
}

/** The passkeys of a user, as they are now. */
export interface UpdatedPasskeys {
  _tag: 'UpdatedPasskeys';
  updated: Passkey[];
}

/** The passkeys of a user, as they were. */
export interface DeletedPasskeys {
  _tag: 'DeletedPasskeys';
  deleted: Passkey[];
}

/** Answer of `GET /{t}/credential/{passkeyId}`. */
export interface CredentialMapping {
  credentialId: string;
  userId: string;
  rpId: string;
}

/** Answer of `GET /{t}/credentials/{ids}`. */
export interface CredentialsMapping {
  rpId: string;
  userId: string;
  allAcceptedCredentialIds: string[];
}
