import { encodeBase64url } from '../wire/base64url.js';

/** SHA-256 in base64url: random secrets are stored under their hash. */
export async function hash(text: string): Promise<string> {
  return encodeBase64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
