/** Signing in: `passkey/authentication/*`, both generations. */
import type {
  AuthenticationOptions,
  AuthenticationSuccess,
  AuthorizedPasskeyAuthentication,
} from '../../src/wire/contract.js';
import { encodeBase64url } from '../base64url.js';
import { chooseTimeout, issueToken, openCeremony, takeCeremony, takeToken } from './ceremonies.js';
import { grant, newCode } from './codes.js';
import { badRequest, WireError } from '../http/errors.js';
import { keyedHash } from '../ids.js';
import { route, type Call, type Route } from '../http/route.js';
import {
  authenticationOptionsRequest,
  authenticationResponse,
  authorizeAuthenticationRequest,
  authorizedAuthenticationOptionsRequest,
  parse,
  verificationRequest,
} from './schemas.js';
import type { Row, Transaction } from '../store/store.js';
import { credentialKey, type PasskeyRecord, type TokenRecord } from '../store/tables.js';
import { chooseRpId, originCanUse, refuseForeignRpId } from '../tenancy/tenancies.js';
import { checkAssertion, checkOwner, verifyAssertion } from '../webauthn/authentication.js';

export const authenticationRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/passkey/authentication/options',
    generations: [1],
    zone: 'browser',
    body: authenticationOptionsRequest,
    handle: (call, body): Promise<AuthenticationOptions> => {
      const { userVerification = 'preferred', timeout } = body;
      return begin(call, {
        ...body,
        rpId: chooseRpId(call.tenancy, call.origin, body.rpId),
        userVerification,
        timeout: chooseTimeout(call, timeout),
      });
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/authentication/authorize',
    generations: [2],
    zone: 'server',
    body: authorizeAuthenticationRequest,
    handle: async (call, body): Promise<AuthorizedPasskeyAuthentication> => {
      refuseForeignRpId(call.tenancy, body.rpId);
      const { rpId, userId, allowCredentials, mediation = 'required', userVerification = 'preferred' } = body;
      const { token, expiresAt } = await issueToken(call, {
        purpose: 'authentication',
        rpId,
        ...(userId !== undefined && { userId }),
        ...(allowCredentials && { allowCredentials }),
        mediation,
        userVerification,
        timeout: chooseTimeout(call, body.timeout),
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
    handle: async (call, { authenticationToken }): Promise<AuthenticationOptions> => {
      const authorized = await takeToken(call, authenticationToken, 'authentication');
      if (call.origin !== undefined && !originCanUse(call.tenancy, call.origin, authorized.rpId)) {
        throw badRequest(`This origin cannot use the rpId "${authorized.rpId}".`);
      }
      const isScoped = authorized.userId !== undefined || authorized.allowCredentials !== undefined;
      const options = await begin(call, authorized, { isScoped });
      return { ...options, mediation: authorized.mediation };
    },
  }),

  route({
    method: 'POST',
    path: '/passkey/authentication/verification',
    generations: [1, 2],
    zone: 'browser',
    body: verificationRequest,
    handle: async (call, body): Promise<AuthenticationSuccess> => {
      const { services, tenancy } = call;
      const ceremony = await takeCeremony(call, body.sessionToken, 'authentication');
      const response = parse(authenticationResponse, body.response);
      const clientData = await checkAssertion(tenancy, ceremony, response);

      // The record is the one the answer names, within this tenancy and rpId. WebAuthn L3 §7.2 step 6.
      const lookUp = (transaction: Transaction): Row<PasskeyRecord> => {
        const key = credentialKey(ceremony.rpId, response.id);
        const [row] = transaction.find('passkeys', tenancy.id, 'credentialKey', key);
        if (row) return row;
        const about = { credentialId: response.id, rpId: ceremony.rpId };
        throw new WireError('@error/PasskeyNotFound', 'The passkey is not in the vault.', about);
      };
      const { id, record } = await services.store.transact(lookUp);
      if (!record.enabled) throw badRequest('The passkey is disabled.');
      checkOwner(ceremony, response, record);
      const verified = await verifyAssertion(ceremony, response, clientData, record);
      await services.keys.ready();

      const code = await newCode(call, id, verified.userVerified);
      const { counter, backedUp, userVerified } = verified;
      const userId = await services.store.transact((transaction) => {
        const { record: latest } = lookUp(transaction);
        // Another sign-in may have been first: the counter is compared where it is written. §7.2 step 22.
        if ((counter > 0 || latest.counter > 0) && counter <= latest.counter) {
          throw badRequest('authenticatorData: the signature counter did not grow.');
        }
        // §7.2 step 24: the asserted values, after all checks and before the answer.
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
      return { _tag: 'AuthenticationSuccess', ...(await grant(call, code, userId)) };
    },
  }),
];

type Wanted = Omit<
  Extract<TokenRecord, { purpose: 'authentication' }>,
  'purpose' | 'createdAt' | 'expiresAt' | 'mediation'
>;

/**
 * `isScoped`: only the passkeys named, even when none of them exists any more. In the first generation the
 * page scopes itself, so ids that are unknown are merely left out.
 */
async function begin(call: Call, wanted: Wanted, { isScoped = false } = {}): Promise<AuthenticationOptions> {
  const { services, tenancy, origin } = call;
  const { rpId, userId, userVerification, timeout } = wanted;
  const records = await services.store.transact((transaction) => candidates(transaction, tenancy.id, wanted));
  const descriptors = records.map(({ credentialId, transports }) => ({
    id: credentialId,
    type: 'public-key' as const,
    transports,
  }));
  // Made whether it is needed or not, so that the time does not tell either.
  const standIn = isScoped ? await decoy(call, wanted) : undefined;
  if (descriptors.length === 0 && standIn) descriptors.push(standIn);

  const challenge = encodeBase64url(services.random(32));
  const sessionToken = await openCeremony(
    call,
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

function candidates(transaction: Transaction, tenancy: string, wanted: Wanted): PasskeyRecord[] {
  const { allowCredentials, userId, rpId } = wanted;
  const rows = userId === undefined ? [] : transaction.find('passkeys', tenancy, 'userId', userId);
  const named = allowCredentials
    ? [...new Set(allowCredentials)].flatMap((id) => transaction.get('passkeys', tenancy, id) ?? [])
    : rows.map(({ record }) => record);
  const isTheirs = (record: PasskeyRecord): boolean => userId === undefined || record.userId === userId;
  return named.filter((record) => record.rpId === rpId && isTheirs(record));
}

/**
 * A user without passkeys gets a credential that does not exist, the same one each time, so that the options
 * do not tell who has an account (WebAuthn L3 §14.6.2).
 */
async function decoy(call: Call, { rpId, userId, allowCredentials }: Wanted) {
  const secret = await call.services.secrets.get('decoy');
  const id = await keyedHash(secret, call.tenancy.id, rpId, userId ?? '', ...(allowCredentials ?? []));
  return { id, type: 'public-key' as const, transports: ['hybrid' as const, 'internal' as const] };
}
