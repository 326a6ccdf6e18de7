/**
 * A registration ceremony's answer, checked as WebAuthn L3 §7.1 asks. @simplewebauthn/server does the
 * cryptography and parsing; what it leaves to the relying party is done here and in the `verify-*` files.
 *
 * No trust is placed in attestation (§7.1 steps 23-24): it is verified where present, and claims nothing.
 */
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RegistrationResponseJSON, Transport } from '../../src/wire/contract.js';
import { encodeBase64url } from '../base64url.js';
import { badRequest } from '../http/errors.js';
import type { CeremonyRecord, PasskeyRecord } from '../store/tables.js';
import { originCanUse, type Tenancy } from '../tenancy/tenancies.js';
import { readAttestation } from './attestation.js';
import { verifyClientData } from './client-data.js';
import { checkKey } from './public-key.js';

export type RegistrationCeremony = Extract<CeremonyRecord, { purpose: 'registration' }>;

/** The parts of a credential record that the authenticator supplies. §7.1 step 27. */
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
  if (rpId === '') throw new TypeError('The ceremony has no rpId.'); // the library would skip step 14
  const { challenge, origin } = verifyClientData(response.response.clientDataJSON, {
    type: 'webauthn.create',
    challenge: ceremony.challenge,
    allowsOrigin: (claimed) =>
      ceremony.origin === undefined ? originCanUse(tenancy, claimed, rpId) : claimed === ceremony.origin,
    embedders: tenancy.embedders,
  });

  const attested = readAttestation(response.response.attestationObject);
  // The id outside is not signed: only the attested one may name the record. §7.1 step 27.
  if (attested.credentialId !== response.id) throw badRequest('id: not the credential that was created.');
  // What was excluded must not come back, whatever the authenticator made of the list. §7.1 step 1.
  if (ceremony.excluded.includes(attested.credentialId)) throw badRequest('The passkey exists already.');
  const key = await checkKey(attested.publicKey);
  // A self attestation signs with the credential's own key and must say so. §8.2, §7.1 step 22.
  if ('selfAttestationAlgorithm' in attested && attested.selfAttestationAlgorithm !== key.algorithm) {
    throw badRequest('attestationObject: the statement names another algorithm than the key.');
  }

  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    // §7.1 step 15: relaxed for a conditional create alone.
    requireUserPresence: ceremony.userPresence,
    // §7.1 step 16: the policy of the stored ceremony, never of the request at hand.
    requireUserVerification: ceremony.userVerification === 'required',
    // §7.1 step 20: what was offered, not what the library would support.
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

/** The library's own words, cut to a length that cannot fill a log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
}
