/** What this browser and this page can do with passkeys. Nothing here throws. */
import type { ErrorCode } from '../wire/errors.js';
import { expired } from './timeout.js';

/** Why passkeys cannot be used here, as an error code; undefined when they can be used. */
export function unavailability(kind: 'create' | 'get'): ErrorCode | undefined {
  if (!globalThis.isSecureContext) return 'insecure-context';
  if (typeof globalThis.PublicKeyCredential !== 'function' || !navigator.credentials) return 'unsupported';
  try {
    // Chromium only. In other browsers the NotAllowedError of the call reveals a forbidden frame.
    const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
    if (featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false) return 'blocked';
  } catch {
    // A form named `featurePolicy` shadows the property of the document.
  }
  return undefined;
}

/** Can this page use passkeys? False also in an insecure context and in a frame without permission. */
export function canUsePasskeys(): boolean {
  try {
    return !unavailability('get');
  } catch {
    return false; // There is no page, as on a server.
  }
}

/** Can the browser offer passkeys in the autofill of an input? */
export async function canAutofill(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isConditionalMediationAvailable();
  } catch {
    return false;
  }
}

/** Does this device have a fingerprint, face or PIN check of its own? */
export async function canVerify(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

let cached: { method: unknown; capabilities: Promise<Record<string, boolean>> } | undefined;

/**
 * Does the browser report this capability? The report is fetched once; without one the result is false.
 * Spec: WebAuthn L3 §5.1.7.
 */
export async function can(
  capability: 'conditionalCreate' | 'hybridTransport' | 'immediateGet' | 'relatedOrigins',
): Promise<boolean> {
  try {
    const { getClientCapabilities: method } = PublicKeyCredential;
    // Browser extensions that act as an authenticator replace the method, possibly after the first call.
    if (cached?.method !== method) cached = { method, capabilities: method.call(PublicKeyCredential) };
    return (await cached.capabilities)[capability] === true;
  } catch {
    return false;
  }
}

/** The static methods of the Signal API. */
export type SignalMethod =
  'signalUnknownCredential' | 'signalAllAcceptedCredentials' | 'signalCurrentUserDetails';

/** Does the browser have this signal? */
export function canSignal(method: SignalMethod): boolean {
  try {
    // TypeScript 5.9 has no types for the signals yet.
    return typeof (PublicKeyCredential as unknown as Record<SignalMethod, unknown>)[method] === 'function';
  } catch {
    return false;
  }
}

/** What this page can do in this browser. A capability that the browser does not report is false. */
export interface PasskeyAbilities {
  /** Creating and using passkeys. All others are false without it. */
  passkeys: boolean;
  /** The device verifies the person by fingerprint, face or screen lock. */
  platformAuthenticator: boolean;
  /** A passkey on another device, such as a phone, by QR code. */
  hybrid: boolean;
  /** Passkeys in the autofill of an input. */
  autofill: boolean;
  /** A dialog that opens only when a passkey is available on this device. */
  immediate: boolean;
  /** A new passkey without a dialog, after a sign-in with a password. */
  conditionalCreate: boolean;
  /** The page can report a deleted passkey to the device. */
  signalUnknownCredential: boolean;
  /** The page can report the list of valid passkeys to the device. */
  signalAllAcceptedCredentials: boolean;
  /** The page can report a new account name to the device. */
  signalCurrentUserDetails: boolean;
  /** Passkeys of one domain on the pages of another domain that it lists. */
  relatedOrigins: boolean;
}

const checks: Record<keyof PasskeyAbilities, () => boolean | Promise<boolean>> = {
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

/**
 * Checks every capability. The browser is not queried before the first call.
 *
 * @param timeout milliseconds after which a pending check counts as false: extensions may replace these methods
 */
export async function passkeySupport(timeout = 5_000): Promise<PasskeyAbilities> {
  const passkeys = canUsePasskeys();
  const limit = expired(timeout);
  const results = Object.entries(checks).map(async ([name, check]) => [
    name,
    passkeys && (await Promise.race([check(), limit])) === true,
  ]);
  return Object.fromEntries(await Promise.all(results)) as PasskeyAbilities;
}
