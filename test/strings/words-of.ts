/** The words of a language, from its file. */
import { en } from '../../src/strings/en.js';
import type { Text } from '../../src/strings/text.js';

export async function wordsOf(code: string): Promise<Record<string, Text>> {
  if (code === 'en') return en;
  const { words } = (await import(`../../src/strings/languages/${code}.ts`)) as {
    words: Record<string, Text>;
  };
  return words;
}
