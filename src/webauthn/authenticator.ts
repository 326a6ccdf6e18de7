/**
 * The port to WebAuthn: the only file that knows @simplewebauthn/browser or touches
 * `navigator.credentials` and `PublicKeyCredential`. Spec: WebAuthn Level 3 §5.1.
 *
 * SimpleWebAuthn's conversions and types are used; its `start…` functions are not: they take no AbortSignal,
 * cancel through a page-wide singleton, and look for the autofill input with `querySelectorAll`, blind to
 * shadow roots.
 */
import {
  base64URLStringToBuffer as decode,
  bufferToBase64URLString as encode,
} from '@simplewebauthn/browser';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '../wire/contract.js';
import { PasskeyError, type ErrorCode } from '../wire/errors.js';

/**
 * `modal`: the browser's dialog. `conditional`: autofill. `immediate`: the dialog, or nothing at once.
 * `upgrade`: a new passkey without a dialog, after a sign-in by password (conditional create).
 */
export type Mediation = 'modal' | 'conditional' | 'immediate' | 'upgrade';

/** Why passkeys cannot be used here, as an error code; undefined when they can. Never throws. */
export function unavailability(kind: 'create' | 'get'): ErrorCode | undefined {
  if (!globalThis.isSecureContext) return 'insecure-context';
  if (typeof globalThis.PublicKeyCredential !== 'function' || !navigator.credentials) return 'unsupported';
  try {
    // Chromium only; elsewhere a forbidden frame is known from the NotAllowedError.
    const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
    if (featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false) return 'blocked';
  } catch {
    // A form of that name, say.
  }
  return undefined;
}

/** Can the browser offer passkeys in an input's autofill? Never throws. */
export async function canAutofill(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isConditionalMediationAvailable();
  } catch {
    return false;
  }
}

/** Has this device a fingerprint, face or PIN to ask for? Never throws. */
export async function canVerify(): Promise<boolean> {
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

let asked: { of: unknown; told: Promise<Record<string, boolean>> } | undefined;

/**
 * Does the browser say that it can do this? It is asked once for all; one that cannot be asked says no.
 * Never throws. Spec: WebAuthn L3 §5.1.7.
 */
export async function can(
  capability: 'conditionalCreate' | 'hybridTransport' | 'immediateGet' | 'relatedOrigins',
): Promise<boolean> {
  try {
    const { getClientCapabilities: of } = PublicKeyCredential;
    // Extensions that stand in for an authenticator bring their own, also later.
    if (asked?.of !== of) asked = { of, told: of.call(PublicKeyCredential) };
    return (await asked.told)[capability] === true;
  } catch {
    return false;
  }
}

/** Creates a passkey. @throws PasskeyError */
export const createPasskey = (
  options: PublicKeyCredentialCreationOptionsJSON,
  signal: AbortSignal,
  mediation: Mediation = 'modal',
): Promise<RegistrationResponseJSON> =>
  settle(signal, 'create', async () => {
    const { challenge, user, excludeCredentials } = options;
    const publicKey = {
      ...options,
      challenge: decode(challenge),
      user: { ...user, id: decode(user.id) },
      excludeCredentials: excludeCredentials?.map(descriptor),
    };
    const request = {
      publicKey,
      signal,
      ...(mediation === 'upgrade' && { mediation: 'conditional' }),
    } as CredentialCreationOptions;
    const credential = (await navigator.credentials.create(request)) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
      ...common(credential),
      response: {
        clientDataJSON: encode(response.clientDataJSON),
        attestationObject: encode(response.attestationObject),
        // Browser extensions that stand in for an authenticator leave it out.
        transports: response.getTransports?.() ?? [],
      },
    };
  });

/** Uses a passkey. @throws PasskeyError */
export const getPasskey = (
  options: PublicKeyCredentialRequestOptionsJSON,
  signal: AbortSignal,
  mediation: Mediation = 'modal',
): Promise<AuthenticationResponseJSON> =>
  settle(signal, 'get', async () => {
    const publicKey = {
      ...options,
      challenge: decode(options.challenge),
      // Autofill offers what the person has on this device; browsers refuse it with a list.
      allowCredentials: mediation === 'conditional' ? [] : options.allowCredentials?.map(descriptor),
    };
    const request = {
      publicKey,
      signal,
      ...(mediation === 'conditional' && { mediation }),
      // Proposal: https://github.com/w3c/webauthn/pull/2291
      ...(mediation === 'immediate' && { uiMode: mediation }),
    } as CredentialRequestOptions;
    const credential = (await navigator.credentials.get(request)) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAssertionResponse;
    const { userHandle } = response;
    return {
      ...common(credential),
      response: {
        clientDataJSON: encode(response.clientDataJSON),
        authenticatorData: encode(response.authenticatorData),
        signature: encode(response.signature),
        ...(userHandle && { userHandle: encode(userHandle) }),
      },
    };
  });

const descriptor = <T extends { id: string }>(passkey: T) => ({ ...passkey, id: decode(passkey.id) });

function common(credential: PublicKeyCredential) {
  const { id, rawId, authenticatorAttachment } = credential;
  return {
    id,
    rawId: encode(rawId),
    type: 'public-key' as const,
    clientExtensionResults: credential.getClientExtensionResults(),
    ...(authenticatorAttachment && {
      authenticatorAttachment: authenticatorAttachment as AuthenticatorAttachment,
    }),
  };
}

async function settle<T>(signal: AbortSignal, kind: 'create' | 'get', start: () => Promise<T>): Promise<T> {
  const missing = unavailability(kind);
  if (missing) throw new PasskeyError(missing);
  signal.throwIfAborted();
  try {
    const answer = await start();
    signal.throwIfAborted(); // Too late: nobody waits for it any more.
    return answer;
  } catch (cause) {
    signal.throwIfAborted(); // Its reason says more than the device's error.
    const { name } = cause as Error;
    throw new PasskeyError(byName[name] ?? 'device-failed', name, { cause });
  }
}

// WebAuthn L3 §5.1.3 and §5.1.4 name what each exception stands for. NotAllowedError is passed on as
// it is: platforms use it for a dismissal, a timeout, a missing passkey and a lost focus alike.
const byName: Record<string, ErrorCode> = {
  __proto__: null as never, // An extension may name its error `constructor`.
  NotAllowedError: 'not-allowed',
  TimeoutError: 'not-allowed',
  AbortError: 'aborted',
  InvalidStateError: 'duplicate',
  SecurityError: 'wrong-domain',
  ConstraintError: 'unsuitable',
  NotSupportedError: 'unsuitable',
};

export type SignalMethod =
  'signalUnknownCredential' | 'signalAllAcceptedCredentials' | 'signalCurrentUserDetails';

// TypeScript 5.9 does not know the signals yet.
type Signals = Record<SignalMethod, (details: object) => Promise<void>>;

/** What became of a signal. None of the three is a failure of the operation that caused it. */
export type SignalOutcome = 'sent' | 'unsupported' | 'failed';

/** Does the browser take this signal? Never throws. */
export const canSignal = (method: SignalMethod): boolean => {
  try {
    return typeof (PublicKeyCredential as unknown as Signals)[method] === 'function';
  } catch {
    return false;
  }
};

/** Sends a signal that the browser takes, and gives it a second. @throws what the browser says */
export function sendSignal(method: SignalMethod, details: object): Promise<SignalOutcome> {
  const target = PublicKeyCredential as unknown as Signals;
  return Promise.race([target[method](details).then(() => 'sent' as const), late('failed' as const)]);
}

/** The value, after the second that a browser has to settle what asks nobody. */
export const late = <T>(value?: T): Promise<T> =>
  new Promise((resolve) => setTimeout(resolve, 1000, value as T));
