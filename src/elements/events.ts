/** The events of the elements. All bubble and cross shadow boundaries; facts are in the past tense. */
import type { BackendPasskey, BackendUser, Principal } from '../wire/contract.js';
import type { Accepted } from '../wire/custom-server.js';
import type { SignalOutcome } from '../webauthn/authenticator.js';
import type { PasskeyError } from '../wire/errors.js';
import type { Phase } from '../flows/ceremony.js';
import type { Authenticated } from '../flows/login.js';
import type { CodeVerified, OtpPhase } from '../flows/otp.js';
import type { Registered } from '../flows/register.js';
import type { PasskeyAbilities } from '../webauthn/support.js';

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
  /** What the server vouches for, signed (a JWT): for your server to verify. */
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
  /** Single use, for the app's backend. Already spent when the element was given a backend and no name. */
  readonly code: string;
  /** What the server vouches for, signed (a JWT): for your server to verify. */
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

/** A server that is not Passlock accepted the passkey that was made or used. */
export class PasskeyAcceptedEvent extends Event {
  /** The JSON object it answered. There is no code: the session is the server's own. */
  readonly value: Accepted['value'];

  constructor(result: Accepted) {
    super('passkey-accepted', init);
    this.value = result.value;
  }
}

/** A ceremony that the person started ended without success. */
export class PasskeyFailedEvent extends Event {
  /** Why; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(error: PasskeyError) {
    super('passkey-failed', init);
    this.error = error;
  }
}

/** The element moved on to another phase. */
export class PasskeyPhaseChangedEvent extends Event {
  /** Where it is now. */
  readonly phase: Phase;
  /** Where it was. */
  readonly previous: Phase;

  constructor(phase: Phase, previous: Phase) {
    super('passkey-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

/** The person wants their code checked. Cancel it (`preventDefault`) and nothing happens. */
export class OtpCheckRequestEvent extends Event {
  constructor() {
    super('otp-check-request', { ...init, cancelable: true });
  }
}

/** A code was mailed. */
export class OtpSentEvent extends Event {
  /** Where to. */
  readonly email: string;

  constructor(email: string) {
    super('otp-sent', init);
    this.email = email;
  }
}

/** The code was right. */
export class OtpVerifiedEvent extends Event {
  /** What the code was for. */
  readonly purpose: string;
  /** The signed-in person, when the purpose opened a session. */
  readonly user: BackendUser | undefined;

  /** Single use: tells the device the account's new name, after a change of address. */
  readonly updatePasskeysToken: string | undefined;

  constructor(result: CodeVerified) {
    super('otp-verified', init);
    this.purpose = result.purpose;
    this.user = result.user;
    this.updatePasskeysToken = result.updatePasskeysToken;
  }
}

/** The person wants a passkey removed. Cancel it (`preventDefault`) and they are not asked, and it stays. */
export class PasskeyRemoveRequestEvent extends Event {
  /** Which one. */
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-remove-request', { ...init, cancelable: true });
    this.passkey = passkey;
  }
}

/** The person wants a passkey of an old domain replaced. Cancel it (`preventDefault`) and nothing happens. */
export class PasskeyReplaceRequestEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-replace-request', { ...init, cancelable: true });
    this.passkey = passkey;
  }
}

/** A passkey was removed from the account. */
export class PasskeyRemovedEvent extends Event {
  /** Which one. */
  readonly passkey: BackendPasskey;
  /** What became of the device's copy. */
  readonly device: SignalOutcome | undefined;

  constructor(passkey: BackendPasskey, device: SignalOutcome | undefined) {
    super('passkey-removed', init);
    this.passkey = passkey;
    this.device = device;
  }
}

/** A passkey got another label. */
export class PasskeyRenamedEvent extends Event {
  /** Which one. */
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-renamed', init);
    this.passkey = passkey;
  }
}

/** The list is there, or was loaded anew. */
export class PasskeysLoadedEvent extends Event {
  /** All of them. */
  readonly passkeys: readonly BackendPasskey[];

  constructor(passkeys: readonly BackendPasskey[]) {
    super('passkeys-loaded', init);
    this.passkeys = passkeys;
  }
}

/** The list could not be loaded, or a change was not possible. */
export class PasskeysFailedEvent extends Event {
  /** Why; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(error: PasskeyError) {
    super('passkeys-failed', init);
    this.error = error;
  }
}

/** The backend wants a fresh proof. Cancel it (`preventDefault`) to ask for one in the page's own way. */
export class ReauthenticationRequestEvent extends Event {
  constructor() {
    super('reauthentication-request', { ...init, cancelable: true });
  }
}

/** A code could not be mailed, or was not right. */
export class OtpFailedEvent extends Event {
  /** Why; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(error: PasskeyError) {
    super('otp-failed', init);
    this.error = error;
  }
}

/** The element moved on to another phase. */
export class OtpPhaseChangedEvent extends Event {
  /** Where it is now. */
  readonly phase: OtpPhase;
  /** Where it was. */
  readonly previous: OtpPhase;

  constructor(phase: OtpPhase, previous: OtpPhase) {
    super('otp-phase-changed', init);
    this.phase = phase;
    this.previous = previous;
  }
}

/** It is known what this browser can do. */
export class PasskeySupportDetectedEvent extends Event {
  readonly support: PasskeyAbilities;

  constructor(support: PasskeyAbilities) {
    super('passkey-support-detected', init);
    this.support = support;
  }
}

/** The person wants another element of the page: a code instead of a passkey, or a passkey after a code. */
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
    'passkey-remove-request': PasskeyRemoveRequestEvent;
    'passkey-replace-request': PasskeyReplaceRequestEvent;
    'passkey-removed': PasskeyRemovedEvent;
    'passkey-renamed': PasskeyRenamedEvent;
    'passkeys-loaded': PasskeysLoadedEvent;
    'passkeys-failed': PasskeysFailedEvent;
    'reauthentication-request': ReauthenticationRequestEvent;
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
