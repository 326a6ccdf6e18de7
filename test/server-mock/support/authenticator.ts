/**
 * A software authenticator and browser in one, for ceremonies no real one would perform: every field can be
 * overridden, and what the overrides leave alone is as the specification wants it.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '../../../src/wire/contract.js';
import { bytes, cbor, type Cbor } from './cbor.js';

export const ES256 = -7;
export const EdDSA = -8;
export const RS256 = -257;

export const flag = { UP: 0x01, UV: 0x04, BE: 0x08, BS: 0x10, AT: 0x40, ED: 0x80 } as const;

export type CoseKey = Map<number, Cbor>;

export interface Credential {
  id: Uint8Array<ArrayBuffer>;
  rpId: string;
  /** Base64url. */
  userHandle: string;
  algorithm: number;
  keys: CryptoKeyPair;
  cose: CoseKey;
  counter: number;
  /** Flags of later assertions. */
  flags: number;
}

export interface ClientDataOverrides {
  origin?: string;
  /** Members to add or replace; `undefined` removes one. */
  clientData?: Record<string, unknown>;
  /** The last word on the text. */
  clientDataText?: (text: string) => string;
  clientDataBytes?: (encoded: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}

export interface CreateOverrides extends ClientDataOverrides {
  algorithm?: number;
  credentialId?: Uint8Array<ArrayBuffer>;
  rpId?: string;
  flags?: number;
  counter?: number;
  extensions?: Uint8Array;
  transports?: unknown;
  cose?: (key: CoseKey) => CoseKey;
  authData?: (authData: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  attestation?: 'none' | 'packed';
  attStmt?: (statement: Map<string, Cbor>) => Map<string, Cbor>;
  fmt?: string;
  attestationMap?: (map: Map<string, Cbor>) => Map<string, Cbor>;
  attestationObject?: (encoded: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  /** The last word on the JSON. */
  response?: (response: RegistrationResponseJSON) => unknown;
}

export interface GetOverrides extends ClientDataOverrides {
  rpId?: string;
  flags?: number;
  counter?: number;
  authData?: (authData: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  signature?: (signature: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  /** Null leaves it out. */
  userHandle?: string | null;
  response?: (response: AuthenticationResponseJSON) => unknown;
}

export function base64url(data: Uint8Array): string {
  return Buffer.from(data).toString('base64url');
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}

export async function generateKeys(algorithm: number): Promise<{ keys: CryptoKeyPair; cose: CoseKey }> {
  const usages: KeyUsage[] = ['sign', 'verify'];
  const parameters = {
    [ES256]: { name: 'ECDSA', namedCurve: 'P-256' },
    [EdDSA]: { name: 'Ed25519' },
    [RS256]: {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: bytes(1, 0, 1),
    },
  }[algorithm];
  if (!parameters) throw new TypeError(`There is no algorithm ${algorithm}.`);
  const keys = (await crypto.subtle.generateKey(parameters, true, usages)) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const part = (text = ''): Uint8Array => fromBase64url(text);
  const members: Record<number, [number, Cbor][]> = {
    [ES256]: [
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, part(jwk.x)],
      [-3, part(jwk.y)],
    ],
    [EdDSA]: [
      [1, 1],
      [3, EdDSA],
      [-1, 6],
      [-2, part(jwk.x)],
    ],
    [RS256]: [
      [1, 3],
      [3, RS256],
      [-1, part(jwk.n)],
      [-2, part(jwk.e)],
    ],
  };
  return { keys, cose: new Map(members[algorithm]) };
}

async function sign(algorithm: number, key: CryptoKey, data: Uint8Array<ArrayBuffer>) {
  const name = { [ES256]: 'ECDSA', [EdDSA]: 'Ed25519', [RS256]: 'RSASSA-PKCS1-v1_5' }[algorithm] ?? '';
  const raw = new Uint8Array(await crypto.subtle.sign({ name, hash: 'SHA-256' }, key, data));
  return algorithm === ES256 ? derFrom(raw) : raw;
}

/** WebCrypto gives r and s side by side; WebAuthn wants DER. */
export function derFrom(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const [r, s] = [derInteger(raw.slice(0, raw.length / 2)), derInteger(raw.slice(raw.length / 2))];
  return bytes(0x30, r.length + s.length, r, s);
}

function derInteger(value: Uint8Array): Uint8Array {
  const digits = value.slice(value.findIndex((digit) => digit !== 0));
  return (digits[0] ?? 0) >= 0x80 ? bytes(2, digits.length + 1, 0, digits) : bytes(2, digits.length, digits);
}

export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

function encodeClientData(type: string, challenge: string, origin: string, overrides: ClientDataOverrides) {
  const data = { type, challenge, origin: overrides.origin ?? origin, crossOrigin: false };
  const text = JSON.stringify({ ...data, ...overrides.clientData });
  const encoded = new TextEncoder().encode(overrides.clientDataText?.(text) ?? text);
  return overrides.clientDataBytes?.(bytes(encoded)) ?? bytes(encoded);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

async function authenticatorData(rpId: string, flags: number, counter: number, ...rest: Uint8Array[]) {
  const hash = await sha256(bytes(new TextEncoder().encode(rpId)));
  return bytes(hash, flags, uint32(counter), ...rest);
}

/** `navigator.credentials.create()`. */
export async function create(
  options: PublicKeyCredentialCreationOptionsJSON,
  origin: string,
  overrides: CreateOverrides = {},
): Promise<{ credential: Credential; response: RegistrationResponseJSON }> {
  const { algorithm = ES256, counter = 0, extensions, attestation = 'none' } = overrides;
  const rpId = options.rp.id ?? '';
  const id = overrides.credentialId ?? crypto.getRandomValues(new Uint8Array(32));
  const { keys, cose } = await generateKeys(algorithm);
  const flags = overrides.flags ?? flag.UP | flag.UV | flag.AT | (extensions ? flag.ED : 0);
  const key = cbor(overrides.cose?.(new Map(cose)) ?? cose);
  const attested = bytes(new Uint8Array(16), id.length >> 8, id.length & 0xff, id, key);
  const plain = await authenticatorData(
    overrides.rpId ?? rpId,
    flags,
    counter,
    ...(flags & flag.AT ? [attested] : []),
    ...(extensions ? [extensions] : []),
  );
  const authData = overrides.authData?.(plain) ?? plain;
  const clientData = encodeClientData('webauthn.create', options.challenge, origin, overrides);

  const statement = new Map<string, Cbor>();
  if (attestation === 'packed') {
    const signed = bytes(authData, await sha256(clientData));
    statement.set('alg', algorithm).set('sig', await sign(algorithm, keys.privateKey, signed));
  }
  const map = new Map<string, Cbor>([
    ['fmt', overrides.fmt ?? attestation],
    ['attStmt', overrides.attStmt?.(statement) ?? statement],
    ['authData', authData],
  ]);
  const encoded = cbor(overrides.attestationMap?.(map) ?? map);
  const attestationObject = overrides.attestationObject?.(encoded) ?? encoded;
  const response = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: { credProps: { rk: true } },
    authenticatorAttachment: 'platform',
    response: {
      clientDataJSON: base64url(clientData),
      attestationObject: base64url(attestationObject),
      transports: overrides.transports ?? ['internal'],
    },
  } as RegistrationResponseJSON;
  return {
    credential: {
      id,
      rpId,
      userHandle: options.user.id,
      algorithm,
      keys,
      cose,
      counter,
      flags: flags & ~(flag.AT | flag.ED),
    },
    response: (overrides.response ? overrides.response(response) : response) as RegistrationResponseJSON,
  };
}

/** `navigator.credentials.get()`, with the credential already chosen. */
export async function get(
  options: PublicKeyCredentialRequestOptionsJSON,
  origin: string,
  credential: Credential,
  overrides: GetOverrides = {},
): Promise<AuthenticationResponseJSON> {
  const { flags = credential.flags, counter = credential.counter } = overrides;
  const plain = await authenticatorData(overrides.rpId ?? options.rpId ?? '', flags, counter);
  const authData = overrides.authData?.(plain) ?? plain;
  const clientData = encodeClientData('webauthn.get', options.challenge, origin, overrides);
  const signed = bytes(authData, await sha256(clientData));
  const signature = await sign(credential.algorithm, credential.keys.privateKey, signed);
  const { userHandle = credential.userHandle } = overrides;
  const response = {
    id: base64url(credential.id),
    rawId: base64url(credential.id),
    type: 'public-key',
    clientExtensionResults: {},
    authenticatorAttachment: 'platform',
    response: {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authData),
      signature: base64url(overrides.signature?.(signature) ?? signature),
      ...(userHandle !== null && { userHandle }),
    },
  } as AuthenticationResponseJSON;
  return (overrides.response ? overrides.response(response) : response) as AuthenticationResponseJSON;
}
