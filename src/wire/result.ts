/**
 * The safe style: a call resolves with a result to look at; expected errors are not thrown. As in Passlock's
 * library, the result is the value or the error itself with three more properties, so that guards and `_tag`
 * work on it too. They are not enumerable, so they do not appear when the value is sent or stored.
 */
import { PasskeyError } from './errors.js';

/** A success: the value itself, and these three. */
export type Ok<Value> = Value & { readonly success: true; readonly failure: false; readonly value: Value };

/** A failure: the error itself, and these three. */
export type Err<Failure = PasskeyError> = Failure & {
  readonly success: false;
  readonly failure: true;
  readonly error: Failure;
};

/** `success`, `failure` and `_tag` each narrow it. */
export type Result<Value, Failure = PasskeyError> =
  Ok<Value> | (Failure extends unknown ? Err<Failure> : never);

/** Settles with a result. Any error but a PasskeyError is a defect, and still rejects. */
export async function result<Value extends object, Failure extends PasskeyError = PasskeyError>(
  call: Promise<Value>,
): Promise<Result<Value, Failure>> {
  const mark = (outcome: object, success: boolean) =>
    Object.defineProperties(outcome, {
      success: { value: success },
      failure: { value: !success },
      [success ? 'value' : 'error']: { value: outcome },
    }) as Result<Value, Failure>;
  try {
    return mark(await call, true);
  } catch (error) {
    if (error instanceof PasskeyError) return mark(error, false);
    throw error;
  }
}
