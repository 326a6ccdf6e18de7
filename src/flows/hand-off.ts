/** When a sign-in offers another element: a code, a new passkey, and the way back. Pure functions. */
import type { PasskeyError } from '../wire/errors.js';
import type { Phase } from './ceremony.js';
import type { OtpPhase } from './otp.js';

export interface SignIn {
  phase: Phase;
  /** This page can use passkeys. */
  isAvailable: boolean;
  /** A ceremony that the button started has ended without success. */
  hasFailed: boolean;
  /** The page wants the code from the start, or the person is signed in already. */
  codeFirst: boolean;
}

/** Does it offer a code instead of the passkey? */
export const offersCode = ({ phase, isAvailable, hasFailed, codeFirst }: SignIn): boolean =>
  phase !== 'succeeded' && (codeFirst || hasFailed || !isAvailable || phase === 'failed');

/** Does it offer a new passkey? Only when the server does not have the passkey that was used. */
export const offersNewPasskey = (error: PasskeyError | undefined): boolean =>
  error?.code === 'passkey-not-found';

/** Does it offer the way back from the other element? Not after a correct code or a new passkey. */
export const offersWayBack = (otherPhase: Phase | OtpPhase | undefined, isAvailable: boolean): boolean =>
  isAvailable && otherPhase !== 'verified' && otherPhase !== 'succeeded';
