/**
 * One WebAuthn ceremony from the click to the result: prepare, prompt, verify.
 *
 *     idle → preparing → prompting → verifying → succeeded
 *                 └──────────┴───────────┴────→ failed
 *
 * The phase describes what the person sees. Pending autofill shows nothing, so it runs beside `idle` or `failed` and
 * enters at `verifying`, once the person has picked a passkey.
 *
 * The flow depends on no page and no server API. Each run owns an AbortSignal; a newer run, `cancel`, or another
 * ceremony of the page ends it, and its late result is dropped.
 */
import type { Prepared } from '../wire/passlock.js';
import type { Mediation } from '../webauthn/authenticator.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import { acquireCeremonyLock } from '../webauthn/ceremony-lock.js';
import { createActiveRun } from './active-run.js';
import { createHeldOptions, lifetime, renewalTime, type Held, type OptionsSource } from './held-options.js';
import { createMachine, type Observable } from './machine.js';
import { realTimer, type Timer } from './timer.js';

/** The phase, with the data that belongs to it. */
export type CeremonyState<Result> =
  | { phase: 'idle' }
  | { phase: 'preparing' }
  | { phase: 'prompting' }
  | { phase: 'verifying' }
  | { phase: 'succeeded'; result: Result }
  | { phase: 'failed'; error: PasskeyError };

export type Phase = CeremonyState<unknown>['phase'];

const moves: Record<Phase, readonly Phase[]> = {
  idle: ['preparing', 'verifying'],
  preparing: ['prompting', 'failed', 'idle'],
  prompting: ['verifying', 'failed', 'idle'],
  verifying: ['succeeded', 'failed', 'idle'],
  succeeded: ['preparing', 'idle'],
  failed: ['preparing', 'verifying', 'idle'],
};

/** Is a ceremony under way that the person has started? */
export const isBusy = (phase: Phase): boolean =>
  phase === 'preparing' || phase === 'prompting' || phase === 'verifying';

/** Options of one run. */
export interface Run {
  mediation?: Mediation;
  /** Cancels this run. */
  signal?: AbortSignal;
}

/** A ceremony, as a state to show and a `run` to call. */
export interface Ceremony<Result> extends Observable<CeremonyState<Result>> {
  /**
   * Runs the ceremony from the start and returns the result of this run.
   *
   * @throws PasskeyError; `aborted` when it was cancelled or superseded
   */
  run(run?: Run): Promise<Result>;
  /** Ends the current run and returns to `idle`. */
  cancel(): void;
  /** Fetches the options ahead of a click, so that the click can call the device at once, if the server allows it. */
  prefetch(): void;
}

export interface Steps<Options, Response, Result> extends OptionsSource<Prepared<Options, Response, Result>> {
  prompt(options: Options, signal: AbortSignal, mediation: Mediation): Promise<Response>;
  /** Called when the challenge of pending autofill is about to expire. */
  renew?(): void;
}

/** Does it begin with a dialog? Autofill and upgrades show nothing before there is a passkey. */
const isVisible = (mediation: Mediation) => mediation === 'modal' || mediation === 'immediate';

/** Milliseconds after its own timeout in which a device may still respond. */
const grace = 5_000;

export function createCeremony<Options extends { timeout?: number }, Response, Result>(
  steps: Steps<Options, Response, Result>,
  timer: Timer = realTimer,
): Ceremony<Result> {
  type Ready = Prepared<Options, Response, Result>;
  const machine = createMachine<CeremonyState<Result>>({ phase: 'idle' }, moves);
  const active = createActiveRun('server-error');
  const held = createHeldOptions(steps, timer);

  async function run({ mediation = 'modal', signal: outer }: Run = {}): Promise<Result> {
    if (outer?.aborted) throw new PasskeyError('aborted');
    const controller = new AbortController();
    const { signal } = controller;
    const end = () => {
      if (active.stop(controller) && isBusy(machine.state.phase)) machine.move({ phase: 'idle' });
    };
    const visible = isVisible(mediation);
    // Before autofill ends, which would discard its options.
    const taken = visible ? held.take() : undefined;
    const lock = acquireCeremonyLock(mediation, end);
    // Aborted: a listener of the ceremony that lost the lock has acquired it again.
    if (!lock || signal.aborted) throw new PasskeyError('aborted');
    outer?.addEventListener('abort', end);
    // A listener may cancel or start a new run; then this run ends.
    const move = (state: CeremonyState<Result>) => {
      signal.throwIfAborted();
      machine.move(state);
      signal.throwIfAborted();
    };
    let picked = false;
    let cancelTimer: (() => void) | undefined;
    let own: Held<Ready> | undefined;
    const discardOwn = () => own && held.discard(own);

    // Wrong settings fail at once, before the first `await`.
    const work = (): Promise<Result> => {
      if (visible) move({ phase: 'preparing' });
      if (mediation !== 'conditional' || !steps.hasOneChallenge?.())
        return proceed(held.prepare(signal, mediation, taken));
      own = held.hold(mediation);
      signal.addEventListener('abort', discardOwn);
      return proceed(own.ready);
    };

    const proceed = async (prepared: Promise<Ready>): Promise<Result> => {
      const { optionsJSON, verify } = await unlessAborted(prepared, signal);
      const life = lifetime(optionsJSON);
      if (visible) move({ phase: 'prompting' });
      // Autofill waits for as long as the page is open; a dialog does not.
      cancelTimer = visible
        ? timer(life + grace, () => controller.abort(new PasskeyError('timed-out')))
        : steps.renew && timer(renewalTime(optionsJSON), steps.renew);
      const prompt = (paused: AbortSignal) => {
        signal.throwIfAborted();
        return steps
          .prompt(optionsJSON, AbortSignal.any([signal, paused]), mediation)
          .catch((reason: unknown) => Promise.reject(toPasskeyError(reason, 'device-failed')));
      };
      const response = await unlessAborted(lock.call(prompt), signal);
      picked = true;
      cancelTimer?.();
      discardOwn();
      move({ phase: 'verifying' });
      return unlessAborted(verify(response, { signal }), signal);
    };

    try {
      return await active.run(
        work,
        {
          done: (result) => machine.move({ phase: 'succeeded', result }),
          failed(error) {
            // The person did not ask for an upgrade, and an immediate request without a passkey changes nothing.
            const isQuiet =
              mediation === 'upgrade' || (mediation === 'immediate' && error.code === 'not-allowed');
            if (visible || picked) machine.move(isQuiet ? { phase: 'idle' } : { phase: 'failed', error });
          },
        },
        controller,
      );
    } finally {
      cancelTimer?.();
      discardOwn();
      outer?.removeEventListener('abort', end);
      lock.release();
    }
  }

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,
    run,
    prefetch: held.prefetch,
    cancel() {
      held.discard();
      active.stop();
      if (machine.state.phase !== 'idle') machine.move({ phase: 'idle' });
    },
  };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    promise.then(resolve, reject);
  });
}
