/**
 * ECDSA signatures as DER, strictly (RFC 3279 §2.2.3, X.690 §10). The crypto library also accepts lengths and
 * integers written in other ways, which makes several byte strings out of one signature.
 */

/** SEQUENCE of two positive INTEGERs, shortest form, nothing behind. `size`: bytes of the curve's order. */
export function isStrictEcdsaSignature(der: Uint8Array, size: number): boolean {
  // Short-form length: enough for P-256, whose signatures have at most 72 bytes.
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
    // A leading zero stands only before a byte that would otherwise make the number negative; zero is no r or s.
    const second = der[start + 3];
    if (length === 1 || second === undefined || second < 0x80) return undefined;
  }
  return length - (first === 0 ? 1 : 0) <= size ? end : undefined;
}
