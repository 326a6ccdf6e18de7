/** The person's device: creates and uses passkeys as `navigator.credentials` would. */
import { attest, assert, generateKeys, type StoredPasskey } from '../../src/testing/passkey.js';
import { bytes, fromBase64url, utf8, type Bytes } from '../../src/testing/bytes.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '../../src/wire/contract.js';

export interface Gesture {
  /** Whether the device verified the person (PIN, biometrics), and not only that somebody was there. */
  verified: boolean;
}

export async function createPasskey(options: PublicKeyCredentialCreationOptionsJSON, origin: string) {
  const { rp, user, challenge } = options;
  const passkey: StoredPasskey = {
    id: bytes(crypto.getRandomValues(new Uint8Array(32))),
    rpId: rp.id ?? new URL(origin).hostname,
    userHandle: fromBase64url(user.id),
    name: user.name,
    displayName: user.displayName,
    discoverable: true,
    synced: true,
    counter: 0,
    keys: await generateKeys(),
  };
  const clientDataJSON = clientData('webauthn.create', challenge, origin);
  const make = { aaguid: bytes(new Uint8Array(16)), attestation: 'none' } as const;
  const { attestationObject } = await attest(passkey, make, clientDataJSON, {
    present: true,
    verified: true,
  });
  const response = {
    clientDataJSON: encodeBase64url(clientDataJSON),
    attestationObject: encodeBase64url(attestationObject),
    transports: ['internal'],
  };
  return { passkey, response: credential(passkey, response) };
}

export async function usePasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
  origin: string,
  passkey: StoredPasskey,
  { verified }: Gesture,
) {
  const clientDataJSON = clientData('webauthn.get', options.challenge, origin);
  const { authenticatorData, signature } = await assert(passkey, clientDataJSON, { present: true, verified });
  return credential(passkey, {
    clientDataJSON: encodeBase64url(clientDataJSON),
    authenticatorData: encodeBase64url(authenticatorData),
    signature: encodeBase64url(signature),
    userHandle: encodeBase64url(passkey.userHandle),
  });
}

function clientData(type: string, challenge: string, origin: string): Bytes {
  return utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function credential({ id }: StoredPasskey, response: object) {
  const text = encodeBase64url(id);
  return { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response };
}
