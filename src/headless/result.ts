/**
 * The safe style: what a call comes to, to look at instead of to catch. As in Passlock's library, the
 * result is the value or the error itself with three more properties, so that guards and `_tag` work on
 * it as well; they are not enumerable, so that it stays as it is when it is sent or stored.
 */
import { PasskeyError } from '../wire/errors.js';

/** A success: the value itself, and these three. */
export type Ok<Value> = Value & { readonly success: true; readonly failure: false; readonly value: Value };

/** A failure: the error itself, and these three. */
export type Err<Failure> = Failure & {
  readonly success: false;
  readonly failure: true;
  readonly error: Failure;
};

/** Look at `success` or `failure`, or at `_tag`: each narrows. */
export type Result<Value, Failure> = Ok<Value> | (Failure extends unknown ? Err<Failure> : never);

/** Settles with a result. What is not one of the kit's errors is a defect, and still rejects. */
export async function result<Value extends object, Failure extends PasskeyError>(
  call: Promise<Value>,
): Promise<Result<Value, Failure>> {
  const mark = (what: object, success: boolean) =>
    Object.defineProperties(what, {
      success: { value: success },
      failure: { value: !success },
      [success ? 'value' : 'error']: { value: what },
    }) as Result<Value, Failure>;
  try {
    return mark(await call, true);
  } catch (error) {
    if (error instanceof PasskeyError) return mark(error, false);
    throw error;
  }
}
