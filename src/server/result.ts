/** The safe style: what a call comes to, to look at instead of to catch. */
import { PasskeyError } from '../wire/errors.js';

/** It came off. */
export interface Ok<Value> {
  readonly success: true;
  readonly failure: false;
  readonly value: Value;
}

/** It did not. */
export interface Err {
  readonly success: false;
  readonly failure: true;
  readonly error: PasskeyError;
}

/** Look at `success` or `failure`: each narrows. */
export type Result<Value> = Ok<Value> | Err;

export const ok = <Value>(value: Value): Ok<Value> => ({ success: true, failure: false, value });

/** What is not one of the kit's errors is a defect, and is thrown on. */
export function err(error: unknown): Err {
  if (error instanceof PasskeyError) return { success: false, failure: true, error };
  throw error;
}
