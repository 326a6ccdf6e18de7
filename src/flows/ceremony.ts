/**
 * One WebAuthn ceremony from the click to the result: prepare, prompt, verify.
 *
 *     idle → preparing → prompting → verifying → succeeded
 *                 └──────────┴───────────┴────→ failed
 *
 * The phase is what the person goes through. Autofill that merely waits changes nothing for them, so it
 * runs beside `idle` or `failed` and enters at `verifying`, once a passkey was picked.
 *
 * It knows no page and no wire. A run owns an AbortSignal; a newer run, `cancel`, or another ceremony on
 * the page ends it, and whatever it still answers is dropped.
 */
import type { Prepared } from '../wire/passlock.js';
import type { Mediation } from '../webauthn/authenticator.js';
import type { Abortable } from '../wire/json-request.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import { createMachine, type Observable } from './machine.js';
import { acquireCeremonyLock } from '../webauthn/ceremony-lock.js';

/** Where the person is, and what there is to show. */
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

/** Is a ceremony under way that the person started? */
export const isBusy = (phase: Phase): boolean =>
  phase === 'preparing' || phase === 'prompting' || phase === 'verifying';

/** How a ceremony is to run. */
export interface Run {
  mediation?: Mediation;
  /** Cancels this run. */
  signal?: AbortSignal;
}

/** A ceremony, as a state to show and a `run` to call. */
export interface Ceremony<Result> extends Observable<CeremonyState<Result>> {
  /**
   * Runs from the start and answers the run's own outcome.
   *
   * @throws PasskeyError; `aborted` when it was cancelled or superseded
   */
  run(run?: Run): Promise<Result>;
  /** Ends what runs and returns to `idle`. */
  cancel(): void;
  /** Fetches the options before they are needed, so that a click can go straight to the device. */
  prefetch(): void;
}

export interface Steps<Options, Response, Result> {
  prepare(io: Abortable, mediation: Mediation): Promise<Prepared<Options, Response, Result>>;
  prompt(options: Options, signal: AbortSignal, mediation: Mediation): Promise<Response>;
  /** Everything that `prepare` depends on; options fetched for another key are not used. */
  key(): string;
  /** Called when the challenge of autofill that waits is about to expire. */
  renew?(): void;
}

/** All of a flow's context that can be told from another one. */
export const keyOf = ({ api: _, backend, ...rest }: { api: unknown; backend?: unknown }): string =>
  JSON.stringify([rest, !!backend]);

/** Calls `act` after `ms` milliseconds; answers the function that calls it off. */
export type Timer = (ms: number, act: () => void) => () => void;

export const realTimer: Timer = (ms, act) => {
  const id = setTimeout(act, ms);
  return () => clearTimeout(id);
};

/** Does it begin with a dialog? Autofill and upgrades show nothing before they have a passkey. */
const isSeen = (mediation: Mediation) => mediation === 'modal' || mediation === 'immediate';

/** Milliseconds a challenge lives, as far as a client can know: its `timeout`, within reason. */
export const lifetime = (options: { timeout?: number }): number =>
  Math.min(600_000, Math.max(10_000, Number(options.timeout) || 60_000));

// A device that has not answered this long after its own timeout never will.
const grace = 5_000;

/** The part of a challenge's life after which options are fetched anew. */
const renewal = 0.75;

interface Ahead<Ready> {
  key: string;
  ready: Promise<Ready>;
  controller: AbortController;
}

export function createCeremony<Options extends { timeout?: number }, Response, Result>(
  steps: Steps<Options, Response, Result>,
  timer: Timer = realTimer,
): Ceremony<Result> {
  type Ready = Prepared<Options, Response, Result>;
  const machine = createMachine<CeremonyState<Result>>({ phase: 'idle' }, moves);
  let active: AbortController | undefined;
  let ahead: Ahead<Ready> | undefined;

  function stop(next?: AbortController) {
    active?.abort(new PasskeyError('aborted'));
    active = next;
    if (isBusy(machine.state.phase)) machine.move({ phase: 'idle' });
  }

  function prepare(signal: AbortSignal, mediation: Mediation): Promise<Ready> {
    const fetched = ahead;
    const start = () => steps.prepare({ signal }, mediation);
    if (!isSeen(mediation) || fetched?.key !== steps.key()) return start();
    ahead = undefined;
    signal.addEventListener('abort', () => fetched.controller.abort());
    // What failed ahead of time, out of sight, gets its real chance now.
    return fetched.ready.catch(start);
  }

  function drop(fetched = ahead) {
    if (fetched !== ahead) return;
    ahead = undefined;
    fetched?.controller.abort();
  }

  function prefetch() {
    let key: string;
    try {
      key = steps.key();
    } catch {
      return; // What is wrong with the settings is told when a ceremony is asked for.
    }
    if (ahead?.key === key) return;
    drop();
    const controller = new AbortController();
    const fetched: Ahead<Ready> = {
      key,
      controller,
      ready: steps.prepare({ signal: controller.signal }, 'modal'),
    };
    ahead = fetched;
    fetched.ready
      .then(({ optionsJSON }) => {
        const calm = timer(lifetime(optionsJSON) * renewal, () => drop(fetched));
        controller.signal.addEventListener('abort', calm);
      })
      .catch(() => undefined); // Kept, so that what was refused is not asked for at each hover.
  }

  async function run({ mediation = 'modal', signal: outer }: Run = {}): Promise<Result> {
    if (outer?.aborted) throw new PasskeyError('aborted');
    const controller = new AbortController();
    const { signal } = controller;
    const end = () => {
      controller.abort(new PasskeyError('aborted'));
      if (active === controller) stop();
    };
    const place = acquireCeremonyLock(mediation, end);
    // Another ceremony runs; perhaps one that was stopped just now, and has taken the place back.
    if (!place || signal.aborted) throw new PasskeyError('aborted');
    stop(controller);
    outer?.addEventListener('abort', end);
    // A listener may have cancelled, or started anew: then this run goes no further.
    const move = (state: CeremonyState<Result>) => {
      signal.throwIfAborted();
      machine.move(state);
      signal.throwIfAborted();
    };
    const seen = isSeen(mediation);
    let picked = false;
    let calm: (() => void) | undefined;
    try {
      if (seen) move({ phase: 'preparing' });
      const { optionsJSON, verify } = await unlessAborted(prepare(signal, mediation), signal);
      const life = lifetime(optionsJSON);
      if (seen) move({ phase: 'prompting' });
      // Autofill waits for as long as the page is open; a dialog does not.
      calm = seen
        ? timer(life + grace, () => controller.abort(new PasskeyError('timed-out')))
        : steps.renew && timer(life * renewal, steps.renew);
      const prompt = (paused: AbortSignal) => {
        signal.throwIfAborted();
        return steps.prompt(optionsJSON, AbortSignal.any([signal, paused]), mediation);
      };
      const response = await unlessAborted(place.call(prompt), signal);
      picked = true;
      calm?.();
      move({ phase: 'verifying' });
      const result = await unlessAborted(verify(response, { signal }), signal);
      active = undefined;
      machine.move({ phase: 'succeeded', result });
      return result;
    } catch (reason) {
      const error = toPasskeyError(reason, 'device-failed');
      if (active === controller) {
        active = undefined;
        // An immediate request that finds no passkey at hand leaves the page as it was, and so does what
        // nobody asked for.
        const quiet = mediation === 'upgrade' || (mediation === 'immediate' && error.code === 'not-allowed');
        if (seen || picked) machine.move(quiet ? { phase: 'idle' } : { phase: 'failed', error });
      }
      throw error;
    } finally {
      calm?.();
      outer?.removeEventListener('abort', end);
      place.leave();
    }
  }

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,
    run,
    prefetch,
    cancel() {
      drop();
      const { phase } = machine.state;
      stop();
      if (!isBusy(phase) && phase !== 'idle') machine.move({ phase: 'idle' });
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
