/** Decodes attestation objects strictly, where @simplewebauthn/server is lenient. */
import { decodeAttestationObject, isoCBOR, parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { decodeBase64url, encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import { sha256 } from '../ids.js';

/** The supported formats. Options ask for no attestation, so browsers send these. */
const formats: readonly string[] = ['none', 'packed'];

export interface Attested {
  credentialId: string;
  /** The COSE key as the authenticator sent it. */
  publicKey: Uint8Array;
  fmt: string;
  /** The algorithm in the statement of a self attestation. */
  selfAttestationAlgorithm?: unknown;
}

/** Decodes `attestationObject` strictly, or throws a `BadRequest`. */
export function readAttestation(encoded: string): Attested {
  const bytes = decodeBase64url(encoded);
  if (!bytes) throw badRequest('attestationObject: not base64url.');
  try {
    return decode(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw badRequest(`attestationObject: ${reason}`, { cause: error });
  }
}

function decode(bytes: Uint8Array<ArrayBuffer>): Attested {
  const object: unknown = isoCBOR.decodeFirst(bytes);
  // One map with exactly three members, without trailing bytes. WebAuthn L3 §7.1 step 13, §6.5.4.
  if (!(object instanceof Map) || object.size !== 3) throw new Error('expected fmt, attStmt and authData.');
  const again = isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0]);
  if (encodeBase64url(again) !== encodeBase64url(bytes)) throw new Error('not canonical CBOR of one map.');

  const decoded = decodeAttestationObject(new Uint8Array(bytes));
  const [fmt, statement, authData] = [decoded.get('fmt'), decoded.get('attStmt'), decoded.get('authData')];
  if (typeof fmt !== 'string' || !(statement instanceof Map) || !(authData instanceof Uint8Array)) {
    throw new Error('fmt, attStmt or authData is missing or of another type.');
  }
  // An exact, case-sensitive match. §7.1 step 21.
  if (!formats.includes(fmt)) throw new Error('the format is not supported.');

  const { credentialID, credentialPublicKey } = parseAuthenticatorData(new Uint8Array(authData));
  if (!credentialID || !credentialPublicKey) throw new Error('there is no attested credential.');
  // §4 "Credential ID", §7.1 step 25.
  if (credentialID.length < 16 || credentialID.length > 1023) {
    throw new Error('the credential id must have 16 to 1023 bytes.');
  }
  // ECDAA was removed from WebAuthn Level 2, so nothing verifies it.
  if (statement.has('ecdaaKeyId')) throw new Error('ECDAA is not supported.');
  const isSelf = fmt === 'packed' && statement.get('x5c') === undefined;
  return {
    credentialId: encodeBase64url(credentialID),
    publicKey: credentialPublicKey,
    fmt,
    ...(isSelf && { selfAttestationAlgorithm: statement.get('alg') }),
  };
}

/** Caches hashes: a server has few relying party ids, and every sign-in needs one. */
const rpIdHashes = new Map<string, string>();
const maxCachedRpIds = 1000;

/** SHA-256 of the relying party id, as in authenticator data. */
export async function hashRpId(rpId: string): Promise<string> {
  // With an empty id, the library would skip the comparison.
  if (rpId === '') throw new TypeError('The ceremony has no rpId.');
  const known = rpIdHashes.get(rpId);
  if (known !== undefined) return known;
  const hash = encodeBase64url(await sha256(new TextEncoder().encode(rpId)));
  if (rpIdHashes.size >= maxCachedRpIds) rpIdHashes.clear();
  rpIdHashes.set(rpId, hash);
  return hash;
}
