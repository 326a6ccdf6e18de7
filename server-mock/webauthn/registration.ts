/**
 * Verifies registration responses as in WebAuthn L3 §7.1. @simplewebauthn/server does the parsing and cryptography;
 * this file and its neighbours do the checks that the library leaves to the relying party.
 *
 * Attestation is verified where present, but nothing trusts it (§7.1 steps 23-24).
 */
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON, Transport } from '../../src/wire/contract.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import type { CeremonyRecord, PasskeyRecord } from '../store/tables.js';
import { originCanUse } from '../tenancy/origins.js';
import type { Tenancy } from '../tenancy/tenancy.js';
import { readAttestation } from './attestation.js';
import { verifyClientData } from './client-data.js';
import { checkKey } from './public-key.js';

export type RegistrationCeremony = Extract<CeremonyRecord, { purpose: 'registration' }>;

/** The members of a credential record that come from the authenticator. §7.1 step 27. */
export type VerifiedCredential = Pick<
  PasskeyRecord,
  | 'credentialId'
  | 'publicKey'
  | 'algorithm'
  | 'counter'
  | 'aaguid'
  | 'deviceType'
  | 'backedUp'
  | 'transports'
  | 'uvInitialized'
>;

/** Checks the response against the stored ceremony, or throws a `BadRequest`. */
export async function verifyRegistration(
  tenancy: Tenancy,
  ceremony: RegistrationCeremony,
  response: RegistrationResponseJSON,
): Promise<VerifiedCredential> {
  const { rpId } = ceremony;
  // With an empty id, the library would skip step 14.
  if (rpId === '') throw new TypeError('The ceremony has no rpId.');
  const { challenge, origin } = verifyClientData(response.response.clientDataJSON, {
    type: 'webauthn.create',
    challenge: ceremony.challenge,
    allowsOrigin: (claimed) =>
      ceremony.origin === undefined ? originCanUse(tenancy, claimed, rpId) : claimed === ceremony.origin,
    embedders: tenancy.embedders,
  });

  const attested = readAttestation(response.response.attestationObject);
  // The outer id is not signed: the record gets the attested one. §7.1 step 27.
  if (attested.credentialId !== response.id) throw badRequest('id: not the credential that was created.');
  // The authenticator is not trusted to have respected `excludeCredentials`. §7.1 step 1.
  if (ceremony.excluded.includes(attested.credentialId)) throw badRequest('The passkey exists already.');
  const key = await checkKey(attested.publicKey);
  // A self attestation must name the algorithm of the credential's own key. §8.2, §7.1 step 22.
  if ('selfAttestationAlgorithm' in attested && attested.selfAttestationAlgorithm !== key.algorithm) {
    throw badRequest('attestationObject: the statement names another algorithm than the key.');
  }

  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    // §7.1 step 15: not required for a conditional create.
    requireUserPresence: ceremony.userPresence,
    // The policy of the stored ceremony, never of the request. §7.1 step 16.
    requireUserVerification: ceremony.userVerification === 'required',
    // §7.1 step 20: the offered algorithms, not all that the library supports.
    supportedAlgorithmIDs: ceremony.algorithms,
  }).catch((error: unknown) => {
    throw badRequest(`The registration was refused: ${reasonOf(error)}`, { cause: error });
  });
  if (!result.verified) throw badRequest('attestationObject: the attestation signature is wrong.');

  const { credential, aaguid, credentialDeviceType, credentialBackedUp, userVerified } =
    result.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: encodeBase64url(key.bytes),
    algorithm: key.algorithm,
    counter: credential.counter,
    aaguid,
    deviceType: credentialDeviceType,
    backedUp: credentialBackedUp,
    transports: (response.response.transports ?? []) as Transport[],
    uvInitialized: userVerified,
  };
}

/** The library's message, shortened because it can quote the response. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
}
