/** Pseudo-language for tests and Storybook: English, accented, in brackets and 40 % longer. */
import { en } from '../../src/strings/en.js';
import type { Strings } from '../../src/strings/strings.js';
import type { Text } from '../../src/strings/text.js';

const plain = 'aceinosuyACEINOSUY';
const accented = 'áçéîñøšûýÁÇÉÎÑØŠÛÝ';

const accent = (text: string) =>
  text.replace(/[aceinosuy]/gi, (letter) => accented[plain.indexOf(letter)] ?? letter);

/** Lengthens single words, as in German. */
const stretch = (word: string) =>
  `${accent(word)}${'ëìõ'.repeat(word.length).slice(0, Math.ceil(word.length * 0.4))}`;

const disguise = (text: string) =>
  `⟦${text.replace(/\{\d\}|\p{L}+/gu, (word) => (word.startsWith('{') ? word : stretch(word)))}⟧`;

const disguised = (text: Text): Text =>
  typeof text === 'string'
    ? disguise(text)
    : (Object.fromEntries(Object.entries(text).map(([form, one]) => [form, disguise(one)])) as Text);

/** Registers it under a code that browsers accept. */
export const pseudoCode = 'en-XA';

export const pseudo = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, disguised(text)]),
) as Strings;
