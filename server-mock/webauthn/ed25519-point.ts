/**
 * Whether 32 bytes are a usable Ed25519 public key (RFC 8032 §5.1.3). WebCrypto imports any 32 bytes, and a
 * key that is no point, or one of the eight points of small order, must not be stored.
 */
const p = 2n ** 255n - 19n;
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** Decompresses the point; x² = (y² - 1) / (d·y² + 1). */
export function isEd25519Point(encoded: Uint8Array): boolean {
  let y = 0n;
  for (let i = 31; i >= 0; i--) y = (y << 8n) | BigInt(encoded[i] ?? 0);
  y &= 2n ** 255n - 1n; // the top bit is the sign of x; any non-zero x has both
  if (y >= p) return false;
  const ySquared = (y * y) % p;
  const numerator = (ySquared - 1n + p) % p;
  const denominator = (d * ySquared + 1n) % p;
  const xSquared = (numerator * power(denominator, p - 2n)) % p;
  if (xSquared === 0n) return false; // y = ±1: the neutral element and the point of order two
  // Euler's criterion: a square, or there is no x.
  if (power(xSquared, (p - 1n) / 2n) !== 1n) return false;
  return !hasSmallOrder(xSquared, ySquared);
}

/** Order four has y = 0. Order eight doubles to order four: its doubled point has y = 0, so x² = -y². */
function hasSmallOrder(xSquared: bigint, ySquared: bigint): boolean {
  return ySquared === 0n || (xSquared + ySquared) % p === 0n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % p;
  for (let bits = exponent; bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}
