/**
 * The events of the elements. All bubble and cross shadow boundaries. An event named `…-request` is dispatched before
 * an action of the person and can be cancelled; the others report facts.
 */
import type { BackendPasskey, BackendUser, Principal } from '../wire/contract.js';
import type { Accepted } from '../wire/custom-server.js';
import type { PasskeyAbilities } from '../webauthn/capabilities.js';
import type { SignalOutcome } from '../webauthn/signals.js';
import type { PasskeyError } from '../wire/errors.js';
import type { Phase } from '../flows/ceremony.js';
import type { Authenticated } from '../flows/login.js';
import type { ManagerAction, ManagerPhase } from '../flows/manager-state.js';
import type { CodeVerified, OtpPhase } from '../flows/otp.js';
import type { Registered } from '../flows/register.js';

const init = { bubbles: true, composed: true };

/** The person wants to start a ceremony. Cancelable: then nothing happens. */
export class PasskeyRequestEvent extends Event {
  constructor(type: 'passkey-register-request' | 'passkey-login-request') {
    super(type, { ...init, cancelable: true });
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
  /** Single use, for the app's backend. Already exchanged when the element has a backend and no name. */
  readonly code: string;
  /** Signed by Passlock (a JWT), for your server to verify. */
  readonly idToken: string;
  /** Whose passkey it is, unsigned: for display only. */
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

/** A custom server accepted the passkey that was created or used. */
export class PasskeyAcceptedEvent extends Event {
  /** The JSON object of its response. There is no code: the server opens its own session. */
  readonly value: Accepted['value'];

  constructor(result: Accepted) {
    super('passkey-accepted', init);
    this.value = result.value;
  }
}

/** What failed: a ceremony, loading the list, or an action on it. */
export type PasskeyOperation = 'register' | 'login' | 'load' | Exclude<ManagerAction, 'add'>;

/** An operation ended without success. */
export class PasskeyFailedEvent extends Event {
  readonly operation: PasskeyOperation;
  /** The reason; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(operation: PasskeyOperation, error: PasskeyError) {
    super('passkey-failed', init);
    this.operation = operation;
    this.error = error;
  }
}

/** The element entered another phase. */
export class PasskeyPhaseChangedEvent extends Event {
  /** The current phase. */
  readonly phase: Phase;
  /** The phase before. */
  readonly previous: Phase;

  constructor(phase: Phase, previous: Phase) {
    super('passkey-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

/** The person wants a code by email, or another one. Cancelable: then nothing is sent. */
export class OtpSendRequestEvent extends Event {
  constructor() {
    super('otp-send-request', { ...init, cancelable: true });
  }
}

/** The person wants their code checked. Cancelable: then nothing happens. */
export class OtpCheckRequestEvent extends Event {
  constructor() {
    super('otp-check-request', { ...init, cancelable: true });
  }
}

/** A code was sent by email. */
export class OtpSentEvent extends Event {
  /** The address. */
  readonly email: string;

  constructor(email: string) {
    super('otp-sent', init);
    this.email = email;
  }
}

/** The code was correct. */
export class OtpVerifiedEvent extends Event {
  /** The purpose of the code. */
  readonly purpose: string;
  /** The signed-in person, when the purpose opened a session. */
  readonly user: BackendUser | undefined;
  /** Single use, for signalling the account's new name to the device after a change of address. */
  readonly updatePasskeysToken: string | undefined;

  constructor(result: CodeVerified) {
    super('otp-verified', init);
    this.purpose = result.purpose;
    this.user = result.user;
    this.updatePasskeysToken = result.updatePasskeysToken;
  }
}

/** The person has entered another label for a passkey. Cancelable: then the label stays. */
export class PasskeyRenameRequestEvent extends Event {
  readonly passkey: BackendPasskey;
  /** The new label. */
  readonly label: string;

  constructor(passkey: BackendPasskey, label: string) {
    super('passkey-rename-request', { ...init, cancelable: true });
    this.passkey = passkey;
    this.label = label;
  }
}

/** The person wants to remove a passkey. Cancelable: then there is no question, and the passkey stays. */
export class PasskeyRemoveRequestEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-remove-request', { ...init, cancelable: true });
    this.passkey = passkey;
  }
}

/** The person wants to replace a passkey of an old domain. Cancelable: then nothing happens. */
export class PasskeyReplaceRequestEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-replace-request', { ...init, cancelable: true });
    this.passkey = passkey;
  }
}

/** The person wants the device to hide passkeys that the account no longer has. Cancelable: then nothing happens. */
export class PasskeyPruneRequestEvent extends Event {
  constructor() {
    super('passkey-prune-request', { ...init, cancelable: true });
  }
}

/** A passkey was removed from the account. */
export class PasskeyRemovedEvent extends Event {
  readonly passkey: BackendPasskey;
  /** The outcome of the signal to the device. */
  readonly device: SignalOutcome | undefined;

  constructor(passkey: BackendPasskey, device: SignalOutcome | undefined) {
    super('passkey-removed', init);
    this.passkey = passkey;
    this.device = device;
  }
}

/** A passkey got another label. */
export class PasskeyRenamedEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-renamed', init);
    this.passkey = passkey;
  }
}

/** The list was loaded. */
export class PasskeysLoadedEvent extends Event {
  /** All of them. */
  readonly passkeys: readonly BackendPasskey[];

  constructor(passkeys: readonly BackendPasskey[]) {
    super('passkeys-loaded', init);
    this.passkeys = passkeys;
  }
}

/** The manager entered another phase. */
export class PasskeyManagerPhaseChangedEvent extends Event {
  /** The current phase. */
  readonly phase: ManagerPhase;
  /** The phase before. */
  readonly previous: ManagerPhase;

  constructor(phase: ManagerPhase, previous: ManagerPhase) {
    super('passkey-manager-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

/** The backend wants the person to authenticate again. Cancelable: then the page does it in its own way. */
export class ReauthenticationRequestEvent extends Event {
  constructor() {
    super('reauthentication-request', { ...init, cancelable: true });
  }
}

/** A code could not be sent, or was wrong. */
export class OtpFailedEvent extends Event {
  /** The reason; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(error: PasskeyError) {
    super('otp-failed', init);
    this.error = error;
  }
}

/** The element entered another phase. */
export class OtpPhaseChangedEvent extends Event {
  /** The current phase. */
  readonly phase: OtpPhase;
  /** The phase before. */
  readonly previous: OtpPhase;

  constructor(phase: OtpPhase, previous: OtpPhase) {
    super('otp-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

/** The capabilities of this browser are known. */
export class PasskeySupportDetectedEvent extends Event {
  readonly support: PasskeyAbilities;

  constructor(support: PasskeyAbilities) {
    super('passkey-support-detected', init);
    this.support = support;
  }
}

/**
 * The person wants another element of the page: a code instead of a passkey, or a new passkey. Cancelable: then the
 * page shows it in its own way.
 */
export class HandOffRequestEvent extends Event {
  constructor(type: 'otp-offer-request' | 'passkey-offer-request') {
    super(type, { ...init, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-register-request': PasskeyRequestEvent;
    'passkey-login-request': PasskeyRequestEvent;
    'passkey-registered': PasskeyRegisteredEvent;
    'passkey-authenticated': PasskeyAuthenticatedEvent;
    'passkey-accepted': PasskeyAcceptedEvent;
    'passkey-failed': PasskeyFailedEvent;
    'passkey-phase-changed': PasskeyPhaseChangedEvent;
    'passkey-manager-phase-changed': PasskeyManagerPhaseChangedEvent;
    'passkey-prune-request': PasskeyPruneRequestEvent;
    'passkey-remove-request': PasskeyRemoveRequestEvent;
    'passkey-rename-request': PasskeyRenameRequestEvent;
    'passkey-replace-request': PasskeyReplaceRequestEvent;
    'passkey-removed': PasskeyRemovedEvent;
    'passkey-renamed': PasskeyRenamedEvent;
    'passkeys-loaded': PasskeysLoadedEvent;
    'reauthentication-request': ReauthenticationRequestEvent;
    'otp-send-request': OtpSendRequestEvent;
    'otp-check-request': OtpCheckRequestEvent;
    'otp-sent': OtpSentEvent;
    'otp-verified': OtpVerifiedEvent;
    'otp-failed': OtpFailedEvent;
    'otp-phase-changed': OtpPhaseChangedEvent;
    'otp-offer-request': HandOffRequestEvent;
    'passkey-offer-request': HandOffRequestEvent;
    'passkey-support-detected': PasskeySupportDetectedEvent;
  }
}
