/**
 * Prints every sentence of a language with typical values, for review.
 *
 * Run by `npm run words -- de`; `npm run words` prints all languages.
 */
import { languages } from '../src/strings/languages.js';
import { compose } from '../test/strings/compose.js';
import { wordsOf } from '../test/strings/words-of.js';

const codes = process.argv.slice(2);
for (const code of codes.length ? codes : ['en', ...languages]) {
  console.log(`\n${code}\n`);
  for (const [key, sentence] of compose(code, await wordsOf(code)))
    console.log(`${key.padEnd(38)} ${sentence}`);
}
