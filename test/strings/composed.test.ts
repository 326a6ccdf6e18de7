/** Sentences composed with typical values, and their typography in each language. */
import { expect } from '../support/expect.js';
import { languages } from '../../src/strings/languages.js';
import type { Text } from '../../src/strings/text.js';
import { compose } from './compose.js';
import { wordsOf } from './words-of.js';

const sentencesOf = async (code: string) => compose(code, await wordsOf(code));

/** Patterns that no sentence of a language may contain. */
const typography: readonly [languages: RegExp, fault: RegExp, rule: string][] = [
  [/./, /undefined|\{\d?\}|\bNaN\b|\[object/, 'every place is filled in'],
  [/./, /\p{L}'\p{L}|"/u, 'no straight quotes or apostrophes'],
  [/./, /\.\.\.|…\./, 'an ellipsis is one character'],
  [/./, / {2}|^\s|\s$/, 'no stray spaces'],
  [/^(?!ar|fa|th)/, /[.。।]{2}/, 'one full stop'],
  [/^fr$/, /[^\u202f\u00a0][?!;»]|[^\u202f\u00a0:]:(?!\d)|«[^\u202f]/, 'narrow no-break spaces'],
  [/^fr-CA$/, /\s[?!;]/, 'no space before ? ! ;'],
  [/^(de|cs|sk|bg)/, /“[^“”„]*”|«|"/, 'quotes are „“'],
  [/^(pl|ro|hu)/, /“|«/, 'quotes are „”'],
  [/^(ja|zh)/, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]\s?[,.?!;()]/u, 'full-width punctuation'],
  [/^(ar|fa)/, /\p{sc=Arab}\s?[,;?]/u, 'Arabic comma, semicolon and question mark'],
  [/^(hi|bn)/, /[\p{sc=Deva}\p{sc=Beng}]\.(\s|$)/u, 'sentences end with a danda'],
  [/^el/, /[\p{sc=Grek}]\?/u, 'the Greek question mark'],
  [/^th/, /[.!]$/, 'no full stops'],
];

describe('composed sentences', () => {
  it('throw for a placeholder without a value', () => {
    const words: Record<string, Text> = { cancel: 'Cancel {0}' };
    expect(() => compose('en', words)).to.throw('cancel: no value for {0}');
  });

  for (const code of ['en', ...languages])
    it(`follow the typography of ${code}`, async () => {
      const rules = typography.filter(([which]) => which.test(code));
      for (const [key, sentence] of await sentencesOf(code))
        for (const [, fault, rule] of rules) expect(sentence, `${key}: ${rule}`).not.to.match(fault);
    });
});
