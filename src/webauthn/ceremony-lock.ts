/**
 * The page's one place for a ceremony: browsers refuse a second credentials call while one pends, and a signal
 * to the device counts as one.
 *
 * It hangs on a registered symbol because it has to be shared by every flow on the page, also by those
 * of a second copy of this library.
 */
import { late, type Mediation } from './authenticator.js';

interface Page {
  /** Ends the ceremony that holds the place. */
  stop?: (() => void) | undefined;
  /** Of the ceremony that holds the place. */
  mediation?: Mediation;
  /** Settles, and never rejects, when the browser's last call is over; that may outlive its ceremony. */
  call?: Promise<void>;
  /** Takes back the browser's call of autofill that waits; it is made again after the calls that have come since. */
  pause?: AbortController;
  waiting: Set<() => void>;
}

const key = Symbol.for('passkey-elements.ceremony-lock');
const page = (): Page => ((globalThis as { [key]?: Page })[key] ??= { waiting: new Set() });

export interface CeremonyLock {
  /**
   * Makes the browser's call, once the previous one is over.
   *
   * @param start makes it, and ends it when the signal aborts; called again after that
   */
  call<T>(start: (paused: AbortSignal) => Promise<T>): Promise<T>;
  leave(): void;
}

/**
 * Takes the place and stops whoever held it. Autofill stops nobody, and an upgrade stops autofill alone:
 * when the place is held the answer is undefined, and `whenCeremonyLockFree` tells when to ask again.
 */
export function acquireCeremonyLock(mediation: Mediation, stop: () => void): CeremonyLock | undefined {
  const shared = page();
  const { stop: previous } = shared;
  const gives =
    mediation === 'conditional' || (mediation === 'upgrade' && shared.mediation !== 'conditional');
  if (previous && gives) return undefined;
  shared.stop = stop;
  shared.mediation = mediation;
  previous?.();
  return {
    async call(start) {
      for (;;) {
        const pause = new AbortController();
        if (mediation === 'conditional') shared.pause = pause;
        try {
          const answer = await queue(() => start(pause.signal));
          // A passkey that was picked in autofill is the person's doing: no upgrade stops it.
          if (shared.stop === stop) shared.mediation = 'modal';
          return answer;
        } catch (error) {
          if (!pause.signal.aborted) throw error;
        }
      }
    },
    leave() {
      if (shared.stop !== stop) return;
      shared.stop = undefined;
      for (const wake of shared.waiting) wake();
      shared.waiting.clear();
    },
  };
}

/**
 * Makes a short call that is no ceremony: a signal to the device. Autofill that waits makes room for it. While the
 * person is in a dialog it waits a second at most, and then the browser may refuse it: a dialog can take minutes,
 * and what was to be told may be wrong by its end, such as a list without the passkey that it makes.
 */
export function withCeremonyLock<T>(start: () => Promise<T>): Promise<T> {
  page().pause?.abort();
  return queue(start);
}

function queue<T>(start: () => Promise<T>): Promise<T> {
  const shared = page();
  // A call that was aborted and still never settles (seen in Safari) must not block the next one for good.
  const call = Promise.race([shared.call, late()]).then(start);
  shared.call = call.then(ignore, ignore);
  return call;
}

/** Does a ceremony hold the place? */
export const isCeremonyLockHeld = (): boolean => !!page().stop;

/** Settles when nobody holds the place, or the signal aborts. */
export async function whenCeremonyLockFree(signal: AbortSignal): Promise<void> {
  const { waiting } = page();
  while (isCeremonyLockHeld() && !signal.aborted)
    await new Promise<unknown>((resolve) => {
      waiting.add(resolve as () => void);
      signal.addEventListener('abort', resolve);
    });
}

const ignore = () => undefined;
