/**
 * An authentication ceremony's answer, checked as WebAuthn L3 §7.2 asks: first what needs no credential
 * record, then, once the record is found, the rest. @simplewebauthn/server does the cryptography.
 */
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import type { AuthenticationResponseJSON } from '../../src/wire/contract.js';
import { decodeBase64url, encodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import type { CeremonyRecord, PasskeyRecord } from '../store/tables.js';
import { originCanUse, type Tenancy } from '../tenancy/tenancies.js';
import { hashRpId } from './attestation.js';
import { verifyClientData, type ClientData } from './client-data.js';
import { cose } from './public-key.js';
import { reasonOf } from './registration.js';
import { isStrictEcdsaSignature } from './signature.js';

export type AuthenticationCeremony = Extract<CeremonyRecord, { purpose: 'authentication' }>;

/** Everything that can be told without the record, so that an unknown passkey is reported of a real answer only. */
export async function checkAssertion(
  tenancy: Tenancy,
  ceremony: AuthenticationCeremony,
  response: AuthenticationResponseJSON,
): Promise<ClientData> {
  const { rpId } = ceremony;
  // Only the passkeys that were asked for; the browser is not trusted to have kept to the list. §7.2 step 5.
  if (ceremony.allowed && !ceremony.allowed.includes(response.id)) {
    throw badRequest('id: not one of the passkeys that were asked for.');
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
  // An assertion attests no new credential (§6.1); one that does is not what an authenticator signs.
  if (flags.at) throw badRequest('authenticatorData: an assertion has no attested credential.');
  return clientData;
}

/** Whether the answer may speak for the record's owner. §7.2 step 6. */
export function checkOwner(
  ceremony: AuthenticationCeremony,
  response: AuthenticationResponseJSON,
  record: PasskeyRecord,
): void {
  if (ceremony.userId !== undefined && record.userId !== ceremony.userId) {
    throw badRequest('id: the passkey belongs to another user.');
  }
  const { userHandle } = response.response;
  // The user was not known before, so only the handle says whose passkey it is.
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

/** Checks the signature and what it covers against the record, or throws a `BadRequest`. */
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
  // No `advancedFIDOConfig`: it would accept an answer without user presence (§7.2 step 16).
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: clientData.challenge,
    expectedOrigin: clientData.origin,
    expectedRPID: ceremony.rpId,
    ...(clientData.topOrigin !== undefined && { expectedTopOrigin: clientData.topOrigin }),
    // §7.2 step 17: the policy of the stored ceremony.
    requireUserVerification: ceremony.userVerification === 'required',
    credential: { id: record.credentialId, publicKey, counter: record.counter },
  }).catch((error: unknown) => {
    throw badRequest(`The sign-in was refused: ${reasonOf(error)}`, { cause: error });
  });
  if (!result.verified) throw badRequest('signature: wrong.');

  const { newCounter, credentialBackedUp, credentialDeviceType, userVerified } = result.authenticationInfo;
  // Backup eligibility is fixed for a credential's life. §7.2 step 19.
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
