/**
 * Strict DER of ECDSA signatures (RFC 3279 §2.2.3, X.690 §10). The library also accepts other encodings of lengths and
 * integers, so that several byte strings would be the same signature.
 */

/** A SEQUENCE of two positive INTEGERs in shortest form, without trailing bytes. `size`: bytes of the curve's order. */
export function isStrictEcdsaSignature(der: Uint8Array, size: number): boolean {
  // Short-form length, which suffices for the 72 bytes of a P-256 signature.
  if (der[0] !== 0x30 || der[1] === undefined || der[1] >= 0x80 || der[1] !== der.length - 2) return false;
  const afterR = endOfInteger(der, 2, size);
  return afterR !== undefined && endOfInteger(der, afterR, size) === der.length;
}

function endOfInteger(der: Uint8Array, start: number, size: number): number | undefined {
  const length = der[start + 1];
  const first = der[start + 2];
  if (der[start] !== 0x02 || length === undefined || length === 0 || first === undefined) return undefined;
  const end = start + 2 + length;
  if (end > der.length || first >= 0x80) return undefined; // cut off, or negative
  if (first === 0) {
    // A leading zero is valid only before a byte with its top bit set. This also rejects r = 0 and s = 0.
    const second = der[start + 3];
    if (length === 1 || second === undefined || second < 0x80) return undefined;
  }
  return length - (first === 0 ? 1 : 0) <= size ? end : undefined;
}
