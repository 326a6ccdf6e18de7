/** One run of a flow at a time: a newer run, or `stop`, aborts the current one, and its late result is dropped. */
import { PasskeyError, toPasskeyError, type ErrorCode } from '../wire/errors.js';

export interface Settle<Result> {
  done(result: Result): void;
  failed(error: PasskeyError): void;
}

export interface ActiveRun {
  /**
   * Aborts the current run and starts a new one. Calls `done` or `failed`, unless the run is not current any more;
   * an error in `done`, such as a malformed result, leads to `failed`.
   *
   * @throws PasskeyError; `aborted` when a newer run or `stop` came first
   */
  run<Result>(
    work: (run: AbortController) => Promise<Result>,
    settle: Settle<Result>,
    controller?: AbortController,
  ): Promise<Result>;
  /** Aborts the current run; with an argument, only if that is the current one. Returns whether there was one. */
  stop(only?: AbortController): boolean;
}

/** @param fallback code of an error that is not a PasskeyError */
export function createActiveRun(fallback: ErrorCode): ActiveRun {
  let current: AbortController | undefined;

  /** Is it the current run? There is none afterwards. */
  function end(run = current): boolean {
    if (!run || run !== current) return false;
    current = undefined;
    return true;
  }

  function stop(only = current): boolean {
    const wasCurrent = end(only);
    if (wasCurrent) only?.abort(new PasskeyError('aborted'));
    return wasCurrent;
  }

  return {
    async run(work, { done, failed }, controller = new AbortController()) {
      stop();
      current = controller;
      try {
        const result = await work(controller);
        if (current !== controller) throw new PasskeyError('aborted');
        done(result);
        end(controller);
        return result;
      } catch (reason) {
        const isCurrent = end(controller);
        const error = toPasskeyError(reason, isCurrent ? fallback : 'aborted');
        if (isCurrent) failed(error);
        throw error;
      }
    },
    stop,
  };
}
