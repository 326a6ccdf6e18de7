/** Identifiers, tokens and their hashes. */
import { decodeBase64url, encodeBase64url } from '../src/wire/base64url.js';

export type Random = (length: number) => Uint8Array;

export const webRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

const lowerAlphanumerics = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Uniform: rejects bytes that would favour the first characters of the alphabet. */
export function randomText(random: Random, alphabet: string, length: number): string {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < fair && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** 21 lower-case alphanumerics, as in the real service. */
export function newPasskeyId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 21);
}

/** The id of a tenancy that signed up. */
export function newTenancyId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 21);
}

/** 15 lower-case alphanumerics, as in the real service. */
export function newChallengeId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 15);
}

export function newEmailId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 15);
}

/** A token, session token or exchange code: 256 bits, URL-safe. */
export function newToken(random: Random): string {
  return encodeBase64url(random(32));
}

/** Matches every token, so that other text needs no lookup. */
export const tokenPattern = /^[A-Za-z0-9_-]{22,128}$/;

/** Tenancy ids are path segments, so they need no encoding. */
export const tenancyIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 as base64url. For tokens of full entropy, which need no salt. */
export async function hashText(text: string): Promise<string> {
  return encodeBase64url(await sha256(new TextEncoder().encode(text)));
}

/** HMAC-SHA-256 as base64url. JSON separates the parts, so that no two lists of parts collide. */
export async function keyedHash(secret: string, ...parts: string[]): Promise<string> {
  const bytes = decodeBase64url(secret);
  if (!bytes) throw new TypeError('A stored secret is not base64url.');
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const data = new TextEncoder().encode(JSON.stringify(parts));
  return encodeBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, data)));
}

/** Compares in a time that does not depend on the position of the first difference. */
export function sameText(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  let difference = a.length ^ b.length;
  for (let i = 0; i < length; i++) difference |= (a.charCodeAt(i) || 0) ^ (b.charCodeAt(i) || 0);
  return difference === 0;
}
