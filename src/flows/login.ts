/**
 * Using a passkey: the ceremony's steps for `navigator.credentials.get`, by button and by autofill.
 * WebAuthn L3 §7.2.
 */
import type { BackendUser, PublicKeyCredentialRequestOptionsJSON } from '../wire/contract.js';
import type { AuthenticationBackend } from '../wire/backend.js';
import {
  codeIn,
  type AuthenticationApi,
  type AuthenticationRequest,
  type Verified,
} from '../wire/passlock.js';
import type { canAutofill, getPasskey, Mediation } from '../webauthn/authenticator.js';
import { PasskeyError } from '../wire/errors.js';
import { createCeremony, keyOf, type Ceremony, type Run, type Timer } from './ceremony.js';
import { isCeremonyLockHeld, whenCeremonyLockFree } from '../webauthn/ceremony-lock.js';
import type { signalUnknownPasskey } from './signals.js';

/** What the server made of it: Passlock's code and more, or what another server answered. */
export type Authenticated<Result = Verified> = Result & {
  /** Milliseconds since the epoch, when the flow was given a backend and asked for a fresh proof. */
  reauthenticatedAt?: number;
  /** The signed-in person, when the flow was given a backend to open a session. */
  user?: BackendUser;
};

/** What one run works with. It is read once, at the start, so that nothing mixes when settings change. */
export interface LoginContext<Result = Verified> {
  api: AuthenticationApi<Result>;
  backend?: AuthenticationBackend | undefined;
  /** Leave the code to the page (a form, an event) instead of handing it to the backend. */
  keepCode?: boolean;
  /** Whose passkey, when the page knows; only a backend makes use of it. */
  username?: string | undefined;
  /** A fresh proof from the person who is signed in, instead of a session. */
  purpose?: 'reauthenticate' | undefined;
  request: AuthenticationRequest;
  /** What `api` and `backend` were made of, where they are made anew each time. */
  settings?: unknown;
}

export interface LoginPorts {
  get: typeof getPasskey;
  canAutofill: typeof canAutofill;
  signalUnknown: typeof signalUnknownPasskey;
  timer?: Timer;
  /** Settles when the page is on show, or the signal aborts: autofill is not renewed for a hidden page. */
  shown: (signal: AbortSignal) => Promise<void>;
}

/** Using a passkey, by `run` and by autofill. */
export interface Login<Result = Verified> extends Ceremony<Authenticated<Result>> {
  /**
   * Offers passkeys in autofill until one was picked: renewed before its challenge expires, which a
   * single-use token cannot be.
   *
   * @throws PasskeyError; `unsupported` where there is no autofill, `aborted` when a dialog took its place
   */
  offer(signal: AbortSignal): Promise<Authenticated<Result>>;
  /** Offers passkeys in autofill, and keeps offering them until `disarm`. */
  arm(): void;
  /** Ends what `arm` began. */
  disarm(): void;
}

/** Milliseconds an autofill challenge should live: people take their time with a form. */
const patience = 300_000;

export function createLogin<Result extends object = Verified>(
  context: () => LoginContext<Result>,
  ports: LoginPorts,
): Login<Result> {
  const ceremony = createCeremony<
    PublicKeyCredentialRequestOptionsJSON,
    Awaited<ReturnType<typeof getPasskey>>,
    Authenticated<Result>
  >(
    {
      async prepare(io, mediation) {
        const { api, backend, keepCode, username, purpose, request } = context();
        const prepared = await api.prepareAuthentication(await authorized(io, mediation), io);
        return {
          optionsJSON: prepared.optionsJSON,
          async verify(response, io) {
            const verified = await prepared.verify(response, io);
            const code = codeIn(verified);
            if (!backend || keepCode || !code) return verified;
            const opened = purpose ? backend.reauthenticate({ code }, io) : backend.openSession({ code }, io);
            return { ...verified, ...(await opened) };
          },
        };

        async function authorized(io: { signal?: AbortSignal | undefined }, mediation: Mediation) {
          if ('authenticationToken' in request) return request;
          const conditional = mediation === 'conditional';
          if (!backend) return conditional ? { timeout: patience, ...request } : request;
          // Autofill offers every account on the device, so a name typed so far does not narrow it.
          return backend.authorizeAuthentication(
            {
              username: conditional ? undefined : username,
              mediation: conditional ? 'conditional' : 'required',
              purpose,
              ...(request.rpId && { rpId: request.rpId }),
            },
            io,
          );
        }
      },
      prompt: ports.get,
      key: () => keyOf(context()),
      renew: () => round?.abort(),
    },
    ports.timer,
  );

  const { run: start } = ceremony;

  async function run(options?: Run): Promise<Authenticated<Result>> {
    try {
      return await start(options);
    } catch (error) {
      // The server is certain that it has no such passkey. The move to `failed` has told the person;
      // now the device learns it too, and stops offering it.
      const { orphan } = error as PasskeyError;
      if (orphan) void ports.signalUnknown(orphan);
      throw error;
    }
  }

  let offering: AbortController | undefined;
  /** One autofill request: it ends when its challenge is about to expire, and the next one begins, unless by token. */
  let round: AbortController | undefined;

  async function offer(signal: AbortSignal): Promise<Authenticated<Result>> {
    if (!(await ports.canAutofill())) throw new PasskeyError('unsupported');
    for (;;) {
      await ports.shown(signal);
      await whenCeremonyLockFree(signal);
      const mine = new AbortController();
      round = 'authenticationToken' in context().request ? undefined : mine;
      try {
        return await run({ mediation: 'conditional', signal: AbortSignal.any([signal, mine.signal]) });
      } catch (error) {
        if (signal.aborted || !mine.signal.aborted) throw error;
      }
    }
  }

  async function keepOffering(signal: AbortSignal): Promise<void> {
    for (;;) {
      await ports.shown(signal);
      await whenCeremonyLockFree(signal);
      if (signal.aborted || ceremony.state.phase === 'succeeded') return;
      const before = ceremony.state;
      try {
        await offer(signal);
        return;
      } catch {
        // A dialog took its place, or the picked passkey was refused: on with the next one.
        // What failed by itself is not tried again until the person shows interest (`arm`).
        if (!isCeremonyLockHeld() && ceremony.state === before) return;
      }
    }
  }

  return Object.assign(ceremony, {
    run,
    offer,
    arm() {
      if (offering) return;
      const mine = (offering = new AbortController());
      void keepOffering(mine.signal).finally(() => {
        if (offering === mine) offering = undefined;
      });
    },
    disarm() {
      offering?.abort();
      offering = undefined;
    },
  });
}
