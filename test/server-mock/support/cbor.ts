/** A CBOR encoder of our own, so that tests do not check a library against itself. Canonical, and small. */
export type Cbor =
  number | string | boolean | null | Uint8Array | Cbor[] | Map<string, Cbor> | Map<number, Cbor>;

export function bytes(...parts: (Uint8Array | number[] | number)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));
}

export function cbor(value: Cbor): Uint8Array<ArrayBuffer> {
  if (value === null) return bytes(0xf6);
  if (typeof value === 'boolean') return bytes(value ? 0xf5 : 0xf4);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    return bytes(head(3, text.length), text);
  }
  if (value instanceof Uint8Array) return bytes(head(2, value.length), value);
  if (Array.isArray(value)) return bytes(head(4, value.length), ...value.map((item) => cbor(item)));
  const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member)]);
  return bytes(head(5, value.size), ...members);
}

function head(major: number, length: number): Uint8Array<ArrayBuffer> {
  const type = major << 5;
  if (length < 24) return bytes(type | length);
  if (length < 0x100) return bytes(type | 24, length);
  if (length < 0x10000) return bytes(type | 25, length >> 8, length & 0xff);
  return bytes(type | 26, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}
