/**
 * Verifies authentication responses as in WebAuthn L3 §7.2: first the checks that need no credential record, then the
 * rest. @simplewebauthn/server does the cryptography.
 */
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import type { AuthenticationResponseJSON } from '../../src/wire/contract.js';
import { decodeBase64url, encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import type { CeremonyRecord, PasskeyRecord } from '../store/tables.js';
import { originCanUse } from '../tenancy/origins.js';
import type { Tenancy } from '../tenancy/tenancy.js';
import { hashRpId } from './attestation.js';
import { verifyClientData, type ClientData } from './client-data.js';
import { cose } from './public-key.js';
import { reasonOf } from './registration.js';
import { isStrictEcdsaSignature } from './signature.js';

export type AuthenticationCeremony = Extract<CeremonyRecord, { purpose: 'authentication' }>;

/** The checks that need no record. `PasskeyNotFound` is sent only for responses that pass them. */
export async function checkAssertion(
  tenancy: Tenancy,
  ceremony: AuthenticationCeremony,
  response: AuthenticationResponseJSON,
): Promise<ClientData> {
  const { rpId } = ceremony;
  // The browser is not trusted to have respected `allowCredentials`. §7.2 step 5.
  if (ceremony.allowed && !ceremony.allowed.includes(response.id)) {
    throw badRequest('id: not one of the allowed passkeys.');
  }
  const clientData = verifyClientData(response.response.clientDataJSON, {
    type: 'webauthn.get',
    challenge: ceremony.challenge,
    allowsOrigin: (claimed) =>
      ceremony.origin === undefined ? originCanUse(tenancy, claimed, rpId) : claimed === ceremony.origin,
    embedders: tenancy.embedders,
  });
  const { rpIdHash, flags } = readAuthenticatorData(response.response.authenticatorData);
  // §7.2 step 15.
  if (rpIdHash !== (await hashRpId(rpId))) throw badRequest('authenticatorData: made for another rpId.');
  // Authenticators never attest a credential in an assertion (§6.1).
  if (flags.at) throw badRequest('authenticatorData: an assertion must not attest a credential.');
  return clientData;
}

/** Throws a `BadRequest` unless the response belongs to the record's owner. §7.2 step 6. */
export function checkOwner(
  ceremony: AuthenticationCeremony,
  response: AuthenticationResponseJSON,
  record: PasskeyRecord,
): void {
  if (ceremony.userId !== undefined && record.userId !== ceremony.userId) {
    throw badRequest('id: the passkey belongs to another user.');
  }
  const { userHandle } = response.response;
  // A discoverable login: only the handle identifies the user.
  if (userHandle === undefined && !ceremony.allowed) throw badRequest('userHandle: missing.');
  if (userHandle !== undefined && userHandle !== record.userHandle) {
    throw badRequest('userHandle: not the owner of the passkey.');
  }
}

export interface VerifiedAssertion {
  counter: number;
  backedUp: boolean;
  userVerified: boolean;
}

/** Verifies the signature and the signed data against the record, or throws a `BadRequest`. */
export async function verifyAssertion(
  ceremony: AuthenticationCeremony,
  response: AuthenticationResponseJSON,
  clientData: ClientData,
  record: PasskeyRecord,
): Promise<VerifiedAssertion> {
  const publicKey = decodeBase64url(record.publicKey);
  const signature = decodeBase64url(response.response.signature);
  if (!publicKey || !signature) throw badRequest('signature: not base64url.');
  if (record.algorithm === cose.ES256 && !isStrictEcdsaSignature(signature, 32)) {
    throw badRequest('signature: not strict DER.');
  }
  // `advancedFIDOConfig` would accept a response without user presence (§7.2 step 16).
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: clientData.challenge,
    expectedOrigin: clientData.origin,
    expectedRPID: ceremony.rpId,
    ...(clientData.topOrigin !== undefined && { expectedTopOrigin: clientData.topOrigin }),
    // The policy of the stored ceremony, never of the request. §7.2 step 17.
    requireUserVerification: ceremony.userVerification === 'required',
    credential: { id: record.credentialId, publicKey, counter: record.counter },
  }).catch((error: unknown) => {
    throw badRequest(`The sign-in was refused: ${reasonOf(error)}`, { cause: error });
  });
  if (!result.verified) throw badRequest('signature: wrong.');

  const { newCounter, credentialBackedUp, credentialDeviceType, userVerified } = result.authenticationInfo;
  // Backup eligibility never changes. §7.2 step 19.
  if (credentialDeviceType !== record.deviceType) {
    throw badRequest('authenticatorData: the backup eligibility has changed.');
  }
  return { counter: newCounter, backedUp: credentialBackedUp, userVerified };
}

function readAuthenticatorData(encoded: string): { rpIdHash: string; flags: { at: boolean } } {
  const bytes = decodeBase64url(encoded);
  if (!bytes) throw badRequest('authenticatorData: not base64url.');
  try {
    const { rpIdHash, flags } = parseAuthenticatorData(bytes);
    return { rpIdHash: encodeBase64url(rpIdHash), flags };
  } catch (error) {
    throw badRequest(`authenticatorData: ${reasonOf(error)}`, { cause: error });
  }
}
