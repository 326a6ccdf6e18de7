/** Identifiers, tokens and their hashes. */
import { decodeBase64url, encodeBase64url } from './base64url.js';

export type Random = (length: number) => Uint8Array;

export const webRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

const lowerAlphanumerics = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Uniform text: bytes that would favour some characters are drawn again. */
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

/** A vault id: 21 lower-case alphanumerics. */
export function newPasskeyId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 21);
}

/** The id of a tenancy that signed up. */
export function newTenancyId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 21);
}

/** A mailbox challenge's id: 15 lower-case alphanumerics. */
export function newChallengeId(random: Random): string {
  return randomText(random, lowerAlphanumerics, 15);
}

/** A token, session token or code: 256 bits, URL-safe. */
export function newToken(random: Random): string {
  return encodeBase64url(random(32));
}

/** What a token can look like; anything else is not worth a lookup. */
export const tokenPattern = /^[A-Za-z0-9_-]{22,128}$/;

/** Tenancy ids end up in URL paths, so nothing that a path could misread. */
export const tenancyIdPattern = /^[A-Za-z0-9_-]{1,64}$/;

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** SHA-256 as base64url: how a token of full entropy is kept at rest. */
export async function hashText(text: string): Promise<string> {
  return encodeBase64url(await sha256(new TextEncoder().encode(text)));
}

/** HMAC-SHA-256 as base64url, over parts that cannot run into each other. */
export async function keyedHash(secret: string, ...parts: string[]): Promise<string> {
  const bytes = decodeBase64url(secret);
  if (!bytes) throw new TypeError('A stored secret is not base64url.');
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const data = new TextEncoder().encode(JSON.stringify(parts));
  return encodeBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, data)));
}

/** Compares without telling by its time where the first difference is. */
export function sameText(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  let difference = a.length ^ b.length;
  for (let i = 0; i < length; i++) difference |= (a.charCodeAt(i) || 0) ^ (b.charCodeAt(i) || 0);
  return difference === 0;
}
