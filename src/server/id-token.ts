/** Local verification of an `id_token`: a JWS whose public keys Passlock publishes. RFC 7519, RFC 8725. */
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';
import type { IdTokenClaims } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import { serverOrigin, tenancyUrl, type PasslockOptions } from './config.js';
import { requestPublic } from './request.js';

/** Options of `verifyIdToken`. */
export interface VerifyIdTokenOptions {
  /** The `id_token` that the page received. */
  token: string;
}

/** The claims of an `id_token`. Times are milliseconds since the epoch. */
export interface Principal {
  _tag: 'Principal';
  /** The `jti` of the token, which equals the `code` of the same ceremony. */
  id: string;
  authenticatorId: string;
  authenticatorType: 'passkey';
  userId: string;
  createdAt: number;
  expiresAt: number;
  passkey: { verified: true; userVerified: boolean };
}

const requiredClaims = ['iss', 'aud', 'sub', 'jti', 'iat', 'exp', 'a:id', 'a:typ', 'pk:uv'];
/** Seconds that the clocks of two servers may differ. */
const clockTolerance = 10;
/** Milliseconds that fetched keys are used. */
const keysMaxAge = 600_000;
/** Milliseconds before an unknown key id causes another fetch: attackers can choose key ids. */
const keysCooldown = 30_000;

interface CachedKeys {
  find: JWTVerifyGetKey;
  fetchedAt: number;
}

/** By `fetch` function and origin, so that all calls of one configuration share the keys. */
const cache = new WeakMap<typeof fetch, Map<string, CachedKeys>>();

/**
 * Verifies signature, algorithm, issuer, audience and times of an `id_token`. The public keys are fetched and cached.
 * A token is valid until it expires: if it opens a session, remember its `id` and accept it once.
 *
 * @throws PasskeyError `@error/Verification`; `network` and others if the keys cannot be fetched
 */
export const verifyIdToken = async (
  { token }: VerifyIdTokenOptions,
  config: PasslockOptions,
): Promise<Principal> => {
  tenancyUrl(config, 2);
  if (typeof token !== 'string' || token.length > 8192) throw invalid();
  const { now = Date.now } = config;
  try {
    try {
      return principalOf(await verify(token, config, await keysOf(config, now() - keysMaxAge)));
    } catch (error) {
      // The server may have rotated its keys since they were cached.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return principalOf(await verify(token, config, await keysOf(config, now() - keysCooldown)));
    }
  } catch (error) {
    throw error instanceof PasskeyError ? error : invalid(error);
  }
};

async function keysOf(config: PasslockOptions, newerThan: number): Promise<JWTVerifyGetKey> {
  const { fetch: send = fetch, now = Date.now } = config;
  const byOrigin = cache.get(send) ?? new Map<string, CachedKeys>();
  cache.set(send, byOrigin);
  const origin = serverOrigin(config);
  const cached = byOrigin.get(origin);
  if (cached && cached.fetchedAt > newerThan) return cached.find;
  const keys = await requestPublic(config, '/.well-known/jwks.json');
  let find: JWTVerifyGetKey;
  try {
    find = createLocalJWKSet(keys as unknown as JSONWebKeySet);
  } catch (cause) {
    throw new PasskeyError('bad-response', 'The key set is malformed', { cause });
  }
  byOrigin.set(origin, { find, fetchedAt: now() });
  return find;
}

async function verify(
  token: string,
  { tenancyId, now = Date.now }: PasslockOptions,
  find: JWTVerifyGetKey,
): Promise<IdTokenClaims> {
  const { payload, protectedHeader } = await jwtVerify(token, find, {
    algorithms: ['RS256'],
    issuer: 'passlock.dev',
    audience: tenancyId,
    requiredClaims,
    // Without a maximum age, jose accepts a token whose `iat` is in the future.
    maxTokenAge: 300,
    clockTolerance,
    currentDate: new Date(now()),
  });
  const { typ = 'JWT' } = protectedHeader;
  if (typ !== 'JWT' || !hasClaims(payload, tenancyId)) throw invalid();
  return payload;
}

function hasClaims(payload: JWTPayload, tenancyId: string): payload is IdTokenClaims & JWTPayload {
  // jose accepts a list of audiences that includes the tenancy, but such a token is for others too.
  const isOwn = payload.aud === tenancyId && payload['a:typ'] === 'passkey';
  const texts = [payload.sub, payload.jti, payload['a:id']];
  return isOwn && typeof payload['pk:uv'] === 'boolean' && texts.every((text) => typeof text === 'string');
}

function principalOf(claims: IdTokenClaims): Principal {
  return {
    _tag: 'Principal',
    id: claims.jti,
    authenticatorId: claims['a:id'],
    authenticatorType: claims['a:typ'],
    userId: claims.sub,
    createdAt: claims.iat * 1000,
    expiresAt: claims.exp * 1000,
    passkey: { verified: true, userVerified: claims['pk:uv'] },
  };
}

function invalid(cause?: unknown): PasskeyError {
  return new PasskeyError('bad-request', 'The id_token is not valid', { tag: '@error/Verification', cause });
}
