/** Local verification of an `id_token`: a JWS whose public keys Passlock publishes. RFC 7519, RFC 8725. */
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from 'jose';
import type { IdTokenClaims } from '../wire/contract.js';
import type { Json } from '../wire/json-request.js';
import { PasskeyError } from '../wire/errors.js';
import type { PasslockServerOptions, Transport } from './transport.js';

/** Verifies an `id_token` without asking the server each time. */
export interface IdTokenVerifier {
  /**
   * The claims, once signature, algorithm, issuer, audience and times are right. A token can be shown again
   * until it expires: whoever opens a session with one has to remember its `jti`.
   *
   * @throws PasskeyError tagged `@error/Verification`; `network` and the like when the keys cannot be fetched
   */
  verifyIdToken(idToken: string): Promise<IdTokenClaims>;
}

const claims = ['iss', 'aud', 'sub', 'jti', 'iat', 'exp', 'a:id', 'a:typ', 'pk:uv'];
/** Seconds two servers' clocks may differ. */
const clockTolerance = 10;
/** Milliseconds the keys are kept. */
const keysMaxAge = 600_000;
/** Milliseconds before an unknown key id makes us ask again: strangers choose that id. */
const keysCooldown = 30_000;

export function idTokenVerifier(
  { read }: Transport,
  { tenancyId, now = Date.now }: PasslockServerOptions,
): IdTokenVerifier {
  let keys: { find: JWTVerifyGetKey; at: number } | undefined;

  async function currentKeys(newerThan: number): Promise<JWTVerifyGetKey> {
    if (keys && keys.at > newerThan) return keys.find;
    const answer = await read('/.well-known/jwks.json');
    keys = { find: keySet(answer), at: now() };
    return keys.find;
  }

  async function verify(idToken: string, find: JWTVerifyGetKey): Promise<IdTokenClaims> {
    const { payload, protectedHeader } = await jwtVerify(idToken, find, {
      algorithms: ['RS256'],
      issuer: 'passlock.dev',
      audience: tenancyId,
      requiredClaims: claims,
      // Without a maximum age a token from the future would pass.
      maxTokenAge: 300,
      clockTolerance,
      currentDate: new Date(now()),
    });
    const { typ = 'JWT' } = protectedHeader;
    if (typ !== 'JWT' || !hasClaims(payload, tenancyId)) throw invalid();
    return payload;
  }

  return {
    async verifyIdToken(idToken) {
      if (typeof idToken !== 'string' || idToken.length > 8192) throw invalid();
      try {
        try {
          return await verify(idToken, await currentKeys(now() - keysMaxAge));
        } catch (error) {
          // A key that is new to us: the server may have changed keys since we asked.
          if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
          return await verify(idToken, await currentKeys(now() - keysCooldown));
        }
      } catch (error) {
        throw error instanceof PasskeyError ? error : invalid(error);
      }
    },
  };
}

function keySet(answer: Json): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(answer as unknown as JSONWebKeySet);
  } catch (cause) {
    throw new PasskeyError('bad-response', 'The key set is malformed', { cause });
  }
}

function hasClaims(payload: JWTPayload, tenancyId: string): payload is IdTokenClaims & JWTPayload {
  // A list of audiences is for somebody else, too.
  const own = payload.aud === tenancyId && payload['a:typ'] === 'passkey';
  const texts = [payload.sub, payload.jti, payload['a:id']];
  return own && typeof payload['pk:uv'] === 'boolean' && texts.every((text) => typeof text === 'string');
}

function invalid(cause?: unknown): PasskeyError {
  return new PasskeyError('bad-request', 'The id_token is not valid', { tag: '@error/Verification', cause });
}
