/**
 * The languages there are, and what is known of each. English is always there; the others load when shown.
 * The file for a script tag finds them beside itself, in `languages/`.
 */
import type { Overrides, Strings } from './strings.js';

const loaders: Record<string, () => Promise<{ words: Strings }>> = {
  ar: () => import('./languages/ar.js'),
  cs: () => import('./languages/cs.js'),
  da: () => import('./languages/da.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
  he: () => import('./languages/he.js'),
  hi: () => import('./languages/hi.js'),
  it: () => import('./languages/it.js'),
  ja: () => import('./languages/ja.js'),
  ko: () => import('./languages/ko.js'),
  nl: () => import('./languages/nl.js'),
  pl: () => import('./languages/pl.js'),
  pt: () => import('./languages/pt.js'),
  ru: () => import('./languages/ru.js'),
  sv: () => import('./languages/sv.js'),
  tr: () => import('./languages/tr.js'),
  uk: () => import('./languages/uk.js'),
  'zh-Hans': () => import('./languages/zh-Hans.js'),
  'zh-Hant': () => import('./languages/zh-Hant.js'),
};

/** Codes of the languages that load by themselves; English needs no loading. */
export const languages: readonly string[] = /* @__PURE__ */ Object.keys(loaders);

const known = new Map<string, Overrides>();
const requested = new Set<string>();

/** Adds words of a language; those said before stay where `words` says nothing. */
export function addWords(code: string, words: Overrides): void {
  known.set(code, { ...known.get(code), ...words });
}

/**
 * Dictionaries for a language tag, the nearest first: `de-AT`, then `de`, then English. What is not here yet is
 * fetched; `onCome` is called for each that comes.
 */
export function wordsFor(tag: Intl.Locale, onCome: () => void): [code: string, words: Overrides][] {
  // Chinese is told apart by its script, which `zh-TW` leaves to be known.
  const { language, script } = tag.maximize();
  const codes = [tag.baseName, `${language}-${script ?? ''}`, language, 'en'];
  for (const code of codes) {
    if (requested.has(code)) continue;
    requested.add(code);
    loaders[code]?.().then(
      ({ words }) => {
        // What the page has said itself stands.
        known.set(code, { ...words, ...known.get(code) });
        onCome();
      },
      // Until it is asked for again, it is said in English.
      () => requested.delete(code),
    );
  }
  return codes.flatMap((code) => {
    const words = known.get(code);
    return words ? [[code, words]] : [];
  });
}
