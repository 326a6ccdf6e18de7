/** Events of `<passkey-manager>`. */
import type { BackendPasskey } from '../../wire/contract.js';
import type { SignalOutcome } from '../../webauthn/signals.js';
import type { ManagerPhase } from '../../flows/manager-state.js';
import { bubbling } from './bubbling.js';

/** The person has entered another label for a passkey. Cancelable: then the label stays. */
export class PasskeyRenameRequestEvent extends Event {
  readonly passkey: BackendPasskey;
  /** The new label. */
  readonly label: string;

  constructor(passkey: BackendPasskey, label: string) {
    super('passkey-rename-request', { ...bubbling, cancelable: true });
    this.passkey = passkey;
    this.label = label;
  }
}

/** The person wants to remove a passkey. Cancelable: then there is no question, and the passkey stays. */
export class PasskeyRemoveRequestEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-remove-request', { ...bubbling, cancelable: true });
    this.passkey = passkey;
  }
}

/** The person wants to replace a passkey of an old domain. Cancelable: then nothing happens. */
export class PasskeyReplaceRequestEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-replace-request', { ...bubbling, cancelable: true });
    this.passkey = passkey;
  }
}

/** The person wants the device to hide passkeys that the account no longer has. Cancelable: then nothing happens. */
export class PasskeyPruneRequestEvent extends Event {
  constructor() {
    super('passkey-prune-request', { ...bubbling, cancelable: true });
  }
}

/** A passkey was removed from the account. */
export class PasskeyRemovedEvent extends Event {
  readonly passkey: BackendPasskey;
  /** The outcome of the signal to the device. */
  readonly device: SignalOutcome | undefined;

  constructor(passkey: BackendPasskey, device: SignalOutcome | undefined) {
    super('passkey-removed', bubbling);
    this.passkey = passkey;
    this.device = device;
  }
}

/** A passkey got another label. */
export class PasskeyRenamedEvent extends Event {
  readonly passkey: BackendPasskey;

  constructor(passkey: BackendPasskey) {
    super('passkey-renamed', bubbling);
    this.passkey = passkey;
  }
}

/** The list was loaded. */
export class PasskeysLoadedEvent extends Event {
  /** All of them. */
  readonly passkeys: readonly BackendPasskey[];

  constructor(passkeys: readonly BackendPasskey[]) {
    super('passkeys-loaded', bubbling);
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
    super('passkey-manager-phase-changed', bubbling);
    this.phase = phase;
    this.previous = previous;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-manager-phase-changed': PasskeyManagerPhaseChangedEvent;
    'passkey-prune-request': PasskeyPruneRequestEvent;
    'passkey-remove-request': PasskeyRemoveRequestEvent;
    'passkey-rename-request': PasskeyRenameRequestEvent;
    'passkey-replace-request': PasskeyReplaceRequestEvent;
    'passkey-removed': PasskeyRemovedEvent;
    'passkey-renamed': PasskeyRenamedEvent;
    'passkeys-loaded': PasskeysLoadedEvent;
  }
}
