/**
 * Where elements get what their flows are given: the one place that builds clients and hands out the
 * port to WebAuthn. Each is an export of its own, so that a page with one element loads one of them.
 */
import { httpBackend, type Backend } from '../api/backend.js';
import { authenticationApi, registrationApi } from '../api/passlock.js';
import { canAutofill, createPasskey, getPasskey, signalUnknownPasskey } from '../authenticator.js';
import { createLogin, type Login, type LoginContext } from '../flows/login.js';
import { createRegister, type RegisterContext, type Registered } from '../flows/register.js';
import { createOtp, type Otp, type OtpContext } from '../flows/otp.js';
import type { Ceremony } from '../flows/ceremony.js';

export { canImmediate, unavailability } from '../authenticator.js';
export { authenticationApi, registrationApi };

export const newRegister = (context: () => RegisterContext): Ceremony<Registered> =>
  createRegister(context, { create: createPasskey, signalUnknown: signalUnknownPasskey });

export const newLogin = (context: () => LoginContext): Login =>
  createLogin(context, { get: getPasskey, canAutofill, signalUnknown: signalUnknownPasskey, shown });

export const newOtp = (context: () => OtpContext): Otp => createOtp(context);

/** The backend that an attribute or a property names. */
export const backendOf = (backend: string | Backend): Backend | undefined =>
  typeof backend === 'object' ? backend : backend ? httpBackend(backend) : undefined;

/** Settles when the page is on show, or the signal aborts. */
function shown(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (document.visibilityState === 'hidden' && !signal.aborted) return;
      document.removeEventListener('visibilitychange', check);
      signal.removeEventListener('abort', check);
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    signal.addEventListener('abort', check);
    check();
  });
}
