/**
 * The page's one place for a ceremony: browsers refuse a second credentials call while one pends.
 *
 * It hangs on a registered symbol because it has to be shared by every flow on the page, also by those
 * of a second copy of this library.
 */
import type { Mediation } from '../authenticator.js';

interface Page {
  /** Ends the ceremony that holds the place. */
  stop?: (() => void) | undefined;
  /** Of the ceremony that holds the place. */
  mediation?: Mediation;
  /** Settles, and never rejects, when the browser's last call is over; that may outlive its ceremony. */
  call?: Promise<void> | undefined;
  waiting: Set<() => void>;
}

const key = Symbol.for('passkey-elements.place');
const page = (): Page => ((globalThis as { [key]?: Page })[key] ??= { waiting: new Set() });

// A call that was aborted and still never settles (seen in Safari) must not block the next one for good.
const patience = 1000;

export interface Place {
  /** Makes the browser's call, once the previous one is over. */
  call<T>(start: () => Promise<T>): Promise<T>;
  leave(): void;
}

/**
 * Takes the place and stops whoever held it. Autofill stops nobody, and an upgrade stops autofill alone:
 * when the place is held the answer is undefined, and `placeFree` tells when to ask again.
 */
export function takePlace(mediation: Mediation, stop: () => void): Place | undefined {
  const shared = page();
  const gives =
    mediation === 'conditional' || (mediation === 'upgrade' && shared.mediation !== 'conditional');
  if (shared.stop && gives) return undefined;
  const previous = shared.stop;
  shared.stop = stop;
  shared.mediation = mediation;
  previous?.();
  return {
    call(start) {
      const previous = Promise.race([shared.call, new Promise((resolve) => setTimeout(resolve, patience))]);
      const call = previous.then(start);
      shared.call = call.then(ignore, ignore);
      return call;
    },
    leave() {
      if (shared.stop !== stop) return;
      shared.stop = undefined;
      for (const wake of shared.waiting) wake();
      shared.waiting.clear();
    },
  };
}

/** Does a ceremony hold the place? */
export const isTaken = (): boolean => !!page().stop;

/** Settles when nobody holds the place, or the signal aborts. */
export async function placeFree(signal: AbortSignal): Promise<void> {
  const { waiting } = page();
  while (isTaken() && !signal.aborted)
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      signal.addEventListener('abort', () => resolve());
    });
}

const ignore = () => undefined;
