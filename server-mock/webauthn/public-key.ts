/**
 * Validates credential public keys. With attestation "none" no signature has used the key before it is stored: a
 * malformed one would register but never sign in, or contain a private part.
 */
import { decodeCredentialPublicKey, isoCBOR } from '@simplewebauthn/server/helpers';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { isEd25519Point } from './ed25519-point.js';
import { badRequest } from '../http/errors.js';

/** COSE algorithm numbers. Without Ed448, which the library registers but cannot verify at sign-in. */
export const cose = { ES256: -7, EdDSA: -8, RS256: -257 } as const;

/** The algorithms that registration offers, in order of preference. */
export const offeredAlgorithms: readonly number[] = [cose.ES256, cose.EdDSA, cose.RS256];

export interface CheckedKey {
  algorithm: number;
  /** The key's own parameters, without others, in canonical CBOR. */
  bytes: Uint8Array<ArrayBuffer>;
}

type Parameters = Map<number, unknown>;

/** COSE labels (RFC 9052 §7, RFC 9053 §7). The meaning of negative labels depends on the key type. */
const label = { kty: 1, alg: 3, crv: -1, x: -2, y: -3, n: -1, e: -2 } as const;

/** Checks a COSE key against its algorithm, or throws a `BadRequest`. WebAuthn L3 §5.8.5, §6.5.1.1. */
export async function checkKey(publicKey: Uint8Array): Promise<CheckedKey> {
  try {
    const key: unknown = decodeCredentialPublicKey(new Uint8Array(publicKey));
    if (!(key instanceof Map)) throw new Error('not a COSE key.');
    return await check(key as Parameters);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw badRequest(`public key: ${reason}`, { cause: error });
  }
}

async function check(key: Parameters): Promise<CheckedKey> {
  const algorithm = key.get(label.alg);
  switch (algorithm) {
    case cose.ES256: {
      // kty EC2, crv P-256, both coordinates: compressed points are not allowed (§5.8.5).
      const [x, y] = [bytes(key, label.x, 32, 32), bytes(key, label.y, 32, 32)];
      exactly(key, [label.kty, 2], [label.crv, 1], [label.x, x], [label.y, y]);
      const jwk = { kty: 'EC', crv: 'P-256', x: encodeBase64url(x), y: encodeBase64url(y) };
      // The import fails for a point that is not on the curve.
      await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
      break;
    }
    case cose.EdDSA: {
      const x = bytes(key, label.x, 32, 32);
      exactly(key, [label.kty, 1], [label.crv, 6], [label.x, x]);
      // Importing an Ed25519 key proves nothing, so the point is computed.
      if (!isEd25519Point(x)) throw new Error('not a point of Ed25519.');
      break;
    }
    case cose.RS256: {
      const [n, e] = [bytes(key, label.n, 256, 1024), bytes(key, label.e, 1, 8)];
      exactly(key, [label.kty, 3], [label.n, n], [label.e, e]);
      if (n[0] === 0 || e[0] === 0 || !isOdd(n) || !isOdd(e) || (e.length === 1 && e[0] === 1)) {
        throw new Error('not an RSA key of at least 2048 bits.');
      }
      const jwk = { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) };
      const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
      await crypto.subtle.importKey('jwk', jwk, rsa, false, ['verify']);
      break;
    }
    default:
      throw new Error('the algorithm is not supported.');
  }
  const bytesOfKey = isoCBOR.encode(key as Parameters & Map<number, number | Uint8Array>);
  return { algorithm, bytes: new Uint8Array(bytesOfKey) };
}

/** Checks that the key has `alg` and exactly these parameters, and rebuilds the map in canonical order. */
function exactly(key: Parameters, ...expected: [number, unknown][]): void {
  const [kty, ...rest] = expected;
  const parameters: [number, unknown][] = [...(kty ? [kty] : []), [label.alg, key.get(label.alg)], ...rest];
  if (key.size !== parameters.length || parameters.some(([name, value]) => key.get(name) !== value)) {
    throw new Error('its parameters do not match its algorithm.');
  }
  key.clear();
  for (const [name, value] of parameters) key.set(name, value);
}

function bytes(key: Parameters, name: number, min: number, max: number): Uint8Array {
  const value = key.get(name);
  if (value instanceof Uint8Array && value.length >= min && value.length <= max) return value;
  throw new Error('a parameter is missing or of the wrong length.');
}

function isOdd(big: Uint8Array): boolean {
  return ((big.at(-1) ?? 0) & 1) === 1;
}
