/** Registering a passkey: `passkey/registration/*`, both generations. */
import type {
  AuthorizedPasskeyRegistration,
  RegistrationOptions,
  RegistrationSuccess,
} from '../../src/wire/contract.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest } from '../http/errors.js';
import { parse } from '../http/schema.js';
import { keyedHash, newPasskeyId } from '../ids.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import {
  authorizedRegistrationOptionsRequest,
  authorizeRegistrationRequest,
  registrationOptionsRequest,
  verificationRequest,
} from './schemas/ceremonies.js';
import { credentialKey, type PasskeyRecord, type TokenRecord } from '../store/tables.js';
import { checkRpId, chooseRpId, originCanUse } from '../tenancy/origins.js';
import { issueToken, takeToken } from '../vault/authorization-tokens.js';
import { chooseTimeout, openCeremony, takeCeremony } from '../vault/ceremonies.js';
import { newExchangeCode, signIdentity } from '../vault/exchange-codes.js';
import { offeredAlgorithms } from '../webauthn/public-key.js';
import { verifyRegistration, type RegistrationCeremony } from '../webauthn/registration.js';
import { registrationResponse } from '../webauthn/response-schemas.js';

export const registrationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkey/registration/options',
    generations: [1],
    zone: 'browser',
    body: registrationOptionsRequest,
    handle: (context, body): Promise<RegistrationOptions> => {
      const rpId = chooseRpId(context.tenancy, context.origin);
      const { userVerification = 'preferred', timeout } = body;
      return startCeremony(context, {
        ...body,
        rpId,
        rpName: context.tenancy.rpName ?? rpId,
        userVerification,
        timeout: chooseTimeout(context, timeout),
      });
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/registration/authorize',
    generations: [2],
    zone: 'server',
    body: authorizeRegistrationRequest,
    handle: async (context, body): Promise<AuthorizedPasskeyRegistration> => {
      checkRpId(context.tenancy, body.rpId);
      if (!body.rpName && context.tenancy.strict) throw badRequest('rpName: missing or empty.');
      const { userVerification = 'preferred', timeout } = body;
      const { token, expiresAt } = await issueToken(context, {
        ...body,
        purpose: 'registration',
        rpName: body.rpName || body.rpId,
        userVerification,
        timeout: chooseTimeout(context, timeout),
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
    handle: async (context, { registrationToken }): Promise<RegistrationOptions> => {
      const authorized = await takeToken(context, registrationToken, 'registration');
      if (context.origin !== undefined && !originCanUse(context.tenancy, context.origin, authorized.rpId)) {
        throw badRequest(`This origin cannot use the rpId "${authorized.rpId}".`);
      }
      return startCeremony(context, authorized);
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/registration/verification',
    generations: [1, 2],
    zone: 'browser',
    body: verificationRequest,
    handle: async (context, body): Promise<RegistrationSuccess> => {
      const ceremony = await takeCeremony(context, body.sessionToken, 'registration');
      const response = parse(registrationResponse, body.response);
      const credential = await verifyRegistration(context.tenancy, ceremony, response);
      await context.services.keys.ready();

      const createdAt = context.services.now();
      const id = newPasskeyId(context.services.random);
      const code = await newExchangeCode(context, id, credential.uvInitialized);
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
      await context.services.store.transact((transaction) => {
        // The store's unique key rejects a credential that is registered already. WebAuthn L3 §7.1 step 26.
        if (!transaction.insert('passkeys', context.tenancy.id, id, record)) {
          throw badRequest('The passkey exists already.');
        }
        if (context.tenancy.stableCredentialIds) {
          const candidates = transaction.find('passkeys', context.tenancy.id, 'userHandle', userHandle);
          for (const candidate of candidates) {
            if (candidate.id === id || !isReplacedBy(ceremony, candidate.record)) continue;
            transaction.delete('passkeys', context.tenancy.id, candidate.id);
          }
        }
        transaction.insert('codes', context.tenancy.id, code.id, code.record);
      });
      return { _tag: 'RegistrationSuccess', ...(await signIdentity(context, code, record.userId)) };
    },
  }),
];

/** Stable credential ids: the authenticator has overwritten the passkey with the same user handle. */
function isReplacedBy(ceremony: RegistrationCeremony, record: PasskeyRecord): boolean {
  return record.rpId === ceremony.rpId && !ceremony.excluded.includes(record.credentialId);
}

type CeremonySettings = Omit<
  Extract<TokenRecord, { purpose: 'registration' }>,
  'purpose' | 'createdAt' | 'expiresAt' | 'userId'
> & { userId?: string };

async function startCeremony(
  context: RequestContext,
  settings: CeremonySettings,
): Promise<RegistrationOptions> {
  const { services, tenancy, origin } = context;
  const { rpId, rpName, username, displayName, userId, userVerification, timeout } = settings;
  // Set by the backend's token only: otherwise a page could register a passkey without the person.
  const isConditional = settings.mediation === 'conditional';
  const { excluded, sharedHandle } = await services.store.transact((transaction) => {
    const own =
      userId === undefined
        ? []
        : transaction.find('passkeys', tenancy.id, 'userId', userId).map(({ record }) => record);
    // By default all of the user's passkeys are excluded. Stable credential ids need them replaced instead.
    const named = settings.excludeCredentials
      ? [...new Set(settings.excludeCredentials)].flatMap(
          (id) => transaction.get('passkeys', tenancy.id, id) ?? [],
        )
      : tenancy.stableCredentialIds
        ? []
        : own;
    const excluded = named.filter((record) => record.rpId === rpId);
    // All passkeys of an account share its user handle (WebAuthn L3 §4 "User Handle"). Without a user id, a
    // matching username identifies the account.
    const known = userId === undefined ? excluded.filter((record) => record.username === username) : own;
    return { excluded, sharedHandle: known.find((record) => record.rpId === rpId)?.userHandle };
  });
  const userHandle = sharedHandle ?? (await newUserHandle(context, rpId, username, userId));
  const challenge = encodeBase64url(services.random(32));
  const sessionToken = await openCeremony(
    context,
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
 * A user handle: random, or a keyed hash where it must be reproducible. It contains no personal data (WebAuthn L3
 * §14.6.1).
 */
async function newUserHandle(
  context: RequestContext,
  rpId: string,
  username: string,
  userId?: string,
): Promise<string> {
  const { services, tenancy } = context;
  const stableName = tenancy.stableCredentialIds ? username : undefined;
  if (userId === undefined && stableName === undefined) return encodeBase64url(services.random(32));
  const secret = await services.secrets.get('user-handle');
  return userId === undefined
    ? keyedHash(secret, tenancy.id, rpId, 'username', username)
    : keyedHash(secret, tenancy.id, rpId, 'user', userId);
}
