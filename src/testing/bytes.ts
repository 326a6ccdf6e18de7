/** Bytes: building them, and encoding them as CBOR. */
import { decodeBase64url } from '../wire/base64url.js';

export type Bytes = Uint8Array<ArrayBuffer>;

export function bytes(...parts: (Uint8Array | readonly number[] | number)[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));
}

export const utf8 = (text: string): Bytes => bytes(new TextEncoder().encode(text));

/** A copy, whatever view of a buffer it was. */
export function bytesOf(source: BufferSource): Bytes {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source.slice(0))
    : bytes(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
}

/** @throws TypeError for text that is not base64url */
export function fromBase64url(text: string): Bytes {
  const decoded = decodeBase64url(text);
  if (!decoded) throw new TypeError('This is not base64url.');
  return decoded;
}

/** As many as four bytes, big endian. */
export const uint32 = (value: number): number[] => [
  value >>> 24,
  (value >> 16) & 0xff,
  (value >> 8) & 0xff,
  value & 0xff,
];

export type Cbor = number | string | Uint8Array | Map<string, Cbor> | Map<number, Cbor>;

/** What WebAuthn needs of RFC 8949: whole numbers, text, bytes and maps, in the order of their insertion. */
export function cbor(value: Cbor): Bytes {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return bytes(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return bytes(head(2, value.length), value);
  const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)]);
  return bytes(head(5, value.size), ...members);
}

function head(major: number, length: number): Bytes {
  const type = major << 5;
  if (length < 24) return bytes(type | length);
  if (length < 0x100) return bytes(type | 24, length);
  if (length < 0x10000) return bytes(type | 25, length >> 8, length & 0xff);
  return bytes(type | 26, uint32(length));
}
