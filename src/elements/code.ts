/** What people type and paste as a one-time code, made into the code. Pure. */

/** `digits`, or `alphanumeric` for Latin letters (upper case) and digits. */
export type Alphabet = 'digits' | 'alphanumeric';

/**
 * The code in a text: digits of every script become ASCII, whatever is not in the alphabet (spaces,
 * dashes, marks of writing direction) goes, and only then is anything beyond `length` cut.
 */
export function cleanCode(raw: string, length: number, alphabet: Alphabet = 'digits'): string {
  // Nobody types more; a pasted book is not worth the time.
  const text = raw
    .slice(0, 10_000)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit);
  const kept =
    alphabet === 'digits' ? text.replace(/[^0-9]/g, '') : text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return kept.slice(0, length);
}

// Each script's digits stand in a row that begins at a code point ending in 0 or in 6.
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const low = point & 15;
  const zero = /\p{Nd}/u.test(String.fromCodePoint(point - low)) ? 0 : 6;
  return String(low - zero);
}
