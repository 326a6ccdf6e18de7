/** Milliseconds in which a browser should settle a call that shows no user interface, or that was aborted. */
const callTimeout = 1_000;

/** Resolves with the value after some milliseconds. */
export const expired = <T>(timeout = callTimeout, value?: T): Promise<T> =>
  new Promise((resolve) => setTimeout(resolve, timeout, value as T));
