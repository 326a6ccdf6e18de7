/** The event of `<passkey-support>`. */
import type { PasskeyAbilities } from '../../webauthn/capabilities.js';
import { bubbling } from './bubbling.js';

/** The capabilities of this browser are known. */
export class PasskeySupportDetectedEvent extends Event {
  readonly support: PasskeyAbilities;

  constructor(support: PasskeyAbilities) {
    super('passkey-support-detected', bubbling);
    this.support = support;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-support-detected': PasskeySupportDetectedEvent;
  }
}
