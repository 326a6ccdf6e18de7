/**
 * Creates and uses passkeys with `navigator.credentials`. Spec: WebAuthn Level 3 §5.1.
 *
 * It uses SimpleWebAuthn's conversions and types but not its `start…` functions: those take no AbortSignal, cancel
 * through a page-wide singleton, and look for the autofill input with `querySelectorAll`, which does not see into
 * shadow roots.
 */
import { base64URLStringToBuffer, bufferToBase64URLString as encode } from '@simplewebauthn/browser';
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
    const { challenge, user, excludeCredentials, extensions } = options;
    const publicKey = {
      ...options,
      challenge: decode(challenge),
      user: { ...user, id: decode(user.id) },
      excludeCredentials: excludeCredentials?.map(descriptor),
      extensions: extensionInputs(extensions),
    };
    const request = { publicKey, signal } as CredentialCreationOptions & { mediation?: 'conditional' };
    if (mediation === 'upgrade') request.mediation = 'conditional';
    const credential = await call('create', request);
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
      extensions: extensionInputs(options.extensions),
    };
    const request = { publicKey, signal } as CredentialRequestOptions & { uiMode?: 'immediate' };
    if (mediation === 'conditional') request.mediation = mediation;
    // Proposal: https://github.com/w3c/webauthn/pull/2291
    if (mediation === 'immediate') request.uiMode = mediation;
    const credential = await call('get', request);
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

/** @throws PasskeyError `bad-response`: the text is the server's */
function decode(text: string): ArrayBuffer {
  try {
    return base64URLStringToBuffer(text);
  } catch (cause) {
    throw new PasskeyError('bad-response', `The options contain invalid base64url: ${text}`, { cause });
  }
}

/** Members with bytes, in base64url: of `prf` (`first`, `second`), `largeBlob` (`write`) and `credBlob`. */
const binaryInputs = /^(first|second|write|credBlob)$/;

// The browser's `parseCreationOptionsFromJSON` and `toJSON` do the same. Extensions that act as an authenticator lack
// them or break them, and so do older browsers.
const extensionInputs = (extensions: object | undefined) =>
  extensions &&
  (JSON.parse(JSON.stringify(extensions), (name, value: unknown) =>
    binaryInputs.test(name) && typeof value === 'string' ? decode(value) : value,
  ) as AuthenticationExtensionsClientInputs);

const extensionOutputs = (results: AuthenticationExtensionsClientOutputs) =>
  JSON.parse(
    JSON.stringify(results, (_, value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? encode(value as ArrayBuffer) : value,
    ),
  ) as AuthenticationExtensionsClientOutputs;

const descriptor = <T extends { id: string }>(passkey: T) => ({ ...passkey, id: decode(passkey.id) });

function common(credential: PublicKeyCredential) {
  const { id, rawId, authenticatorAttachment } = credential;
  return {
    id,
    rawId: encode(rawId),
    type: 'public-key' as const,
    clientExtensionResults: extensionOutputs(credential.getClientExtensionResults()),
    ...(authenticatorAttachment && {
      authenticatorAttachment: authenticatorAttachment as AuthenticatorAttachment,
    }),
  };
}

/**
 * A TypeError of the call itself means illegal options, which are the server's, and so does a NotSupportedError of
 * `get`: for an input of an extension that only `create` takes. Its message names the member.
 */
async function call(kind: 'create' | 'get', request: object): Promise<PublicKeyCredential> {
  const { credentials } = navigator;
  const start = credentials[kind].bind(credentials, request) as () => Promise<PublicKeyCredential>;
  try {
    return await start();
  } catch (cause) {
    const isIllegal =
      cause instanceof TypeError || (kind === 'get' && (cause as Error).name === 'NotSupportedError');
    if (isIllegal) throw new PasskeyError('bad-response', (cause as Error).message, { cause });
    throw cause;
  }
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
    if (cause instanceof PasskeyError) throw cause;
    const { name } = cause as Error;
    throw new PasskeyError((kind === 'create' && ofCreate[name]) || (byName[name] ?? 'device-failed'), name, {
      cause,
    });
  }
}

// WebAuthn L3 §5.1.3 and §5.1.4 define each exception. NotAllowedError has no narrower code: platforms use it for a
// dismissal, a timeout, a missing passkey and a lost focus.
const byName: Record<string, ErrorCode> = {
  __proto__: null as never, // An extension's error may be named `constructor`.
  NotAllowedError: 'not-allowed',
  TimeoutError: 'not-allowed',
  AbortError: 'aborted',
  InvalidStateError: 'not-allowed',
  ConstraintError: 'not-allowed',
  SecurityError: 'wrong-domain',
};

/** What only the creation of a passkey can fail for: at sign-in nothing is created. */
const ofCreate: Record<string, ErrorCode> = {
  __proto__: null as never,
  InvalidStateError: 'duplicate',
  ConstraintError: 'unsuitable',
  NotSupportedError: 'unsuitable',
};
