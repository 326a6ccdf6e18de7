/** Events of `<passkey-register>` and `<passkey-login>`. */
import type { BackendPasskey, BackendUser, Principal } from '../../wire/contract.js';
import type { Accepted } from '../../wire/custom-server.js';
import type { Phase } from '../../flows/ceremony.js';
import type { Authenticated } from '../../flows/login.js';
import type { Registered } from '../../flows/register.js';
import { bubbling } from './bubbling.js';

/** The person wants to start a ceremony. Cancelable: then nothing happens. */
export class PasskeyRequestEvent extends Event {
  constructor(type: 'passkey-register-request' | 'passkey-login-request') {
    super(type, { ...bubbling, cancelable: true });
  }
}

/** A passkey was created and verified. */
export class PasskeyRegisteredEvent extends Event {
  /** Single use, for the app's backend. Already exchanged when the element has a backend and no name. */
  readonly code: string;
  /** Signed by Passlock (a JWT), for your server to verify. */
  readonly idToken: string;
  /** Whose passkey it is, unsigned: for display only. */
  readonly principal: Principal;
  /** The linked passkey, when a backend linked it. */
  readonly passkey: BackendPasskey | undefined;
  /** The person whose account began with this passkey, when the backend returned it. */
  readonly user: BackendUser | undefined;

  constructor(result: Registered) {
    super('passkey-registered', bubbling);
    this.code = result.code;
    this.idToken = result.idToken;
    this.principal = result.principal;
    this.passkey = result.passkey;
    this.user = result.user;
  }
}

/** A passkey was used and verified. */
export class PasskeyAuthenticatedEvent extends Event {
  /** Single use, for the app's backend. Already exchanged when the element has a backend and no name. */
  readonly code: string;
  /** Signed by Passlock (a JWT), for your server to verify. */
  readonly idToken: string;
  /** Whose passkey it is, unsigned: for display only. */
  readonly principal: Principal;
  /** The signed-in person, when a backend opened the session. */
  readonly user: BackendUser | undefined;

  constructor(result: Authenticated) {
    super('passkey-authenticated', bubbling);
    this.code = result.code;
    this.idToken = result.idToken;
    this.principal = result.principal;
    this.user = result.user;
  }
}

/** A custom server accepted the passkey that was created or used. */
export class PasskeyAcceptedEvent extends Event {
  /** The JSON object of its response. There is no code: the server opens its own session. */
  readonly value: Accepted['value'];

  constructor(result: Accepted) {
    super('passkey-accepted', bubbling);
    this.value = result.value;
  }
}

/** The element entered another phase. */
export class PasskeyPhaseChangedEvent extends Event {
  /** The current phase. */
  readonly phase: Phase;
  /** The phase before. */
  readonly previous: Phase;

  constructor(phase: Phase, previous: Phase) {
    super('passkey-phase-changed', bubbling);
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
    'passkey-accepted': PasskeyAcceptedEvent;
    'passkey-phase-changed': PasskeyPhaseChangedEvent;
  }
}
