/**
 * Creates and uses passkeys with `navigator.credentials`. Spec: WebAuthn Level 3 §5.1.
 *
 * It uses SimpleWebAuthn's conversions and types but not its `start…` functions: those take no AbortSignal, cancel
 * through a page-wide singleton, and look for the autofill input with `querySelectorAll`, which does not see into
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
import { unavailability } from './capabilities.js';

/**
 * `modal`: the browser's dialog. `conditional`: autofill. `immediate`: the dialog if a passkey is available on this
 * device, otherwise an error at once. `upgrade`: a new passkey without a dialog, after a sign-in with a password
 * (conditional create).
 */
export type Mediation = 'modal' | 'conditional' | 'immediate' | 'upgrade';

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
    const request = { publicKey, signal } as CredentialCreationOptions & { mediation?: 'conditional' };
    if (mediation === 'upgrade') request.mediation = 'conditional';
    const credential = (await navigator.credentials.create(request)) as PublicKeyCredential;
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
      ...common(credential),
      response: {
        clientDataJSON: encode(response.clientDataJSON),
        attestationObject: encode(response.attestationObject),
        // Browser extensions that act as an authenticator may lack the method.
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
      // Autofill offers every passkey on the device; browsers refuse a list.
      allowCredentials: mediation === 'conditional' ? [] : options.allowCredentials?.map(descriptor),
    };
    const request = { publicKey, signal } as CredentialRequestOptions & { uiMode?: 'immediate' };
    if (mediation === 'conditional') request.mediation = mediation;
    // Proposal: https://github.com/w3c/webauthn/pull/2291
    if (mediation === 'immediate') request.uiMode = mediation;
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
    const response = await start();
    signal.throwIfAborted();
    return response;
  } catch (cause) {
    signal.throwIfAborted(); // The reason of the signal is more specific than the browser's AbortError.
    const { name } = cause as Error;
    throw new PasskeyError(byName[name] ?? 'device-failed', name, { cause });
  }
}

// WebAuthn L3 §5.1.3 and §5.1.4 define each exception. NotAllowedError has no narrower code: platforms use it for a
// dismissal, a timeout, a missing passkey and a lost focus.
const byName: Record<string, ErrorCode> = {
  __proto__: null as never, // An extension's error may be named `constructor`.
  NotAllowedError: 'not-allowed',
  TimeoutError: 'not-allowed',
  AbortError: 'aborted',
  InvalidStateError: 'duplicate',
  SecurityError: 'wrong-domain',
  ConstraintError: 'unsuitable',
  NotSupportedError: 'unsuitable',
};
