/**
 * What `create()` and `get()` answer with. The objects are made of the page's own classes where there are
 * some, so that `instanceof` holds; every member is their own, for the classes' getters refuse them.
 */
import { encodeBase64url } from '../wire/base64url.js';
import { utf8, type Bytes } from './bytes.js';
import { ES256, type StoredPasskey } from './passkey.js';

/** §5.8.1. */
export function clientData(
  type: 'webauthn.create' | 'webauthn.get',
  challenge: Bytes,
  origin: string,
): Bytes {
  return utf8(JSON.stringify({ type, challenge: encodeBase64url(challenge), origin, crossOrigin: false }));
}

interface Shared {
  passkey: StoredPasskey;
  clientDataJSON: Bytes;
  attachment: AuthenticatorAttachment;
  extensions: AuthenticationExtensionsClientOutputs;
}

export async function registration(
  all: Shared & { authenticatorData: Bytes; attestationObject: Bytes; transports: readonly string[] },
): Promise<PublicKeyCredential> {
  const { passkey, clientDataJSON, authenticatorData, attestationObject, transports } = all;
  const publicKey = await crypto.subtle.exportKey('spki', passkey.keys.publicKey);
  const response = like('AuthenticatorAttestationResponse', {
    clientDataJSON: clientDataJSON.buffer,
    attestationObject: attestationObject.buffer,
    getTransports: () => [...transports],
    getAuthenticatorData: () => authenticatorData.buffer,
    getPublicKey: () => publicKey,
    getPublicKeyAlgorithm: () => ES256,
  });
  return credential(all, response, {
    clientDataJSON: encodeBase64url(clientDataJSON),
    attestationObject: encodeBase64url(attestationObject),
    authenticatorData: encodeBase64url(authenticatorData),
    publicKey: encodeBase64url(publicKey),
    publicKeyAlgorithm: ES256,
    transports: [...transports],
  });
}

export function assertion(all: Shared & { authenticatorData: Bytes; signature: Bytes }): PublicKeyCredential {
  const { passkey, clientDataJSON, authenticatorData, signature } = all;
  const { discoverable } = passkey;
  const response = like('AuthenticatorAssertionResponse', {
    clientDataJSON: clientDataJSON.buffer,
    authenticatorData: authenticatorData.buffer,
    signature: signature.buffer,
    userHandle: discoverable ? passkey.userHandle.slice().buffer : null,
  });
  return credential(all, response, {
    clientDataJSON: encodeBase64url(clientDataJSON),
    authenticatorData: encodeBase64url(authenticatorData),
    signature: encodeBase64url(signature),
    ...(discoverable && { userHandle: encodeBase64url(passkey.userHandle) }),
  });
}

function credential({ passkey, attachment, extensions }: Shared, response: object, json: object) {
  const id = encodeBase64url(passkey.id);
  const type = 'public-key';
  return like('PublicKeyCredential', {
    id,
    rawId: passkey.id.slice().buffer,
    type,
    authenticatorAttachment: attachment,
    response,
    getClientExtensionResults: () => structuredClone(extensions),
    toJSON: () => ({
      id,
      rawId: id,
      type,
      authenticatorAttachment: attachment,
      response: json,
      clientExtensionResults: structuredClone(extensions),
    }),
  }) as PublicKeyCredential;
}

function like(className: string, members: object): object {
  const existing = (globalThis as unknown as Record<string, { prototype: object } | undefined>)[className];
  const descriptors = Object.getOwnPropertyDescriptors(members);
  return Object.create(existing?.prototype ?? Object.prototype, descriptors) as object;
}
