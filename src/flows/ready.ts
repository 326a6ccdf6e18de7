/**
 * The flows with the real port to WebAuthn: what the elements and the headless door hand out. Each is an
 * export of its own, so that a page loads those it uses.
 */
import type { PasslockConfig, Verified } from '../api/passlock.js';
import { exchangeDeletion, exchangePruning, exchangeUpdate } from '../api/signals.js';
import {
  canAutofill,
  createPasskey,
  getPasskey,
  signalUnknownPasskey,
  type SignalOutcome,
} from '../authenticator.js';
import type { Ceremony } from './ceremony.js';
import { createLogin, type Login, type LoginContext } from './login.js';
import type { DeviceSignals } from './manage.js';
import { createRegister, type RegisterContext, type Registered } from './register.js';
import { signalDeletions, signalPruning, signalUpdates, type Signalled } from './signals.js';

/**
 * Creating a passkey, as a state to show and a `run` to call.
 *
 * @param context read at the start of each run
 */
export const newRegister = <Result extends object = Verified>(
  context: () => RegisterContext<Result>,
): Ceremony<Registered<Result>> =>
  createRegister(context, { create: createPasskey, signalUnknown: signalUnknownPasskey });

/**
 * Using a passkey, by `run` and by autofill (`arm`).
 *
 * @param context read at the start of each run
 */
export const newLogin = <Result extends object = Verified>(
  context: () => LoginContext<Result>,
): Login<Result> =>
  createLogin(context, { get: getPasskey, canAutofill, signalUnknown: signalUnknownPasskey, shown });

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
