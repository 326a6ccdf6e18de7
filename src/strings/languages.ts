/**
 * The languages there are, and what is known of each. English is always there; the others load when shown.
 * The file for a script tag finds them beside itself, in `languages/`.
 */
import type { Overrides, Strings } from './index.js';

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
export const languages: readonly string[] = Object.keys(loaders);

const known = new Map<string, Overrides>();
const requested = new Set<string>();

/** Adds words of a language; those said before stay where `words` says nothing. */
export function addWords(code: string, words: Overrides): void {
  known.set(code, { ...known.get(code), ...words });
}

/** Dictionaries for a language tag, the nearest first: `de-AT`, then `de`, then English. */
export function wordsFor(tag: Intl.Locale): { code: string; words: Overrides }[] {
  return codesOf(tag).flatMap((code) => {
    const words = known.get(code);
    return words ? [{ code, words }] : [];
  });
}

/** Fetches what a language needs and is not here yet; calls back for each that came. */
export function load(tag: Intl.Locale, onCome: () => void): void {
  for (const code of codesOf(tag)) {
    const loader = loaders[code];
    if (!loader || requested.has(code)) continue;
    requested.add(code);
    loader().then(
      ({ words }) => {
        // What the page has said itself stands.
        known.set(code, { ...words, ...known.get(code) });
        onCome();
      },
      // Until it is asked for again, it is said in English.
      () => requested.delete(code),
    );
  }
}

// Chinese is told apart by its script, which `zh-TW` leaves to be known.
const codesOf = (tag: Intl.Locale) => {
  const { language, script } = tag.maximize();
  return [tag.baseName, `${language}-${script ?? ''}`, language, 'en'];
};
