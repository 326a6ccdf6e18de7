/** One headless call: under the caller's signal and deadline, failing with an error of its own kind. */
import type { PasslockConfig } from '../api/passlock.js';
import { KitError } from '../errors.js';

/** What every call takes, beside the tenancy. */
export interface CallOptions {
  /** Cancels the call; it then fails with the code `aborted`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds the call may take; it then fails with the code `timed-out`. Default: no limit of its own. */
  deadline?: number | undefined;
}

/** The second argument of every function: the tenancy, and the bounds of this call. */
export interface CallConfig extends PasslockConfig, CallOptions {}

const longest = 2 ** 31 - 1;

export async function call<T>(
  { signal, deadline }: CallOptions,
  present: (error: KitError) => KitError,
  work: (io: { signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = deadline && setTimeout(abort, Math.min(deadline, longest));
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) throw new KitError('aborted', 'Cancelled before it began');
    return await work(controller);
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    const late = controller.signal.aborted && !signal?.aborted;
    throw present(late ? new KitError('timed-out', 'The deadline has passed') : error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** A call that tells the device something: the tag of its success, and the error it fails with. */
export const signalling = <Tag extends string, Result>(
  options: CallOptions,
  _tag: Tag,
  Failure: new (error: KitError) => KitError,
  work: (io: { signal: AbortSignal }) => Promise<Result>,
): Promise<Result & { _tag: Tag }> =>
  call(
    options,
    (error) => new Failure(error),
    async (io) => ({ ...(await work(io)), _tag }),
  );
