/** A passkey on the device, and what it signs. Spec: WebAuthn Level 3 §6. */
import { bytes, cbor, fromBase64url, uint32, utf8, type Bytes, type Cbor } from './bytes.js';

/** ECDSA over P-256 with SHA-256: the one algorithm of this device. */
export const ES256 = -7;

export interface StoredPasskey {
  readonly id: Bytes;
  readonly rpId: string;
  readonly userHandle: Bytes;
  name: string;
  displayName: string;
  readonly discoverable: boolean;
  /** Synced to the person's other devices; such a passkey counts nothing. */
  readonly synced: boolean;
  counter: number;
  readonly keys: CryptoKeyPair;
}

/** §6.1: the flags of authenticator data. */
const flag = { UP: 0x01, UV: 0x04, BE: 0x08, BS: 0x10, AT: 0x40 } as const;

export const generateKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

/** The attestation object of a new passkey: format `none`, as browsers make it when nobody asks for more. */
export async function attest(passkey: StoredPasskey, aaguid: Bytes, verified: boolean) {
  const { id, keys } = passkey;
  const attested = bytes(aaguid, id.length >> 8, id.length & 0xff, id, await coseKey(keys.publicKey));
  const authData = await authenticatorData(passkey, flag.AT, verified, attested);
  const attestationObject = cbor(
    new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, Cbor>()],
      ['authData', authData],
    ]),
  );
  return { authenticatorData: authData, attestationObject };
}

/** Authenticator data and the signature over it and the client data. */
export async function assert(passkey: StoredPasskey, clientDataJSON: Bytes, verified: boolean) {
  const authData = await authenticatorData(passkey, 0, verified);
  const signed = bytes(authData, await sha256(clientDataJSON));
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const raw = await crypto.subtle.sign(algorithm, passkey.keys.privateKey, signed);
  return { authenticatorData: authData, signature: derFrom(new Uint8Array(raw)) };
}

async function authenticatorData(
  { rpId, synced, counter }: StoredPasskey,
  more: number,
  verified: boolean,
  ...rest: Uint8Array[]
): Promise<Bytes> {
  const flags = flag.UP | (verified ? flag.UV : 0) | (synced ? flag.BE | flag.BS : 0) | more;
  return bytes(await sha256(utf8(rpId)), flags, uint32(counter), ...rest);
}

async function coseKey(key: CryptoKey): Promise<Bytes> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key);
  // RFC 9053: kty EC2, alg ES256, crv P-256, x, y.
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, fromBase64url(x)],
      [-3, fromBase64url(y)],
    ]),
  );
}

/** WebCrypto gives r and s side by side; WebAuthn wants them in DER (§6.5.5). */
function derFrom(raw: Uint8Array): Bytes {
  const [r, s] = [derInteger(raw.slice(0, 32)), derInteger(raw.slice(32))];
  return bytes(0x30, r.length + s.length, r, s);
}

function derInteger(value: Uint8Array): Bytes {
  const digits = value.slice(value.findIndex((digit) => digit !== 0));
  return (digits[0] ?? 0) >= 0x80 ? bytes(2, digits.length + 1, 0, digits) : bytes(2, digits.length, digits);
}

async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}
