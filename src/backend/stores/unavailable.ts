/** Failures of a store's server: what a store throws, and how long it waits. */

/** The store cannot be reached now. The response is a 503 with `Retry-After`. Nothing is half written. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('The store is unavailable', { cause });
  }
}

/**
 * Runs a call of a driver. Some drivers queue calls while the server is away, so a call without a result in time fails
 * too.
 *
 * @throws StoreUnavailableError when the call is too slow, or for an error of which `isOutage` returns true
 */
export async function reach<T>(
  call: () => PromiseLike<T>,
  timeout: number,
  isOutage: (error: unknown) => boolean,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new StoreUnavailableError(new Error(`No result within ${timeout} ms`)));
    }, timeout);
  });
  try {
    return await Promise.race([call(), tooSlow]);
  } catch (error) {
    throw isOutage(error) ? new StoreUnavailableError(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** The `code` of an error of Node or of a driver. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
