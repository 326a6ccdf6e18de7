/** Normalises typed or pasted text to a one-time code. Pure functions. */

/** `digits`, or `alphanumeric` for Latin letters (upper case) and digits. */
export type Alphabet = 'digits' | 'alphanumeric';

/**
 * Extracts the code from a text: converts the digits of every script to ASCII, removes characters that are not
 * in the alphabet (spaces, dashes, direction marks), then cuts the rest to `length`.
 */
export function cleanCode(raw: string, length: number, alphabet: Alphabet = 'digits'): string {
  // Limits the work for a large paste.
  const text = raw
    .slice(0, 10_000)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit);
  const kept =
    alphabet === 'digits' ? text.replace(/[^0-9]/g, '') : text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return kept.slice(0, length);
}

// In Unicode the digits 0 to 9 of a script are consecutive and start at a code point ending in 0 or 6.
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const low = point & 15;
  const zero = /\p{Nd}/u.test(String.fromCodePoint(point - low)) ? 0 : 6;
  return String(low - zero);
}
