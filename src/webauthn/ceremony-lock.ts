/**
 * The page's ceremony lock: browsers refuse a second credentials call while one is pending, and a signal to the
 * device counts as a call.
 *
 * The lock hangs on a registered symbol because every flow of the page shares it, including the flows of a second
 * copy of this library.
 */
import type { Mediation } from './authenticator.js';
import { expired } from './timeout.js';

interface Page {
  /** Ends the ceremony that holds the lock. */
  stop?: (() => void) | undefined;
  /** Mediation of the ceremony that holds the lock. */
  mediation?: Mediation;
  /** Settles, and never rejects, when the browser's last call is over. The call may outlive its ceremony. */
  call?: Promise<void>;
  /** Aborts the browser's pending autofill call, which is then repeated after the calls queued since. */
  pause?: AbortController;
  waiting: Set<() => void>;
}

const key = Symbol.for('passkey-elements.ceremony-lock');
const page = (): Page => ((globalThis as { [key]?: Page })[key] ??= { waiting: new Set() });

export interface CeremonyLock {
  /**
   * Makes the browser's call once the previous one is over.
   *
   * @param start makes the call and aborts it with the signal; autofill that was paused makes it again
   */
  call<T>(start: (paused: AbortSignal) => Promise<T>): Promise<T>;
  release(): void;
}

/**
 * Acquires the lock and stops the ceremony that held it. Autofill stops no other ceremony, and an upgrade stops
 * autofill only: they get undefined while the lock is held, and can wait with `whenCeremonyLockFree`.
 */
export function acquireCeremonyLock(
  mediation: Mediation,
  stop: () => void,
  timeout?: number,
): CeremonyLock | undefined {
  const shared = page();
  const { stop: previous } = shared;
  const yields =
    mediation === 'conditional' || (mediation === 'upgrade' && shared.mediation !== 'conditional');
  if (previous && yields) return undefined;
  shared.stop = stop;
  shared.mediation = mediation;
  previous?.();
  return {
    async call(start) {
      for (;;) {
        const pause = new AbortController();
        if (mediation === 'conditional') shared.pause = pause;
        try {
          const response = await enqueue(() => start(pause.signal), timeout);
          // Once the person has picked a passkey in autofill, no upgrade may stop the ceremony.
          if (shared.stop === stop) shared.mediation = 'modal';
          return response;
        } catch (error) {
          if (!pause.signal.aborted) throw error;
        }
      }
    },
    release() {
      if (shared.stop !== stop) return;
      shared.stop = undefined;
      for (const wake of shared.waiting) wake();
      shared.waiting.clear();
    },
  };
}

/**
 * Makes a short call that is not a ceremony: a signal to the device. Pending autofill is paused for it. For an open
 * dialog it waits until `timeout` and then tries, although the browser may refuse: a dialog can take minutes, and
 * its end may make the signal wrong, such as a list without the passkey just created.
 */
export function withCeremonyLock<T>(start: () => Promise<T>, timeout?: number): Promise<T> {
  page().pause?.abort();
  return enqueue(start, timeout);
}

function enqueue<T>(start: () => Promise<T>, timeout?: number): Promise<T> {
  const shared = page();
  // An aborted call that never settles (seen in Safari) must not block the next one.
  const call = Promise.race([shared.call, expired(timeout)]).then(start);
  shared.call = call.then(ignore, ignore);
  return call;
}

/** Does a ceremony hold the lock? */
export const isCeremonyLockHeld = (): boolean => !!page().stop;

/** Resolves when no ceremony holds the lock, or the signal aborts. */
export async function whenCeremonyLockFree(signal: AbortSignal): Promise<void> {
  const { waiting } = page();
  while (isCeremonyLockHeld() && !signal.aborted)
    await new Promise<unknown>((resolve) => {
      waiting.add(resolve as () => void);
      signal.addEventListener('abort', resolve);
    });
}

const ignore = () => undefined;
