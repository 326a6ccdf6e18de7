/** Events by which one element asks the page for another one. */
import { bubbling } from './bubbling.js';

/**
 * The person wants another element of the page: a code instead of a passkey, or a new passkey. Cancelable: then the
 * page shows it in its own way.
 */
export class HandOffRequestEvent extends Event {
  constructor(type: 'otp-offer-request' | 'passkey-offer-request') {
    super(type, { ...bubbling, cancelable: true });
  }
}

/** The backend wants the person to authenticate again. Cancelable: then the page does it in its own way. */
export class ReauthenticationRequestEvent extends Event {
  constructor() {
    super('reauthentication-request', { ...bubbling, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'reauthentication-request': ReauthenticationRequestEvent;
    'otp-offer-request': HandOffRequestEvent;
    'passkey-offer-request': HandOffRequestEvent;
  }
}
