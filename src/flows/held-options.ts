/**
 * Options of a ceremony that are fetched before the dialog that uses them: ahead of a click, or by autofill of a
 * server that keeps only one challenge.
 */
import type { Abortable } from '../wire/json-request.js';
import type { Mediation } from '../webauthn/authenticator.js';
import { announceChallenge } from '../webauthn/other-tabs.js';
import type { Timer } from './timer.js';

/** Milliseconds until a challenge expires, as far as a client can know: its `timeout`, within limits. */
export const lifetime = (options: { timeout?: number }): number =>
  Math.min(600_000, Math.max(10_000, Number(options.timeout) || 60_000));

/** Milliseconds after which new options are fetched: a part of a challenge's lifetime. */
export const renewalTime = (options: { timeout?: number }): number => lifetime(options) * 0.75;

export interface Held<Ready> {
  /** What the options were fetched for. */
  key: string;
  ready: Promise<Ready>;
  controller: AbortController;
}

export interface OptionsSource<Ready> {
  prepare(options: Abortable, mediation: Mediation): Promise<Ready>;
  /** Everything that `prepare` depends on; options that were fetched for another key are not used. */
  key(): string;
  /**
   * Each fetch of options ends the server's challenge before it. Then nothing is fetched ahead of a click, and a
   * dialog uses the challenge of pending autofill.
   */
  hasOneChallenge?(): boolean;
}

export function createHeldOptions<Ready extends { optionsJSON: { timeout?: number } }>(
  source: OptionsSource<Ready>,
  timer: Timer,
) {
  let held: Held<Ready> | undefined;

  function fetchOptions(options: Abortable, mediation: Mediation): Promise<Ready> {
    if (source.hasOneChallenge?.()) announceChallenge();
    return source.prepare(options, mediation);
  }

  /** Fetches options and holds them. */
  function hold(mediation: Mediation, key = source.key()): Held<Ready> {
    discard();
    const controller = new AbortController();
    return (held = { key, controller, ready: fetchOptions({ signal: controller.signal }, mediation) });
  }

  function discard(options = held) {
    if (options !== held) return;
    held = undefined;
    options?.controller.abort();
  }

  return {
    hold,
    discard,
    /** Returns the held options, which are not held any more. */
    take(): Held<Ready> | undefined {
      const taken = held;
      held = undefined;
      return taken;
    },
    /** Continues the fetch of options that were taken, or fetches options. */
    prepare(signal: AbortSignal, mediation: Mediation, taken?: Held<Ready>): Promise<Ready> {
      const isCurrent = taken?.key === source.key(); // Throws at once when the settings are wrong.
      const start = () => fetchOptions({ signal }, mediation);
      if (!taken) return start();
      const abort = () => taken.controller.abort();
      signal.addEventListener('abort', abort);
      // The person has not seen the first request fail, so the click tries once more.
      if (isCurrent) return taken.ready.catch(start);
      abort();
      return start();
    },
    /** Fetches options ahead of a click, unless that would end the challenge of another ceremony. */
    prefetch(): void {
      let key: string;
      try {
        if (source.hasOneChallenge?.()) return;
        key = source.key();
      } catch {
        return; // The click reports wrong settings.
      }
      if (held?.key === key) return;
      const fetched = hold('modal', key);
      fetched.ready
        .then(({ optionsJSON }) => {
          const cancelTimer = timer(renewalTime(optionsJSON), () => discard(fetched));
          fetched.controller.signal.addEventListener('abort', cancelTimer);
        })
        .catch(() => undefined); // The failure is kept: otherwise each hover would send the request again.
    },
  };
}
