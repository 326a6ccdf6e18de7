/**
 * Where elements get what their flows are given: the one place that builds clients and hands out the
 * port to WebAuthn. Each is an export of its own, so that a page with one element loads one of them.
 */
import { httpBackend, type Backend } from '../api/backend.js';
import { authenticationApi, registrationApi, type PasslockConfig } from '../api/passlock.js';
import { exchangeDeletion, exchangePruning, exchangeUpdate } from '../api/signals.js';
import {
  canAutofill,
  createPasskey,
  getPasskey,
  signalUnknownPasskey,
  type SignalOutcome,
} from '../authenticator.js';
import { createLogin, type Login, type LoginContext } from '../flows/login.js';
import { createRegister, type RegisterContext, type Registered } from '../flows/register.js';
import { createOtp, type Otp, type OtpContext } from '../flows/otp.js';
import { createManage, type DeviceSignals, type Manage, type ManageContext } from '../flows/manage.js';
import { signalDeletions, signalPruning, signalUpdates, type Signalled } from '../flows/signals.js';
import type { Ceremony } from '../flows/ceremony.js';

export { canImmediate, unavailability } from '../authenticator.js';
export { authenticationApi, registrationApi };

export const newRegister = (context: () => RegisterContext): Ceremony<Registered> =>
  createRegister(context, { create: createPasskey, signalUnknown: signalUnknownPasskey });

export const newLogin = (context: () => LoginContext): Login =>
  createLogin(context, { get: getPasskey, canAutofill, signalUnknown: signalUnknownPasskey, shown });

export const newOtp = (context: () => OtpContext): Otp => createOtp(context);

export const newManage = (context: () => ManageContext): Manage => createManage(context);

/** Redeems the manager's tokens with Passlock and tells the device. */
export function deviceSignals(config: PasslockConfig): DeviceSignals {
  const outcome = async (signalled: Promise<Signalled<unknown>>): Promise<SignalOutcome> => {
    const { outcomes } = await signalled;
    return outcomes.find((one) => one.outcome !== 'sent')?.outcome ?? 'sent';
  };
  return {
    remove: (token, io) => outcome(signalDeletions(exchangeDeletion(config, token, io))),
    prune: (token, io) => outcome(signalPruning(exchangePruning(config, token, io))),
    update: (token, io) => outcome(signalUpdates(exchangeUpdate(config, token, io))),
  };
}

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
