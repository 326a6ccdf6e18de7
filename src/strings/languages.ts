/**
 * The languages there are, and what is known of each. English is always there; the others load when shown.
 * The file for a script tag finds them beside itself, in `languages/`.
 */
import { once } from './once.js';
import type { Overrides, Strings } from './strings.js';

const loaders: Record<string, () => Promise<{ words: Strings }>> = {
  ar: () => import('./languages/ar.js'),
  bg: () => import('./languages/bg.js'),
  bn: () => import('./languages/bn.js'),
  cs: () => import('./languages/cs.js'),
  da: () => import('./languages/da.js'),
  de: () => import('./languages/de.js'),
  el: () => import('./languages/el.js'),
  es: () => import('./languages/es.js'),
  'es-419': () => import('./languages/es-419.js'),
  fa: () => import('./languages/fa.js'),
  fi: () => import('./languages/fi.js'),
  fr: () => import('./languages/fr.js'),
  'fr-CA': () => import('./languages/fr-CA.js'),
  he: () => import('./languages/he.js'),
  hi: () => import('./languages/hi.js'),
  hu: () => import('./languages/hu.js'),
  id: () => import('./languages/id.js'),
  it: () => import('./languages/it.js'),
  ja: () => import('./languages/ja.js'),
  ko: () => import('./languages/ko.js'),
  nb: () => import('./languages/nb.js'),
  nl: () => import('./languages/nl.js'),
  pl: () => import('./languages/pl.js'),
  pt: () => import('./languages/pt.js'),
  'pt-PT': () => import('./languages/pt-PT.js'),
  ro: () => import('./languages/ro.js'),
  ru: () => import('./languages/ru.js'),
  sk: () => import('./languages/sk.js'),
  sv: () => import('./languages/sv.js'),
  th: () => import('./languages/th.js'),
  tr: () => import('./languages/tr.js'),
  uk: () => import('./languages/uk.js'),
  vi: () => import('./languages/vi.js'),
  'zh-Hans': () => import('./languages/zh-Hans.js'),
  'zh-Hant': () => import('./languages/zh-Hant.js'),
  'zh-HK': () => import('./languages/zh-HK.js'),
};

/** Codes of the languages that load by themselves; English needs no loading. */
export const languages: readonly string[] = /* @__PURE__ */ Object.keys(loaders);

/** Words of the page, which go before those that load. */
const added = new Map<string, Overrides>();
const loaded = new Map<string, Strings>();
const requested = new Set<string>();

/** Adds words of a language; earlier ones stay where `words` has none. */
export function addWords(code: string, words: Overrides): void {
  added.set(code, { ...added.get(code), ...words });
}

const spain = ['ES', 'EA', 'IC', 'GQ', 'PH'];

/** The file for a region or language that has none of its own, as in CLDR's parent locales. */
function parentOf({ language, script, region = '' }: Intl.Locale): string {
  if (language === 'es' && !spain.includes(region)) return 'es-419';
  if (language === 'pt' && region !== 'BR') return 'pt-PT';
  if (script === 'Hant' && region === 'MO') return 'zh-HK';
  return language === 'no' || language === 'nn' ? 'nb' : '';
}

/** The first call loads much data, so only where it matters: `zh-TW` does not name its script, and `zh-Hant-HK` is `zh-HK`. */
function maximize(tag: Intl.Locale): Intl.Locale {
  const codes = [...Object.keys(loaders), ...added.keys()];
  const hasRegions = codes.some((code) => code.startsWith(`${tag.language}-`));
  return hasRegions ? once(`full ${tag.baseName}`, () => tag.maximize()) : tag;
}

/**
 * Dictionaries for a language tag, the nearest first: `es-MX`, then `es-419`, `es` and English. Missing ones are
 * fetched; `onCome` is called for each that arrives.
 */
export function wordsFor(tag: Intl.Locale, onCome: () => void): [code: string, words: Overrides][] {
  const full = maximize(tag);
  const { language, script = '', region = '' } = full;
  const codes = new Set([
    tag.baseName,
    `${language}-${region}`,
    parentOf(full),
    `${language}-${script}`,
    language,
    'en',
  ]);
  for (const code of codes) {
    if (requested.has(code)) continue;
    requested.add(code);
    loaders[code]?.().then(
      ({ words }) => {
        loaded.set(code, words);
        onCome();
      },
      // English until the next request.
      () => requested.delete(code),
    );
  }
  const found = (words: ReadonlyMap<string, Overrides>, own: boolean) =>
    [...codes].flatMap((code): [string, Overrides][] => {
      const dictionary = own === (code !== 'en') && words.get(code);
      return dictionary ? [[code, dictionary]] : [];
    });
  return [...found(added, true), ...found(loaded, true), ...found(added, false)];
}
