/**
 * Signing in with a passkey: the ceremony's steps for `navigator.credentials.get`, by button and by autofill.
 * WebAuthn L3 §7.2.
 */
import type { BackendUser, PublicKeyCredentialRequestOptionsJSON } from '../wire/contract.js';
import type { AuthenticationBackend } from '../wire/backend.js';
import type { Abortable } from '../wire/json-request.js';
import {
  codeIn,
  type AuthenticationApi,
  type AuthenticationRequest,
  type Verified,
} from '../wire/passlock.js';
import { PasskeyError, toPasskeyError, type ErrorCode } from '../wire/errors.js';
import { getPasskey, type Mediation } from '../webauthn/authenticator.js';
import { canAutofill } from '../webauthn/capabilities.js';
import { isCeremonyLockHeld, whenCeremonyLockFree } from '../webauthn/ceremony-lock.js';
import { onChallengeElsewhere, whenPageFocused } from '../webauthn/other-tabs.js';
import { whenPageVisible } from '../webauthn/page-visibility.js';
import { signalUnknownPasskey } from '../webauthn/signals.js';
import { cacheKey } from './cache-key.js';
import { createCeremony, isBusy, type Ceremony, type Run } from './ceremony.js';
import { realTimer, type Timer } from './timer.js';

/** The result of a sign-in: Passlock's exchange code and more, or the response of a custom server. */
export type Authenticated<Result = Verified> = Result & {
  /** Milliseconds since the epoch, when the flow has a backend and the purpose is `reauthenticate`. */
  reauthenticatedAt?: number;
  /** The signed-in person, when the flow has a backend that opened a session. */
  user?: BackendUser;
};

/** The input of one run, read once at its start, so that a later change of settings does not mix into it. */
export interface LoginContext<Result = Verified> {
  api: AuthenticationApi<Result>;
  backend?: AuthenticationBackend | undefined;
  /** Leave the exchange code to the page (a form, an event) instead of passing it to the backend. */
  keepCode?: boolean;
  /** Account name, if the page has one. Used only with a backend. */
  username?: string | undefined;
  /** Reauthenticate the signed-in person instead of opening a session. */
  purpose?: 'reauthenticate' | undefined;
  request: AuthenticationRequest;
  /** What `api` and `backend` are made from, where they are new objects at each call. */
  settings?: unknown;
}

/** The browser, and the clock. Default: the real ones. */
export interface LoginPorts {
  /** Calls the device. */
  get?: typeof getPasskey;
  /** Whether the browser offers passkeys in autofill. */
  canAutofill?: typeof canAutofill;
  /** Signals a passkey that the server does not have. */
  signalUnknown?: typeof signalUnknownPasskey;
  /** Autofill is not renewed while the page is hidden. */
  whenVisible?: typeof whenPageVisible;
  timer?: Timer;
}

/** Signing in with a passkey, by `run` and by autofill. */
export interface Login<Result = Verified> extends Ceremony<Authenticated<Result>> {
  /**
   * Offers passkeys in autofill until the person has picked one. The challenge is renewed before it expires, unless
   * it belongs to a single-use token.
   *
   * @throws PasskeyError; `unsupported` without autofill, `aborted` when a dialog has superseded it
   */
  offer(signal: AbortSignal): Promise<Authenticated<Result>>;
  /**
   * Offers passkeys in autofill, again after each failure of the picked passkey, until `disarm`.
   *
   * @param onFailure called when the request itself failed: autofill is then not offered, and `state` stays as it is
   */
  arm(onFailure?: (error: PasskeyError) => void): void;
  /** Ends `arm`. */
  disarm(): void;
}

/** Milliseconds an autofill challenge should live: people take their time with a form. */
const autofillTimeout = 300_000;

/** How many picked passkeys may fail before autofill ends. */
const maxRefusals = 3;

/** Codes of statuses with which custom servers say no to a passkey, for whatever reason. */
const refusalCodes: readonly ErrorCode[] = ['bad-request', 'signed-out', 'forbidden', 'not-found'];

function refusal(reason: unknown): PasskeyError {
  const error = toPasskeyError(reason, 'server-error');
  const { code, message, status } = error;
  return refusalCodes.includes(code)
    ? new PasskeyError('not-accepted', message, { status, cause: error })
    : error;
}

/**
 * Signing in with a passkey, by `run` and by autofill (`arm`).
 *
 * @param context read at the start of each run
 */
export function createLogin<Result extends object = Verified>(
  context: () => LoginContext<Result>,
  {
    get = getPasskey,
    canAutofill: isAutofillAvailable = canAutofill,
    signalUnknown = signalUnknownPasskey,
    whenVisible = whenPageVisible,
    timer = realTimer,
  }: LoginPorts = {},
): Login<Result> {
  const ceremony = createCeremony<
    PublicKeyCredentialRequestOptionsJSON,
    Awaited<ReturnType<typeof getPasskey>>,
    Authenticated<Result>
  >(
    {
      async prepare(options, mediation) {
        const { api, backend, keepCode, username, purpose, request } = context();
        const prepared = await api.prepareAuthentication(await authorized(options, mediation), options);
        return {
          optionsJSON: prepared.optionsJSON,
          async verify(response, options) {
            const verified = await prepared.verify(response, options).catch((reason: unknown) => {
              throw api.keepsChallenges ? reason : refusal(reason);
            });
            const code = codeIn(verified);
            if (!backend || keepCode || !code) return verified;
            const session = purpose
              ? backend.reauthenticate({ code }, options)
              : backend.openSession({ code }, options);
            return { ...verified, ...(await session) };
          },
        };

        async function authorized(options: Abortable, mediation: Mediation) {
          if ('authenticationToken' in request) return request;
          const isAutofill = mediation === 'conditional';
          if (!backend) return isAutofill ? { timeout: autofillTimeout, ...request } : request;
          return backend.authorizeAuthentication(
            {
              // Autofill offers every account on the device, whatever the person has typed so far.
              username: isAutofill ? undefined : username,
              mediation: isAutofill ? 'conditional' : 'required',
              purpose,
              ...(request.rpId && { rpId: request.rpId }),
            },
            options,
          );
        }
      },
      prompt: get,
      key: () => cacheKey(context()),
      hasOneChallenge: () => !context().api.keepsChallenges,
      renew: () => round?.abort(),
    },
    timer,
  );

  const { run: start } = ceremony;

  async function run(options?: Run): Promise<Authenticated<Result>> {
    try {
      return await start(options);
    } catch (error) {
      // The server has confirmed that it has no such passkey: the device should stop offering it.
      const { orphan } = error as PasskeyError;
      if (orphan) void signalUnknown(orphan);
      throw error;
    }
  }

  let offering: AbortController | undefined;
  /** The current autofill request, aborted when its challenge is about to expire; undefined with a token. */
  let round: AbortController | undefined;

  async function offer(signal: AbortSignal): Promise<Authenticated<Result>> {
    if (!(await isAutofillAvailable())) throw new PasskeyError('unsupported');
    for (;;) {
      await whenVisible(signal);
      await whenCeremonyLockFree(signal);
      const current = new AbortController();
      const { api, request } = context();
      round = 'authenticationToken' in request ? undefined : current;
      let isStale = false;
      const stopListening = onChallengeElsewhere(() => {
        if (api.keepsChallenges || isBusy(ceremony.state.phase)) return;
        isStale = true;
        current.abort();
      });
      try {
        return await run({ mediation: 'conditional', signal: AbortSignal.any([signal, current.signal]) });
      } catch (error) {
        if (signal.aborted || !current.signal.aborted) throw error;
      } finally {
        stopListening();
      }
      // Two windows side by side must not take the challenge from each other without end.
      if (isStale) await whenPageFocused(signal);
    }
  }

  async function keepOffering(signal: AbortSignal, onFailure?: (error: PasskeyError) => void): Promise<void> {
    let refusals = 0;
    for (;;) {
      await whenVisible(signal);
      await whenCeremonyLockFree(signal);
      if (signal.aborted || ceremony.state.phase === 'succeeded') return;
      const before = ceremony.state;
      try {
        await offer(signal);
        return;
      } catch (error) {
        // A dialog has superseded it, or the picked passkey failed: offer again. After a failure of the request
        // itself, nothing is retried until the next `arm`.
        const { state } = ceremony;
        if (!isCeremonyLockHeld() && state === before) {
          onFailure?.(toPasskeyError(error, 'server-error'));
          return;
        }
        if (state.phase !== 'failed' || state.error !== error) continue;
        // An authenticator that picks by itself, as in an end-to-end test, must not loop.
        if (++refusals === maxRefusals) return;
        const seconds = state.error.retryAfter ?? 2 ** refusals;
        await new Promise<void>((resolve) => {
          const cancelTimer = timer(seconds * 1000, resolve);
          signal.addEventListener('abort', () => resolve(cancelTimer()));
        });
      }
    }
  }

  return Object.assign(ceremony, {
    run,
    offer,
    arm(onFailure?: (error: PasskeyError) => void) {
      if (offering) return;
      const current = (offering = new AbortController());
      void keepOffering(current.signal, onFailure).finally(() => {
        if (offering === current) offering = undefined;
      });
    },
    disarm() {
      offering?.abort();
      offering = undefined;
    },
  });
}
