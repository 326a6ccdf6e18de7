/**
 * The port to WebAuthn: the only file that knows @simplewebauthn/browser or touches
 * `navigator.credentials` and `PublicKeyCredential`. Spec: WebAuthn Level 3 §5.1.
 */
import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from './api/contract.js';
import { KitError, type ErrorCode, type OrphanedCredential } from './errors.js';

/** `modal`: the browser's dialog. `conditional`: autofill. `immediate`: the dialog, or nothing at once. */
export type Mediation = 'modal' | 'conditional' | 'immediate';

/** Why passkeys cannot be used here, as an error code; undefined when they can. Never throws. */
export function unavailability(kind: 'create' | 'get'): ErrorCode | undefined {
  if (!globalThis.isSecureContext) return 'insecure-context';
  if (typeof globalThis.PublicKeyCredential !== 'function' || !navigator.credentials) return 'unsupported';
  // Chromium only; elsewhere a forbidden frame is known from the NotAllowedError.
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  if (featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false) return 'blocked';
  return undefined;
}

/** Can the browser offer passkeys in an input's autofill? Never throws. */
export async function canAutofill(): Promise<boolean> {
  try {
    return await browserSupportsWebAuthnAutofill();
  } catch {
    return false;
  }
}

/** Does the browser answer at once when no passkey is at hand (`uiMode: 'immediate'`)? Never throws. */
export async function canImmediate(): Promise<boolean> {
  try {
    const capabilities = await PublicKeyCredential.getClientCapabilities();
    return capabilities['immediateGet'] === true;
  } catch {
    return false;
  }
}

/** Creates a passkey. @throws KitError */
export const createPasskey = (
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
  signal: AbortSignal,
): Promise<RegistrationResponseJSON> => settle(signal, 'create', () => startRegistration({ optionsJSON }));

/** Uses a passkey. @throws KitError */
export const getPasskey = (
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  signal: AbortSignal,
  mediation: Mediation = 'modal',
): Promise<AuthenticationResponseJSON> =>
  settle(signal, 'get', () =>
    mediation === 'immediate'
      ? getImmediately(optionsJSON, signal)
      : startAuthentication({
          optionsJSON,
          useBrowserAutofill: mediation === 'conditional',
          // It looks with querySelectorAll, blind to shadow roots; the element knows its own input.
          verifyBrowserAutofillInput: false,
        }),
  );

// Newer than @simplewebauthn/browser's options; every browser that has it has the JSON methods too.
// Proposal: https://github.com/w3c/webauthn/pull/2291
async function getImmediately(options: PublicKeyCredentialRequestOptionsJSON, signal: AbortSignal) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0],
  );
  const request = { publicKey, uiMode: 'immediate', signal } as CredentialRequestOptions;
  const credential = (await navigator.credentials.get(request)) as PublicKeyCredential | null;
  if (!credential) throw new Error('No credential');
  return credential.toJSON() as AuthenticationResponseJSON;
}

async function settle<T>(signal: AbortSignal, kind: 'create' | 'get', start: () => Promise<T>): Promise<T> {
  const missing = unavailability(kind);
  if (missing) throw new KitError(missing, `WebAuthn ${kind} is not available here`);
  signal.throwIfAborted();
  let pending = true;
  const cancel = () => void cancelFully();
  const cancelFully = async () => {
    // SimpleWebAuthn takes no signal, and makes its own only after asking whether autofill exists:
    // cancel what there is, ask the same question, and cancel what was made meanwhile.
    WebAuthnAbortService.cancelCeremony();
    await canAutofill();
    if (pending) WebAuthnAbortService.cancelCeremony();
  };
  signal.addEventListener('abort', cancel);
  try {
    const answer = await start();
    signal.throwIfAborted(); // Too late: nobody waits for it any more.
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    throw deviceError(error);
  } finally {
    pending = false;
    signal.removeEventListener('abort', cancel);
  }
}

// WebAuthn L3 §5.1.3 and §5.1.4 name what each exception stands for. NotAllowedError is passed on as
// it is: platforms use it for a dismissal, a timeout, a missing passkey and a lost focus alike.
const byName: Record<string, ErrorCode> = {
  NotAllowedError: 'not-allowed',
  TimeoutError: 'not-allowed',
  AbortError: 'aborted',
  InvalidStateError: 'duplicate',
  SecurityError: 'wrong-domain',
  ConstraintError: 'unsuitable',
  NotSupportedError: 'unsuitable',
};

function deviceError(error: unknown): KitError {
  const { name } = error as Error;
  return new KitError(byName[name] ?? 'device-failed', `The authenticator answered ${name}`, {
    cause: error,
  });
}

/** What became of a signal. None of the three is a failure of the operation that caused it. */
export type SignalOutcome = 'sent' | 'unsupported' | 'failed';

/**
 * Tells the device that the server has no such passkey, so that it stops offering it.
 * Never throws, and never waits for more than a second. Spec: WebAuthn L3 §5.1.10.2.
 */
export const signalUnknownPasskey = (orphan: OrphanedCredential): Promise<SignalOutcome> =>
  signal('signalUnknownCredential', orphan);

async function signal(method: string, details: object): Promise<SignalOutcome> {
  const target = globalThis.PublicKeyCredential as unknown as
    Record<string, ((details: object) => Promise<void>) | undefined> | undefined;
  if (typeof target?.[method] !== 'function') return 'unsupported';
  let timer;
  const late = new Promise<SignalOutcome>((resolve) => (timer = setTimeout(resolve, 1000, 'failed')));
  try {
    return await Promise.race([target[method](details).then((): SignalOutcome => 'sent'), late]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
