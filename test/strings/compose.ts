/** Every sentence of a language with typical values, composed as in the elements. Pure functions. */
import { fill, joinSentences, type Text } from '../../src/strings/text.js';

type Value = string | number;

const email = 'ada@example.com';
const domain = 'old.example.com';
const passkey = 'Pixel (2)';
const counts = [1, 2, 3, 4, 5, 6, 8, 11, 21].map((count) => [count]);

/** Typical values for each key with placeholders; each entry makes one sentence. */
function valuesOf(locale: string): Record<string, readonly (readonly Value[])[]> {
  const time = (hour: number) =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: 'numeric', timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 1, hour, 5),
    );
  const relative = (value: number, unit: Intl.RelativeTimeFormatUnit, style: 'long' | 'short' = 'long') =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style }).format(value, unit);
  const soon = [[relative(52, 'second')], [relative(2, 'minute')]];
  const ago = [[relative(-3, 'day')], [relative(-1, 'day')], [relative(-2, 'month')]];
  return {
    'register:duplicate': [[email]],
    'login:account': [[email]],
    'code:sendTo': [[email]],
    'code:entering': [
      [email, time(13)],
      [email, time(1)],
    ],
    'code:resendIn': [[relative(52, 'second', 'short')], [relative(2, 'minute', 'short')]],
    'code:resendAfter': soon,
    'code:wait': soon,
    'code:justSent': soon,
    'code:missing': counts,
    'code:missingDigits': counts,
    'code:attemptsLeft': counts,
    'manage:legacy': [[domain]],
    'manage:created': ago,
    'manage:used': ago,
    'manage:account': [[email]],
    'manage:removeOf': [[passkey]],
    'manage:confirm': [[passkey]],
    'manage:replaceOf': [[passkey]],
    'manage:replaceText': [[domain]],
    'manage:renamed': [[passkey]],
    'manage:removed': [[passkey]],
    'manage:renamedAccount': [['Ada Lovelace']],
  };
}

/** Texts that appear together: sentences, or parts of one line with a separator between them. */
const pairs: readonly (readonly [first: string, second: string, separator?: string])[] = [
  ['error:wrong-code', 'code:attemptsLeft'],
  ['manage:created', 'manage:used', ' · '],
  ['manage:created', 'manage:unused', ' · '],
  ['manage:removed', 'manage:byHand'],
  ['manage:renamed', 'manage:notUpdated'],
];

/** Direction in which a language is written. */
export const directionOf = (code: string): 'ltr' | 'rtl' => (/^(ar|fa|he)\b/.test(code) ? 'rtl' : 'ltr');

/** Each key, or pair of keys, with its sentence. Throws when a placeholder has no value. */
export function compose(code: string, words: Record<string, Text>): [keys: string, sentence: string][] {
  const values = valuesOf(code);
  const sentences = (key: string): string[] => {
    const text = words[key] ?? '';
    const places = JSON.stringify(text).match(/\{\d\}/g) ?? [];
    return (values[key] ?? [[]]).map((args) => {
      for (const place of places)
        if (args[Number(place[1])] === undefined) throw new Error(`${code} ${key}: no value for ${place}`);
      return fill(text, args, code, directionOf(code));
    });
  };
  return [
    ...Object.keys(words).flatMap((key) => sentences(key).map((one): [string, string] => [key, one])),
    ...pairs.map(([first, second, separator]): [string, string] => {
      const texts = [first, second].map((key) => sentences(key)[0] ?? '');
      return [`${first} + ${second}`, separator ? texts.join(separator) : joinSentences(code, ...texts)];
    }),
  ];
}
