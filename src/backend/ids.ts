import { encodeBase64url } from './digest.js';

/** Random, so it says nothing about the person and cannot be guessed. */
export function newAccountId(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(16)));
}
