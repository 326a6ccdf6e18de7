/** One headless call: under the caller's signal and deadline, failing with an error of its own kind. */
import type { PasslockConfig } from '../wire/passlock.js';
import { PasskeyError } from '../wire/errors.js';

/** What every call takes, beside the tenancy. */
export interface CallOptions {
  /** Cancels the call; it then fails with the code `aborted`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds the call may take; it then fails with the code `timed-out`. Default: no limit of its own. */
  deadline?: number | undefined;
}

/** The second argument of every function: the tenancy, and the bounds of this call. */
export interface CallConfig extends PasslockConfig, CallOptions {}

/** What timers can count to. */
const longest = 2 ** 31 - 1;

export async function call<T>(
  { signal, deadline }: CallOptions,
  present: (error: PasskeyError) => PasskeyError,
  work: (io: { signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const bounds = signal ? [signal] : [];
  if (deadline !== undefined) bounds.push(AbortSignal.timeout(Math.max(0, Math.min(deadline, longest)) || 0));
  const either = AbortSignal.any(bounds);
  try {
    if (either.aborted) throw new PasskeyError('aborted');
    return await work({ signal: either });
  } catch (error) {
    if (!(error instanceof PasskeyError)) throw error;
    throw present(either.aborted && !signal?.aborted ? new PasskeyError('timed-out') : error);
  }
}

/** A call that tells the device something: the tag of its success, and the error it fails with. */
export const signalling = <Tag extends string, Result>(
  options: CallOptions,
  _tag: Tag,
  Failure: new (error: PasskeyError) => PasskeyError,
  work: (io: { signal: AbortSignal }) => Promise<Result>,
): Promise<Result & { _tag: Tag }> =>
  call(
    options,
    (error) => new Failure(error),
    async (io) => ({ ...(await work(io)), _tag }),
  );
