/** What this browser can do with passkeys, in one answer. */
import { can, canAutofill, canSignal, canVerify, unavailability } from './authenticator.js';

/** What this page can do here; what the browser does not tell counts as no. */
export interface PasskeyAbilities {
  /** Creating and using passkeys. Without it there is none of the others. */
  passkeys: boolean;
  /** The device asks for fingerprint, face or screen lock itself. */
  platformAuthenticator: boolean;
  /** A passkey of another device, such as a phone, by a QR code. */
  hybrid: boolean;
  /** Passkeys in an input's autofill. */
  autofill: boolean;
  /** A dialog only where a passkey is at hand. */
  immediate: boolean;
  /** A passkey without a dialog, after a sign-in by password. */
  conditionalCreate: boolean;
  /** The device can be told that one passkey is gone, … */
  signalUnknownCredential: boolean;
  /** … which ones stay, … */
  signalAllAcceptedCredentials: boolean;
  /** … and the account's new name. */
  signalCurrentUserDetails: boolean;
  /** Passkeys of one domain on the pages of another that it lists. */
  relatedOrigins: boolean;
}

/** Can this page use passkeys? False also in an insecure context and in a frame that is not allowed to. */
export function canUsePasskeys(): boolean {
  try {
    return !unavailability('get');
  } catch {
    return false; // Not a page at all.
  }
}

const questions: Record<keyof PasskeyAbilities, () => boolean | Promise<boolean>> = {
  passkeys: canUsePasskeys,
  platformAuthenticator: canVerify,
  hybrid: () => can('hybridTransport'),
  autofill: canAutofill,
  immediate: () => can('immediateGet'),
  conditionalCreate: () => can('conditionalCreate'),
  signalUnknownCredential: () => canSignal('signalUnknownCredential'),
  signalAllAcceptedCredentials: () => canSignal('signalAllAcceptedCredentials'),
  signalCurrentUserDetails: () => canSignal('signalCurrentUserDetails'),
  relatedOrigins: () => can('relatedOrigins'),
};

/** Milliseconds after which a browser that has not answered says no; extensions bring such methods. */
const patience = 5_000;

/** Asks the browser what it can do. Nothing is asked before the first call; never throws, wherever it is called. */
export async function passkeySupport(): Promise<PasskeyAbilities> {
  const passkeys = canUsePasskeys();
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const answers = Object.entries(questions).map(async ([name, ask]) => [
    name,
    passkeys && (await Promise.race([ask(), late])) === true,
  ]);
  return Object.fromEntries(await Promise.all(answers)) as PasskeyAbilities;
}
