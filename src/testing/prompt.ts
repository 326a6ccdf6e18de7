/** One request that waits for a person: it ends with their answer, the page's abort, or the time. */

/**
 * What the person does. `ignore`: nothing, until the time is up or `device.answer()` says otherwise.
 * `verified: false`: approves, but fails fingerprint, face and PIN. `id`: of the passkey to use.
 */
export type Answer = 'approve' | 'cancel' | 'ignore' | { verified?: boolean; id?: string };

export interface Prompt {
  /** True when it was still open. */
  answer(answer: Answer): boolean;
  fail(reason: unknown): void;
  /** Resolves with an answer other than `ignore`. */
  readonly settled: Promise<Exclude<Answer, 'ignore'>>;
}

/** Calls back after milliseconds; returns what prevents that. */
export type DeviceTimer = (ms: number, act: () => void) => () => void;

export const webTimer: DeviceTimer = (ms, act) => {
  const timer = setTimeout(act, ms);
  return () => {
    clearTimeout(timer);
  };
};

/** @param timeout undefined: it waits for as long as the page does */
export function openPrompt(
  signal: AbortSignal | undefined,
  timeout: number | undefined,
  timer: DeviceTimer,
): Prompt {
  let open = true;
  let resolve!: (answer: Exclude<Answer, 'ignore'>) => void;
  let reject!: (reason: unknown) => void;
  const settled = new Promise<Exclude<Answer, 'ignore'>>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const end = (): boolean => {
    if (!open) return false;
    open = false;
    stopTimer?.();
    signal?.removeEventListener('abort', abort);
    return true;
  };
  const fail = (reason: unknown) => {
    if (end()) reject(reason);
  };
  const abort = () => {
    fail(signal?.reason);
  };
  signal?.addEventListener('abort', abort);
  const stopTimer =
    timeout === undefined
      ? undefined
      : timer(timeout, () => {
          fail(notAllowed('The time is up.'));
        });
  return {
    settled,
    fail,
    answer(answer) {
      if (answer === 'ignore') return open;
      if (!end()) return false;
      resolve(answer);
      return true;
    },
  };
}

export const notAllowed = (why: string): DOMException => new DOMException(why, 'NotAllowedError');
