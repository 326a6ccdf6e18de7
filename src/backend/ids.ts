import { encodeBase64url } from '../wire/base64url.js';

/** A random id cannot be guessed and reveals nothing about the person. */
export function newAccountId(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
}
