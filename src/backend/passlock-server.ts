/**
 * A thin, typed client of Passlock's server endpoints: what needs the API key. One method per endpoint,
 * each a promise that rejects with a `KitError` and nothing else.
 */
import { ceremonyEndpoints, type CeremonyEndpoints } from './passlock/ceremonies.js';
import { challengeEndpoints, type ChallengeEndpoints } from './passlock/challenges.js';
import { idTokenVerifier, type IdTokenVerifier } from './passlock/id-token.js';
import { passkeyEndpoints, type PasskeyEndpoints } from './passlock/passkeys.js';
import { principalEndpoints, type PrincipalEndpoints } from './passlock/principal.js';
import { createTransport, type PasslockServerOptions } from './passlock/transport.js';

export type { PasslockServerOptions };

export type PasslockServer = PrincipalEndpoints &
  IdTokenVerifier &
  CeremonyEndpoints &
  PasskeyEndpoints &
  ChallengeEndpoints;

/**
 * The client of one tenancy.
 *
 * @example
 * const passlock = passlockServer({ tenancyId, apiKey });
 * const { userId, authenticatorId } = await passlock.exchangeCode(code);
 *
 * @throws KitError `bad-config`, at once, for a malformed tenancy id, key or endpoint. Methods reject with
 *   what the server says (`forbidden` for a wrong key, `not-found`, `rate-limited`, …), `network`,
 *   `bad-response`, or `bad-request` for an argument that must not enter a URL
 */
export function passlockServer(options: PasslockServerOptions): PasslockServer {
  const transport = createTransport(options);
  return {
    ...principalEndpoints(transport),
    ...idTokenVerifier(transport, options),
    ...ceremonyEndpoints(transport),
    ...passkeyEndpoints(transport),
    ...challengeEndpoints(transport),
  };
}
