/** Events of `<passkey-auth>`. */
import type { BackendUser } from '../../wire/contract.js';
import type { AuthPhase, AuthResult } from '../../flows/auth.js';
import { bubbling } from './bubbling.js';

/** The person is signed in, and has created the offered passkey or declined it: the page can continue. */
export class PasskeyAuthCompletedEvent extends Event {
  /** How the person was signed in; `session` when a session was open already. */
  readonly method: AuthResult['method'];
  /** The signed-in person, when the backend returned one. */
  readonly user: BackendUser | undefined;

  constructor({ method, user }: AuthResult) {
    super('passkey-auth-completed', bubbling);
    this.method = method;
    this.user = user;
  }
}

/** Another step is on show. */
export class PasskeyAuthPhaseChangedEvent extends Event {
  /** The current phase. */
  readonly phase: AuthPhase;
  /** The phase before. */
  readonly previous: AuthPhase;

  constructor(phase: AuthPhase, previous: AuthPhase) {
    super('passkey-auth-phase-changed', bubbling);
    this.phase = phase;
    this.previous = previous;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-auth-completed': PasskeyAuthCompletedEvent;
    'passkey-auth-phase-changed': PasskeyAuthPhaseChangedEvent;
  }
}
