/** A thin, typed client of Passlock's server endpoints: what needs the API key. One method per endpoint. */
import { ceremonyEndpoints, type CeremonyEndpoints } from './ceremonies.js';
import { challengeEndpoints, type ChallengeEndpoints } from './challenges.js';
import { idTokenVerifier, type IdTokenVerifier } from './id-token.js';
import { passkeyEndpoints, type PasskeyEndpoints } from './passkeys.js';
import { principalEndpoints, type PrincipalEndpoints } from './principal.js';
import { createTransport, type PasslockServerOptions } from './transport.js';
import { err, ok, type Result } from './result.js';

export type { PasslockServerOptions };

/** Each method rejects with a `PasskeyError` and nothing else. */
export type UnsafePasslockServer = PrincipalEndpoints &
  IdTokenVerifier &
  CeremonyEndpoints &
  PasskeyEndpoints &
  ChallengeEndpoints;

/** The same methods, each with a result: nothing that is to be expected is thrown. */
export type SafePasslockServer = {
  [Name in keyof UnsafePasslockServer]: Safe<UnsafePasslockServer[Name]>;
};

/** The same method, with a result. */
export type Safe<Method> = Method extends (...input: infer Input) => Promise<infer Value>
  ? (...input: Input) => Promise<Result<Value>>
  : Method extends (...input: infer Input) => AsyncGenerator<infer Value, void>
    ? (...input: Input) => AsyncGenerator<Result<Value>, void>
    : never;

/** One tenancy's server endpoints: each method with a result, and under `unsafe` the throwing ones. */
export type PasslockServer = SafePasslockServer & {
  /** The throwing variants. */
  readonly unsafe: UnsafePasslockServer;
};

/**
 * The client of one tenancy.
 *
 * @example
 * const passlock = passlockServer({ tenancyId, apiKey });
 * const exchanged = await passlock.exchangeCode(code);
 * if (exchanged.success) console.log(exchanged.value.userId);
 * else console.log(exchanged.error.code);
 *
 * const { userId } = await passlock.unsafe.exchangeCode(code); // or it throws
 *
 * @throws PasskeyError `bad-config`, at once, for a malformed tenancy id, key or endpoint. Methods fail with
 *   what the server says (`forbidden` for a wrong key, `not-found`, `rate-limited`, …), `network`,
 *   `bad-response`, or `bad-request` for an argument that must not enter a URL
 */
export function passlockServer(options: PasslockServerOptions): PasslockServer {
  const transport = createTransport(options);
  const unsafe: UnsafePasslockServer = {
    ...principalEndpoints(transport),
    ...idTokenVerifier(transport, options),
    ...ceremonyEndpoints(transport),
    ...passkeyEndpoints(transport),
    ...challengeEndpoints(transport),
  };
  return { ...safe(unsafe), unsafe };
}

function safe(unsafe: UnsafePasslockServer): SafePasslockServer {
  const { allPasskeys, ...calls } = unsafe;
  const methods = Object.entries(calls as Record<string, (...input: unknown[]) => Promise<unknown>>);
  const results = methods.map(([name, call]) => [
    name,
    (...input: unknown[]) => call(...input).then(ok, err),
  ]);
  return {
    ...(Object.fromEntries(results) as Omit<SafePasslockServer, 'allPasskeys'>),
    /** A failure ends the list, as its last item. */
    async *allPasskeys(io) {
      try {
        for await (const passkey of allPasskeys(io)) yield ok(passkey);
      } catch (error) {
        yield err(error);
      }
    },
  };
}
