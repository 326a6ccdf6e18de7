/** Exchanging a `code` for the principal, and the keys that verify an `id_token`. */
import type { ExtendedPrincipal } from '../../src/wire/contract.js';
import { HttpError } from '../http/errors.js';
import { hashText, tokenPattern } from '../ids.js';
import { publicRoute, route, type RequestContext, type Route } from '../http/route.js';
import { providerName } from '../vault/providers.js';
import { exchangeCodeRequest } from './schemas/ceremonies.js';

export const principalRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/principal/:code',
    generations: [1, 2],
    zone: 'server',
    handle: (context): Promise<ExtendedPrincipal> => exchange(context),
  }),

  route({
    method: 'POST',
    path: '/principal/:code',
    generations: [1, 2],
    zone: 'server',
    body: exchangeCodeRequest,
    handle: (context, { userId }): Promise<ExtendedPrincipal> => exchange(context, userId),
  }),

  publicRoute({
    method: 'GET',
    paths: ['/.well-known/jwks.json', '/v2/.well-known/jwks.json'],
    handle: ({ services }) => services.keys.published(),
  }),
];

/** Takes the code and, with `assign`, sets the passkey's user, in one transaction. */
async function exchange(
  { services, tenancy, params }: RequestContext,
  assign?: string,
): Promise<ExtendedPrincipal> {
  const { code = '' } = params;
  // The same error for an unknown, used or expired code and for a deleted passkey.
  const invalid = () => new HttpError('@error/InvalidCode', 'The code is invalid or has expired.');
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
  // Not thrown in the transaction, which would roll back and restore the code.
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
