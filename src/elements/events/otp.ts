/** Events of `<otp-entry>`. */
import type { BackendUser } from '../../wire/contract.js';
import type { PasskeyError } from '../../wire/errors.js';
import type { CodeVerified, OtpPhase } from '../../flows/otp.js';
import { bubbling } from './bubbling.js';

/** The person wants a code by email, or another one. Cancelable: then nothing is sent. */
export class OtpSendRequestEvent extends Event {
  constructor() {
    super('otp-send-request', { ...bubbling, cancelable: true });
  }
}

/** The person wants their code checked. Cancelable: then nothing happens. */
export class OtpCheckRequestEvent extends Event {
  constructor() {
    super('otp-check-request', { ...bubbling, cancelable: true });
  }
}

/** A code was sent by email. */
export class OtpSentEvent extends Event {
  /** The address. */
  readonly email: string;

  constructor(email: string) {
    super('otp-sent', bubbling);
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
    super('otp-verified', bubbling);
    this.purpose = result.purpose;
    this.user = result.user;
    this.updatePasskeysToken = result.updatePasskeysToken;
  }
}

/** A code could not be sent, or was wrong. */
export class OtpFailedEvent extends Event {
  /** The reason; its `code` is one of a closed list. */
  readonly error: PasskeyError;

  constructor(error: PasskeyError) {
    super('otp-failed', bubbling);
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
    super('otp-phase-changed', bubbling);
    this.phase = phase;
    this.previous = previous;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'otp-send-request': OtpSendRequestEvent;
    'otp-check-request': OtpCheckRequestEvent;
    'otp-sent': OtpSentEvent;
    'otp-verified': OtpVerifiedEvent;
    'otp-failed': OtpFailedEvent;
    'otp-phase-changed': OtpPhaseChangedEvent;
  }
}
