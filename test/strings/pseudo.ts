/** A language of the tests and of Storybook only: English that is accented and 40 % longer, in brackets. */
import { en } from '../../src/strings/en.js';
import type { Strings } from '../../src/strings/strings.js';
import type { Text } from '../../src/strings/text.js';

const plain = 'aceinosuyACEINOSUY';
const accented = 'áçéîñøšûýÁÇÉÎÑØŠÛÝ';

const accent = (text: string) =>
  text.replace(/[aceinosuy]/gi, (letter) => accented[plain.indexOf(letter)] ?? letter);

/** Longer words, as German has them, and not only more of them. */
const stretch = (word: string) =>
  `${accent(word)}${'ëìõ'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4))}`;

const disguise = (text: string) =>
  `⟦${text.replace(/\{\d\}|\p{L}+/gu, (word) => (word.startsWith('{') ? word : stretch(word)))}⟧`;

const disguised = (text: Text): Text =>
  typeof text === 'string'
    ? disguise(text)
    : (Object.fromEntries(Object.entries(text).map(([form, one]) => [form, disguise(one)])) as Text);

/** By a code that browsers know for it. */
export const pseudoCode = 'en-XA';

export const pseudo = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, disguised(text)]),
) as Strings;
