/**
 * Icons of providers: initials on a neutral tile, because the providers' own logos are not free to distribute. They are
 * lines and not text, which `<passkey-manager>` does not show in a picture: much text takes long to draw.
 */

/** Capitals, four wide and six high. */
const letters: Readonly<Record<string, string>> = {
  1: 'M1 1 2 0V6',
  A: 'M0 6 2 0 4 6M.8 4H3.2',
  B: 'M0 3H2.5a1.5 1.5 0 0 0 0-3H0V6H2.5a1.5 1.5 0 0 0 0-3',
  C: 'M4 1.2A2.3 3 0 1 0 4 4.8',
  D: 'M0 0V6H1.4a2.6 3 0 0 0 0-6Z',
  E: 'M4 0H0V6H4M0 3H3',
  F: 'M4 0H0V6M0 3H3',
  G: 'M4 1.2A2.3 3 0 1 0 4 4.8V3.2H2.4',
  H: 'M0 0V6M4 0V6M0 3H4',
  I: 'M2 0V6',
  J: 'M4 0V4A2 2 0 0 1 0 4',
  K: 'M0 0V6M4 0 0 3.6M1.2 2.6 4 6',
  L: 'M0 0V6H4',
  M: 'M0 6V0L2 3.5 4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M2 0a2.2 3 0 1 0 0 6 2.2 3 0 1 0 0-6Z',
  P: 'M0 6V0H2.3a1.7 1.7 0 0 1 0 3.4H0',
  Q: 'M2 0a2.2 3 0 1 0 0 6 2.2 3 0 1 0 0-6ZM2.6 4.4 4 6',
  R: 'M0 6V0H2.3a1.7 1.7 0 0 1 0 3.4H0M2 3.4 4 6',
  S: 'M3.8 1A2 1.5 0 1 0 2 3 2 1.5 0 1 1 .2 5',
  T: 'M0 0H4M2 0V6',
  U: 'M0 0V4A2 2 0 0 0 4 4V0',
  V: 'M0 0 2 6 4 0',
  W: 'M0 0 1 6 2 2 3 6 4 0',
  X: 'M0 0 4 6M4 0 0 6',
  Y: 'M0 0 2 3 4 0M2 3V6',
  Z: 'M0 0H4L0 6H4',
};

/** An SVG with up to two initials. */
export function monogram(name: string): string {
  const initials = name
    .split(/[\s()]+/)
    .flatMap(([initial = '']) => letters[initial.toUpperCase()] ?? [])
    .slice(0, 2);
  const scale = initials.length > 1 ? 1.6 : 2.4;
  // Two letters are half a letter apart.
  const start = -(initials.length * 6 - 2) / 2;
  const lines = initials.map((d, at) => `<path transform="translate(${start + at * 6} -3)" d="${d}"/>`);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">',
    `<title>${name}</title>`,
    '<rect width="32" height="32" rx="7" fill="#e4e6ea"/>',
    `<g transform="translate(16 16) scale(${scale})" fill="none" stroke="#30343b" stroke-linecap="round" stroke-linejoin="round">`,
    ...lines,
    '</g></svg>',
  ].join('');
}
