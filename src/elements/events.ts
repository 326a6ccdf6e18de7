/** The events of the elements. All bubble and cross shadow boundaries; facts are in the past tense. */
import type { BackendPasskey, BackendUser, Principal } from '../api/contract.js';
import type { KitError } from '../errors.js';
import type { Phase } from '../flows/ceremony.js';
import type { Authenticated } from '../flows/login.js';
import type { Registered } from '../flows/register.js';

const init = { bubbles: true, composed: true };

/** The person asked for a ceremony. Cancel it (`preventDefault`) and nothing happens. */
export class PasskeyRequestEvent extends Event {
  constructor(type: 'passkey-register-request' | 'passkey-login-request') {
    super(type, { ...init, cancelable: true });
  }
}

/** A passkey was created and verified. */
export class PasskeyRegisteredEvent extends Event {
  /** Single use, for the app's backend. Already spent when the element was given a backend and no name. */
  readonly code: string;
  readonly idToken: string;
  readonly principal: Principal;
  /** The linked passkey, when a backend linked it. */
  readonly passkey: BackendPasskey | undefined;

  constructor(result: Registered) {
    super('passkey-registered', init);
    this.code = result.code;
    this.idToken = result.idToken;
    this.principal = result.principal;
    this.passkey = result.passkey;
  }
}

/** A passkey was used and verified. */
export class PasskeyAuthenticatedEvent extends Event {
  /** Single use, for the app's backend. Already spent when the element was given a backend and no name. */
  readonly code: string;
  readonly idToken: string;
  readonly principal: Principal;
  /** The signed-in person, when a backend opened the session. */
  readonly user: BackendUser | undefined;

  constructor(result: Authenticated) {
    super('passkey-authenticated', init);
    this.code = result.code;
    this.idToken = result.idToken;
    this.principal = result.principal;
    this.user = result.user;
  }
}

/** A ceremony that the person started ended without success. */
export class PasskeyFailedEvent extends Event {
  readonly error: KitError;

  constructor(error: KitError) {
    super('passkey-failed', init);
    this.error = error;
  }
}

/** The element moved on to another phase. */
export class PasskeyPhaseChangedEvent extends Event {
  readonly phase: Phase;
  readonly previous: Phase;

  constructor(phase: Phase, previous: Phase) {
    super('passkey-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-register-request': PasskeyRequestEvent;
    'passkey-login-request': PasskeyRequestEvent;
    'passkey-registered': PasskeyRegisteredEvent;
    'passkey-authenticated': PasskeyAuthenticatedEvent;
    'passkey-failed': PasskeyFailedEvent;
    'passkey-phase-changed': PasskeyPhaseChangedEvent;
  }
}
