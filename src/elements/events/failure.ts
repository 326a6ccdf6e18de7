/** The event of a failed passkey operation, of a ceremony or of the manager. */
import type { PasskeyError } from '../../wire/errors.js';
import type { ManagerAction } from '../../flows/manager-state.js';
import { bubbling } from './bubbling.js';

/** What failed: a ceremony, loading the list, or an action on it. */
export type PasskeyOperation = 'register' | 'login' | 'load' | Exclude<ManagerAction, 'add'>;

/** An operation ended without success. */
export class PasskeyFailedEvent extends Event {
  readonly operation: PasskeyOperation;
  /** The reason; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(operation: PasskeyOperation, error: PasskeyError) {
    super('passkey-failed', bubbling);
    this.operation = operation;
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-failed': PasskeyFailedEvent;
  }
}
