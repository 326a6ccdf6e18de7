import type {
  CodeRecord,
  MailRecord,
  PasskeyRecord,
  RateLimitRecord,
} from '../../../server-mock/store/tables.js';

/** Records of each shape that the store treats differently: with unique, indexed and expiring fields. */

export function aPasskey(fields: Partial<PasskeyRecord> = {}): PasskeyRecord {
  return {
    credentialKey: 'example.com/credential',
    rpId: 'example.com',
    credentialId: 'credential',
    userHandle: 'handle',
    userId: 'user',
    userAssigned: true,
    username: 'jane',
    enabled: true,
    aaguid: '00000000-0000-0000-0000-000000000000',
    backedUp: false,
    counter: 0,
    deviceType: 'singleDevice',
    transports: ['internal'],
    publicKey: 'cHVibGlj',
    algorithm: -7,
    uvInitialized: true,
    createdAt: 1,
    updatedAt: 1,
    ...fields,
  };
}

export function aCode(fields: Partial<CodeRecord> = {}): CodeRecord {
  return { passkeyId: 'passkey', userVerified: true, createdAt: 1, expiresAt: 1000, ...fields };
}

export function aMail(fields: Partial<MailRecord> = {}): MailRecord {
  return { to: 'jane@example.com', subject: 'Code', html: '<p>1</p>', text: '1', sentAt: 1, ...fields };
}

export function aLimit(expiresAt: number): RateLimitRecord {
  return { expiresAt };
}
