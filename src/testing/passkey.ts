/** A passkey on the device, and what it signs. Spec: WebAuthn Level 3 §6. */
import { bytes, cbor, fromBase64url, uint32, utf8, type Bytes, type Cbor } from './bytes.js';

/** ECDSA over P-256 with SHA-256: the one algorithm of this device. */
export const ES256 = -7;

export interface StoredPasskey {
  readonly id: Bytes;
  readonly rpId: string;
  readonly userHandle: Bytes;
  readonly name: string;
  readonly displayName: string;
  readonly discoverable: boolean;
  /** Synced to the person's other devices; such a passkey counts nothing. */
  readonly synced: boolean;
  readonly counter: number;
  readonly keys: CryptoKeyPair;
}

/** What the person did. */
export interface Gesture {
  /** They were there, and said yes. */
  readonly present: boolean;
  /** It was the right person. */
  readonly verified: boolean;
}

/** How the authenticator vouches for itself: by a UUID alone, or signed with the passkey's own key, too. */
export interface Make {
  readonly aaguid: Bytes;
  readonly attestation: 'none' | 'self';
}

/** §6.1: the flags of authenticator data. */
const flag = { UP: 0x01, UV: 0x04, BE: 0x08, BS: 0x10, AT: 0x40 } as const;

/** Not extractable: a key is used where it is kept, and read nowhere. */
export const generateKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

/** The attestation object of a new passkey. */
export async function attest(passkey: StoredPasskey, make: Make, clientDataJSON: Bytes, gesture: Gesture) {
  const { id, keys } = passkey;
  const attested = bytes(make.aaguid, id.length >> 8, id.length & 0xff, id, await coseKey(keys.publicKey));
  const authData = await authenticatorData(passkey, flag.AT, gesture, attested);
  const isSelf = make.attestation === 'self';
  const statement = isSelf ? await selfStatement(passkey, authData, clientDataJSON) : new Map<string, Cbor>();
  const attestationObject = cbor(
    new Map<string, Cbor>([
      ['fmt', isSelf ? 'packed' : 'none'],
      ['attStmt', statement],
      ['authData', authData],
    ]),
  );
  return { authenticatorData: authData, attestationObject };
}

/** §8.2: without a certificate, what the passkey itself has signed. */
async function selfStatement(passkey: StoredPasskey, authData: Bytes, clientDataJSON: Bytes) {
  return new Map<string, Cbor>([
    ['alg', ES256],
    ['sig', await sign(passkey, authData, clientDataJSON)],
  ]);
}

/** Authenticator data and the signature over it and the client data. */
export async function assert(passkey: StoredPasskey, clientDataJSON: Bytes, gesture: Gesture) {
  const authData = await authenticatorData(passkey, 0, gesture);
  return { authenticatorData: authData, signature: await sign(passkey, authData, clientDataJSON) };
}

async function sign({ keys }: StoredPasskey, authData: Bytes, clientDataJSON: Bytes): Promise<Bytes> {
  const signed = bytes(authData, await sha256(clientDataJSON));
  const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, signed);
  return derFrom(new Uint8Array(raw));
}

async function authenticatorData(
  { rpId, synced, counter }: StoredPasskey,
  more: number,
  { present, verified }: Gesture,
  ...rest: Uint8Array[]
): Promise<Bytes> {
  const person = (present ? flag.UP : 0) | (verified ? flag.UV : 0);
  const flags = person | (synced ? flag.BE | flag.BS : 0) | more;
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
