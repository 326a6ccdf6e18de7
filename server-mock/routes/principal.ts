/** The exchange of a `code` for who signed in, and the keys that verify an `id_token`. */
import type { ExtendedPrincipal } from '../../src/wire/contract.js';
import { providerName } from './aaguids.js';
import { WireError } from '../http/errors.js';
import { hashText, tokenPattern } from '../ids.js';
import { publicRoute, route, type Call, type Route } from '../http/route.js';
import { exchangeCodeRequest } from './schemas.js';

export const principalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/principal/:code',
    generations: [1, 2],
    zone: 'server',
    handle: (call): Promise<ExtendedPrincipal> => exchange(call),
  }),

  route({
    method: 'POST',
    path: '/principal/:code',
    generations: [1, 2],
    zone: 'server',
    body: exchangeCodeRequest,
    handle: (call, { userId }): Promise<ExtendedPrincipal> => exchange(call, userId),
  }),

  publicRoute({
    method: 'GET',
    paths: ['/.well-known/jwks.json', '/v2/.well-known/jwks.json'],
    handle: ({ services }) => services.keys.published(),
  }),
];

/** Takes the code and, with `assign`, gives the passkey its user, in one step. */
async function exchange({ services, tenancy, params }: Call, assign?: string): Promise<ExtendedPrincipal> {
  const { code = '' } = params;
  // One answer for a code that never was, is used, has expired, or whose passkey is gone.
  const invalid = () => new WireError('@error/InvalidCode', 'The code is invalid or has expired.');
  if (!tokenPattern.test(code)) throw invalid();
  const id = await hashText(code);
  const now = services.now();
  const found = await services.store.transact((transaction) => {
    const taken = transaction.take('codes', tenancy.id, id);
    const passkey = taken && transaction.get('passkeys', tenancy.id, taken.passkeyId);
    if (!taken || !passkey || taken.expiresAt <= now) return undefined;
    if (assign !== undefined) {
      const assigned = { ...passkey, userId: assign, userAssigned: true, updatedAt: now };
      transaction.replace('passkeys', tenancy.id, taken.passkeyId, assigned);
    }
    return { taken, userId: assign ?? passkey.userId, aaguid: passkey.aaguid };
  });
  // Thrown out here: an error inside the transaction would put the code back.
  if (!found) throw invalid();

  const { taken, userId, aaguid } = found;
  const platformName = providerName(aaguid);
  const { ipAddress, userAgent } = taken;
  return {
    _tag: 'ExtendedPrincipal',
    id: code,
    authenticatorId: taken.passkeyId,
    authenticatorType: 'passkey',
    userId,
    createdAt: taken.createdAt,
    expiresAt: taken.expiresAt,
    passkey: {
      verified: true,
      userVerified: taken.userVerified,
      ...(platformName !== undefined && { platformName }),
    },
    metadata: {
      ...(ipAddress !== undefined && { ipAddress }),
      ...(userAgent !== undefined && { userAgent }),
    },
  };
}
