/** Signing in with a passkey: `passkey/authentication/*`, both generations. */
import type {
  AuthenticationOptions,
  AuthenticationSuccess,
  AuthorizedPasskeyAuthentication,
} from '../../src/wire/contract.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { badRequest, HttpError } from '../http/errors.js';
import { parse } from '../http/schema.js';
import { keyedHash } from '../ids.js';
import { route, type RequestContext, type Route } from '../http/route.js';
import {
  authenticationOptionsRequest,
  authorizeAuthenticationRequest,
  authorizedAuthenticationOptionsRequest,
  verificationRequest,
} from './schemas/ceremonies.js';
import type { Row, Transaction } from '../store/store.js';
import { credentialKey, type PasskeyRecord, type TokenRecord } from '../store/tables.js';
import { checkRpId, chooseRpId, originCanUse } from '../tenancy/origins.js';
import { issueToken, takeToken } from '../vault/authorization-tokens.js';
import { chooseTimeout, openCeremony, takeCeremony } from '../vault/ceremonies.js';
import { newExchangeCode, signIdentity } from '../vault/exchange-codes.js';
import { checkAssertion, checkOwner, verifyAssertion } from '../webauthn/authentication.js';
import { authenticationResponse } from '../webauthn/response-schemas.js';

export const authenticationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkey/authentication/options',
    generations: [1],
    zone: 'browser',
    body: authenticationOptionsRequest,
    handle: (context, body): Promise<AuthenticationOptions> => {
      const { userVerification = 'preferred', timeout } = body;
      return startCeremony(context, {
        ...body,
        rpId: chooseRpId(context.tenancy, context.origin, body.rpId),
        userVerification,
        timeout: chooseTimeout(context, timeout),
      });
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/authentication/authorize',
    generations: [2],
    zone: 'server',
    body: authorizeAuthenticationRequest,
    handle: async (context, body): Promise<AuthorizedPasskeyAuthentication> => {
      checkRpId(context.tenancy, body.rpId);
      const { rpId, userId, allowCredentials, mediation = 'required', userVerification = 'preferred' } = body;
      const { token, expiresAt } = await issueToken(context, {
        purpose: 'authentication',
        rpId,
        ...(userId !== undefined && { userId }),
        ...(allowCredentials && { allowCredentials }),
        mediation,
        userVerification,
        timeout: chooseTimeout(context, body.timeout),
      });
      return { _tag: 'AuthorizedPasskeyAuthentication', authenticationToken: token, expiresAt };
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/authentication/options',
    generations: [2],
    zone: 'browser',
    body: authorizedAuthenticationOptionsRequest,
    handle: async (context, { authenticationToken }): Promise<AuthenticationOptions> => {
      const authorized = await takeToken(context, authenticationToken, 'authentication');
      if (context.origin !== undefined && !originCanUse(context.tenancy, context.origin, authorized.rpId)) {
        throw badRequest(`This origin cannot use the rpId "${authorized.rpId}".`);
      }
      const isScoped = authorized.userId !== undefined || authorized.allowCredentials !== undefined;
      const options = await startCeremony(context, authorized, { isScoped });
      return { ...options, mediation: authorized.mediation };
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/authentication/verification',
    generations: [1, 2],
    zone: 'browser',
    body: verificationRequest,
    handle: async (context, body): Promise<AuthenticationSuccess> => {
      const { services, tenancy } = context;
      const ceremony = await takeCeremony(context, body.sessionToken, 'authentication');
      const response = parse(authenticationResponse, body.response);
      const clientData = await checkAssertion(tenancy, ceremony, response);

      // Looked up by the response's id, within this tenancy and rpId. WebAuthn L3 §7.2 step 6.
      const lookUp = (transaction: Transaction): Row<PasskeyRecord> => {
        const key = credentialKey(ceremony.rpId, response.id);
        const [row] = transaction.find('passkeys', tenancy.id, 'credentialKey', key);
        if (row) return row;
        const details = { credentialId: response.id, rpId: ceremony.rpId };
        throw new HttpError('@error/PasskeyNotFound', 'The passkey is not in the vault.', details);
      };
      const { id, record } = await services.store.transact(lookUp);
      if (!record.enabled) throw badRequest('The passkey is disabled.');
      checkOwner(ceremony, response, record);
      const verified = await verifyAssertion(ceremony, response, clientData, record);
      await services.keys.ready();

      const code = await newExchangeCode(context, id, verified.userVerified);
      const { counter, backedUp, userVerified } = verified;
      const userId = await services.store.transact((transaction) => {
        const { record: latest } = lookUp(transaction);
        // Compared in the transaction that writes it, because another sign-in may run at the same time. §7.2 step 22.
        if ((counter > 0 || latest.counter > 0) && counter <= latest.counter) {
          throw badRequest('authenticatorData: the signature counter did not grow.');
        }
        // §7.2 step 24: the asserted values are stored after all checks.
        transaction.replace('passkeys', tenancy.id, id, {
          ...latest,
          counter,
          backedUp,
          uvInitialized: latest.uvInitialized || userVerified,
          lastUsed: services.now(),
        });
        transaction.insert('codes', tenancy.id, code.id, code.record);
        return latest.userId;
      });
      return { _tag: 'AuthenticationSuccess', ...(await signIdentity(context, code, userId)) };
    },
  }),
];

type CeremonySettings = Omit<
  Extract<TokenRecord, { purpose: 'authentication' }>,
  'purpose' | 'createdAt' | 'expiresAt' | 'mediation'
>;

/**
 * With `isScoped` only the settings' passkeys are allowed, even when none of them exists. In the first generation
 * the page itself names the passkeys, and unknown ids are ignored.
 */
async function startCeremony(
  context: RequestContext,
  settings: CeremonySettings,
  { isScoped = false } = {},
): Promise<AuthenticationOptions> {
  const { services, tenancy, origin } = context;
  const { rpId, userId, userVerification, timeout } = settings;
  const records = await services.store.transact((transaction) =>
    candidates(transaction, tenancy.id, settings),
  );
  const descriptors = records.map(({ credentialId, transports }) => ({
    id: credentialId,
    type: 'public-key' as const,
    transports,
  }));
  // Computed even when it is not needed, so that the time does not reveal who has an account.
  const standIn = isScoped ? await decoy(context, settings) : undefined;
  if (descriptors.length === 0 && standIn) descriptors.push(standIn);

  const challenge = encodeBase64url(services.random(32));
  const sessionToken = await openCeremony(
    context,
    {
      purpose: 'authentication',
      rpId,
      challenge,
      ...(origin !== undefined && { origin }),
      userVerification,
      ...(descriptors.length > 0 && { allowed: descriptors.map((descriptor) => descriptor.id) }),
      ...(userId !== undefined && { userId }),
    },
    timeout,
  );
  return {
    sessionToken,
    optionsJSON: { challenge, timeout, rpId, allowCredentials: descriptors, userVerification },
  };
}

function candidates(transaction: Transaction, tenancy: string, settings: CeremonySettings): PasskeyRecord[] {
  const { allowCredentials, userId, rpId } = settings;
  const rows = userId === undefined ? [] : transaction.find('passkeys', tenancy, 'userId', userId);
  const named = allowCredentials
    ? [...new Set(allowCredentials)].flatMap((id) => transaction.get('passkeys', tenancy, id) ?? [])
    : rows.map(({ record }) => record);
  const isTheirs = (record: PasskeyRecord): boolean => userId === undefined || record.userId === userId;
  return named.filter((record) => record.rpId === rpId && isTheirs(record));
}

/**
 * A user without passkeys gets a credential that does not exist, always the same, so that the options do not reveal
 * who has an account (WebAuthn L3 §14.6.2).
 */
async function decoy(context: RequestContext, { rpId, userId, allowCredentials }: CeremonySettings) {
  const secret = await context.services.secrets.get('decoy');
  const id = await keyedHash(secret, context.tenancy.id, rpId, userId ?? '', ...(allowCredentials ?? []));
  return { id, type: 'public-key' as const, transports: ['hybrid' as const, 'internal' as const] };
}
