/**
 * The flows with the real port to WebAuthn: what the elements and the headless door hand out. Each is an
 * export of its own, so that a page loads those it uses.
 */
import type { Verified } from '../wire/passlock.js';
import { canAutofill, createPasskey, getPasskey } from '../webauthn/authenticator.js';
import type { Ceremony } from './ceremony.js';
import { createLogin, type Login, type LoginContext } from './login.js';
import { createRegister, type RegisterContext, type Registered } from './register.js';
import { signalUnknownPasskey } from './signals.js';

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

/** Settles when the page is on show, or the signal aborts. */
async function shown(signal: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !signal.aborted)
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true, signal });
      signal.addEventListener('abort', resolve);
    });
}
