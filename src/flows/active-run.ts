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
  /** Aborts this run, by default the current one. Returns whether it was the current one. */
  stop(run?: AbortController): boolean;
}

/** @param fallback code of an error that is not a PasskeyError */
export function createActiveRun(fallback: ErrorCode): ActiveRun {
  let current: AbortController | undefined;

  function stop(run = current): boolean {
    const wasCurrent = run === current;
    if (wasCurrent) current = undefined;
    run?.abort(new PasskeyError('aborted'));
    return wasCurrent;
  }

  return {
    async run(work, { done, failed }, controller = new AbortController()) {
      stop();
      current = controller;
      try {
        const result = await work(controller);
        controller.signal.throwIfAborted();
        done(result);
        return result;
      } catch (reason) {
        const isCurrent = current === controller;
        const error = toPasskeyError(reason, isCurrent ? fallback : 'aborted');
        if (isCurrent) failed(error);
        throw error;
      } finally {
        if (current === controller) current = undefined;
      }
    },
    stop,
  };
}
