/** What WebCrypto verifies, r and s side by side, of what WebAuthn has in DER. */
export function rawFrom(der: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(der);
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = data[at + 1] ?? 0;
    const digits = data.slice(at + 2, at + 2 + length);
    const value = digits.slice(digits.findIndex((digit) => digit !== 0));
    raw.set(value, end - value.length);
    at += 2 + length;
  }
  return raw;
}
