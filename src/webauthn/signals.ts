/**
 * Signals to the device about passkeys that the server has changed. They never throw: the server has committed the
 * change already, so a signal that is unsupported or fails is an outcome to report. Spec: WebAuthn L3 §5.1.10.
 *
 * Each signal waits for the page's ceremony lock and then for the browser, each time for `timeout` milliseconds at
 * most (default: a second).
 */
import type { OrphanedCredential } from '../wire/errors.js';
import { canSignal, type SignalMethod } from './capabilities.js';
import { withCeremonyLock } from './ceremony-lock.js';
import { expired } from './timeout.js';

/** The result of a signal. None of them makes the operation fail that caused the signal. */
export type SignalOutcome = 'sent' | 'unsupported' | 'failed';

/** The server has no such passkey: the device stops offering it. Spec: WebAuthn L3 §5.1.10.2. */
export const signalUnknownPasskey = (
  { rpId, credentialId }: OrphanedCredential,
  timeout?: number,
): Promise<SignalOutcome> => signal('signalUnknownCredential', { rpId, credentialId }, timeout);

/**
 * The valid passkeys of one account: the device drops or hides all others. Spec: WebAuthn L3 §5.1.10.3.
 *
 * @param accepted credential ids, base64url. The list must be complete.
 */
export const signalAcceptedPasskeys = (
  accepted: { rpId: string; userId: string; allAcceptedCredentialIds: readonly string[] },
  timeout?: number,
): Promise<SignalOutcome> => signal('signalAllAcceptedCredentials', accepted, timeout);

/**
 * The account's new name, which the device shows beside the passkey. Spec: WebAuthn L3 §5.1.10.4.
 *
 * @param details `userId`: the WebAuthn user handle, base64url
 */
export const signalUserDetails = (
  details: { rpId: string; userId: string; name: string; displayName: string },
  timeout?: number,
): Promise<SignalOutcome> => signal('signalCurrentUserDetails', details, timeout);

async function signal(method: SignalMethod, details: object, timeout?: number): Promise<SignalOutcome> {
  if (!canSignal(method)) return 'unsupported';
  return withCeremonyLock(() => send(method, details, timeout), timeout).catch(() => 'failed');
}

function send(method: SignalMethod, details: object, timeout?: number): Promise<SignalOutcome> {
  // TypeScript 5.9 has no types for the signals yet.
  const target = PublicKeyCredential as unknown as Record<SignalMethod, (details: object) => Promise<void>>;
  const sent = target[method](details).then(() => 'sent' as const);
  return Promise.race([sent, expired(timeout, 'failed' as const)]);
}
