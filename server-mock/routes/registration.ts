/** Registration: `passkey/registration/*`, both generations. */
import type {
  AuthorizedPasskeyRegistration,
  RegistrationOptions,
  RegistrationSuccess,
} from '../../src/wire/contract.js';
import { encodeBase64url } from '../base64url.js';
import { chooseTimeout, issueToken, openCeremony, takeCeremony, takeToken } from './ceremonies.js';
import { grant, newCode } from './codes.js';
import { badRequest } from '../http/errors.js';
import { keyedHash, newPasskeyId } from '../ids.js';
import { route, type Call, type Route } from '../http/route.js';
import {
  authorizedRegistrationOptionsRequest,
  authorizeRegistrationRequest,
  parse,
  registrationOptionsRequest,
  registrationResponse,
  verificationRequest,
} from './schemas.js';
import { credentialKey, type PasskeyRecord, type TokenRecord } from '../store/tables.js';
import { chooseRpId, originCanUse, refuseForeignRpId } from '../tenancy/tenancies.js';
import { offeredAlgorithms } from '../webauthn/public-key.js';
import { verifyRegistration, type RegistrationCeremony } from '../webauthn/registration.js';

export const registrationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkey/registration/options',
    generations: [1],
    zone: 'browser',
    body: registrationOptionsRequest,
    handle: (call, body): Promise<RegistrationOptions> => {
      const rpId = chooseRpId(call.tenancy, call.origin);
      const { userVerification = 'preferred', timeout } = body;
      return begin(call, {
        ...body,
        rpId,
        rpName: call.tenancy.rpName ?? rpId,
        userVerification,
        timeout: chooseTimeout(call, timeout),
      });
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/registration/authorize',
    generations: [2],
    zone: 'server',
    body: authorizeRegistrationRequest,
    handle: async (call, body): Promise<AuthorizedPasskeyRegistration> => {
      refuseForeignRpId(call.tenancy, body.rpId);
      if (body.rpName === undefined && call.tenancy.strict) throw badRequest('rpName: missing.');
      const { rpName = body.rpId, userVerification = 'preferred', timeout } = body;
      const { token, expiresAt } = await issueToken(call, {
        ...body,
        purpose: 'registration',
        rpName,
        userVerification,
        timeout: chooseTimeout(call, timeout),
      });
      return { _tag: 'AuthorizedPasskeyRegistration', registrationToken: token, expiresAt };
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/registration/options',
    generations: [2],
    zone: 'browser',
    body: authorizedRegistrationOptionsRequest,
    handle: async (call, { registrationToken }): Promise<RegistrationOptions> => {
      const authorized = await takeToken(call, registrationToken, 'registration');
      if (call.origin !== undefined && !originCanUse(call.tenancy, call.origin, authorized.rpId)) {
        throw badRequest(`This origin cannot use the rpId "${authorized.rpId}".`);
      }
      return begin(call, authorized);
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/registration/verification',
    generations: [1, 2],
    zone: 'browser',
    body: verificationRequest,
    handle: async (call, body): Promise<RegistrationSuccess> => {
      const ceremony = await takeCeremony(call, body.sessionToken, 'registration');
      const response = parse(registrationResponse, body.response);
      const credential = await verifyRegistration(call.tenancy, ceremony, response);
      await call.services.keys.ready();

      const createdAt = call.services.now();
      const id = newPasskeyId(call.services.random);
      const code = await newCode(call, id, credential.uvInitialized);
      const { rpId, userHandle, username, displayName, userId } = ceremony;
      const record: PasskeyRecord = {
        ...credential,
        credentialKey: credentialKey(rpId, credential.credentialId),
        rpId,
        userHandle,
        userId: userId ?? id,
        userAssigned: userId !== undefined,
        username,
        ...(displayName !== undefined && { displayName }),
        enabled: true,
        createdAt,
        updatedAt: createdAt,
      };
      await call.services.store.transact((transaction) => {
        // One credential, one owner, decided by the store's unique key. WebAuthn L3 §7.1 step 26.
        if (!transaction.insert('passkeys', call.tenancy.id, id, record)) {
          throw badRequest('The passkey exists already.');
        }
        if (call.tenancy.stableCredentialIds) {
          const rivals = transaction.find('passkeys', call.tenancy.id, 'userHandle', userHandle);
          for (const rival of rivals) {
            if (rival.id === id || !isReplacedBy(ceremony, rival.record)) continue;
            transaction.delete('passkeys', call.tenancy.id, rival.id);
          }
        }
        transaction.insert('codes', call.tenancy.id, code.id, code.record);
      });
      return { _tag: 'RegistrationSuccess', ...(await grant(call, code, record.userId)) };
    },
  }),
];

/** Stable credential ids: the authenticator has just overwritten what had the same user handle. */
function isReplacedBy(ceremony: RegistrationCeremony, rival: PasskeyRecord): boolean {
  return rival.rpId === ceremony.rpId && !ceremony.excluded.includes(rival.credentialId);
}

type Wanted = Omit<
  Extract<TokenRecord, { purpose: 'registration' }>,
  'purpose' | 'createdAt' | 'expiresAt' | 'userId'
> & { userId?: string };

async function begin(call: Call, wanted: Wanted): Promise<RegistrationOptions> {
  const { services, tenancy, origin } = call;
  const { rpId, rpName, username, displayName, userId, userVerification, timeout } = wanted;
  // Only a backend can ask for it, by its token: a page alone could else do without the person.
  const isConditional = wanted.mediation === 'conditional';
  const { excluded, sharedHandle } = await services.store.transact((transaction) => {
    const own =
      userId === undefined
        ? []
        : transaction.find('passkeys', tenancy.id, 'userId', userId).map(({ record }) => record);
    // Unless the backend chose, none of the user's passkeys is made twice; in development it replaces instead.
    const named = wanted.excludeCredentials
      ? [...new Set(wanted.excludeCredentials)].flatMap(
          (id) => transaction.get('passkeys', tenancy.id, id) ?? [],
        )
      : tenancy.stableCredentialIds
        ? []
        : own;
    const excluded = named.filter((record) => record.rpId === rpId);
    // All passkeys of one account carry one handle (WebAuthn L3 §4 "User Handle"), as far as we can tell.
    const known = userId === undefined ? excluded.filter((record) => record.username === username) : own;
    return { excluded, sharedHandle: known.find((record) => record.rpId === rpId)?.userHandle };
  });
  const userHandle = sharedHandle ?? (await newHandle(call, rpId, username, userId));
  const challenge = encodeBase64url(services.random(32));
  const sessionToken = await openCeremony(
    call,
    {
      purpose: 'registration',
      rpId,
      challenge,
      ...(origin !== undefined && { origin }),
      userVerification,
      username,
      ...(displayName !== undefined && { displayName }),
      userHandle,
      ...(userId !== undefined && { userId }),
      algorithms: [...offeredAlgorithms],
      excluded: excluded.map((record) => record.credentialId),
      userPresence: !isConditional,
    },
    timeout,
  );
  return {
    sessionToken,
    optionsJSON: {
      rp: { id: rpId, name: rpName },
      user: { id: userHandle, name: username, displayName: displayName ?? username },
      challenge,
      pubKeyCredParams: offeredAlgorithms.map((alg) => ({ alg, type: 'public-key' })),
      timeout,
      excludeCredentials: excluded.map(({ credentialId, transports }) => ({
        id: credentialId,
        type: 'public-key',
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification },
      attestation: 'none',
      extensions: { credProps: true },
    },
    ...(isConditional && { mediation: 'conditional' }),
  };
}

/**
 * A user handle: random, or derived under a secret where it must come out the same again. It says nothing
 * about the person (WebAuthn L3 §14.6.1).
 */
async function newHandle(call: Call, rpId: string, username: string, userId?: string): Promise<string> {
  const { services, tenancy } = call;
  const stableName = tenancy.stableCredentialIds ? username : undefined;
  if (userId === undefined && stableName === undefined) return encodeBase64url(services.random(32));
  const secret = await services.secrets.get('user-handle');
  return userId === undefined
    ? keyedHash(secret, tenancy.id, rpId, 'username', username)
    : keyedHash(secret, tenancy.id, rpId, 'user', userId);
}
