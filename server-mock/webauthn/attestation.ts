/** The shape of an attestation object, where the crypto library is lenient. */
import { decodeAttestationObject, isoCBOR, parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { decodeBase64url, encodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import { sha256 } from '../ids.js';

/** Formats we understand. No attestation is asked for, so these are what browsers send. */
const formats: readonly string[] = ['none', 'packed'];

export interface Attested {
  credentialId: string;
  /** The COSE key as the authenticator sent it. */
  publicKey: Uint8Array;
  fmt: string;
  /** Algorithm named by the attestation statement of a self attestation. */
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
  // One map of exactly three members and nothing behind it. WebAuthn L3 §7.1 step 13, §6.5.4.
  if (!(object instanceof Map) || object.size !== 3) throw new Error('expected fmt, attStmt and authData.');
  const again = isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0]);
  if (encodeBase64url(again) !== encodeBase64url(bytes)) throw new Error('not canonical CBOR of one map.');

  const decoded = decodeAttestationObject(new Uint8Array(bytes));
  const [fmt, statement, authData] = [decoded.get('fmt'), decoded.get('attStmt'), decoded.get('authData')];
  if (typeof fmt !== 'string' || !(statement instanceof Map) || !(authData instanceof Uint8Array)) {
    throw new Error('fmt, attStmt or authData is missing or of another type.');
  }
  // Exact, case-sensitive match against the formats supported. §7.1 step 21.
  if (!formats.includes(fmt)) throw new Error('the format is not supported.');

  const { credentialID, credentialPublicKey } = parseAuthenticatorData(new Uint8Array(authData));
  if (!credentialID || !credentialPublicKey) throw new Error('there is no attested credential.');
  // A sequence of bytes between 16 and 1023 (§4 "Credential ID"; §7.1 step 25).
  if (credentialID.length < 16 || credentialID.length > 1023) {
    throw new Error('the credential id must have 16 to 1023 bytes.');
  }
  const isSelf = fmt === 'packed' && statement.get('x5c') === undefined;
  return {
    credentialId: encodeBase64url(credentialID),
    publicKey: credentialPublicKey,
    fmt,
    ...(isSelf && { selfAttestationAlgorithm: statement.get('alg') }),
  };
}

/** A server has few relying party ids, and asks for their hashes with every sign-in. */
const rpIdHashes = new Map<string, string>();
const mostRpIds = 1000;

/** SHA-256 of the relying party id, as authenticator data carries it. */
export async function hashRpId(rpId: string): Promise<string> {
  // An empty id would make the library skip the comparison altogether.
  if (rpId === '') throw new TypeError('The ceremony has no rpId.');
  const known = rpIdHashes.get(rpId);
  if (known !== undefined) return known;
  const hash = encodeBase64url(await sha256(new TextEncoder().encode(rpId)));
  if (rpIdHashes.size >= mostRpIds) rpIdHashes.clear();
  rpIdHashes.set(rpId, hash);
  return hash;
}
