/** Sentences with places to fill in, and with a form for each number. */
import { formatter } from './once.js';

/** A sentence by number: the categories of Intl.PluralRules that the language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** `{0}` and `{1}` stand for what is filled in; the number that a plural goes by is `{0}`. */
export type Text = string | Plural;

export type Argument = string | number;

/** What a text wants filled in, as its type tells. */
export type Arguments<T> = T extends string
  ? T extends `${string}{1}${string}`
    ? [Argument, Argument]
    : T extends `${string}{0}${string}`
      ? [Argument]
      : []
  : [number];

const rtlLetters = /[\u0590-\u08ff\ufb1d-\ufefc]/;
/** They would turn the rest of the sentence around, or end the isolation of a name. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/** Sentences one after another; Chinese and Japanese have no space between them. */
export const joinSentences = (lang: string, ...sentences: string[]): string =>
  sentences.filter(Boolean).join(/^(ja|zh)/.test(lang) ? '' : ' ');

/** Picks the form for the number, and fills in. Pure. */
export function fill(text: Text, args: readonly Argument[], locale: string, dir: 'ltr' | 'rtl'): string {
  const sentence =
    typeof text === 'string'
      ? text
      : (text[formatter(Intl.PluralRules, locale).select(Number(args[0]))] ?? text.other);
  return sentence.replace(/\{(\d)\}(\.?)/g, (_, index: string, stop: string) => {
    // Of a server, it may be anything.
    const argument: unknown = args[Number(index)] ?? '';
    if (typeof argument === 'number') return number(argument, sentence, locale) + stop;
    const name = String(argument).replace(directionMarks, '');
    // A name of the other direction would take the punctuation beside it along: it is isolated.
    const isolated = dir === 'rtl' || rtlLetters.test(name) ? `\u2068${name}\u2069` : name;
    // One full stop after "1:05 p.m."
    return name.endsWith('.') ? isolated : isolated + stop;
  });
}

/** Writing systems with digits of their own, and those between them. */
const ownDigits = /[\u0590-\u1cff]/;

/** The first `Intl.NumberFormat` of a page takes longer than all else of a drawing, and most numbers do not need it. */
const number = (value: number, sentence: string, locale: string) =>
  Number.isInteger(value) && value >= 0 && value < 1000 && !ownDigits.test(sentence) && !/-u-/.test(locale)
    ? String(value)
    : formatter(Intl.NumberFormat, locale).format(value);
