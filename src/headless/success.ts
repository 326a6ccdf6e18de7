/** What the signal functions answer: what each instruction came to, and what did not stop them. */
import type { DeletionInstruction, PruningInstruction, UpdateInstruction } from '../wire/signals.js';
import type { Signalled } from '../flows/device-signals.js';

/** The device was told a new name, as far as it can be told; see `outcomes` and `warnings`. */
export interface UpdateSuccess extends Signalled<Omit<UpdateInstruction, 'displayName'>> {
  _tag: 'UpdateSuccess';
}

/** The device was told of deleted passkeys, as far as it can be told; see `outcomes` and `warnings`. */
export interface DeleteSuccess extends Signalled<Omit<DeletionInstruction, 'userId'>> {
  _tag: 'DeleteSuccess';
}

/** The device was told which passkeys stay, as far as it can be told; see `outcomes` and `warnings`. */
export interface PruningSuccess extends Signalled<PruningInstruction> {
  _tag: 'PruningSuccess';
}
