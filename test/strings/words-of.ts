/** All the words of a language: a regional file over those of its language. */
import { en } from '../../src/strings/en.js';
import type { Text } from '../../src/strings/text.js';

const bases: Record<string, string> = { 'zh-HK': 'zh-Hant' };

/** Language that a regional file changes words of. */
export const baseOf = (code: string): string | undefined =>
  bases[code] ?? (/-([A-Z]{2}|\d{3})$/.test(code) ? code.split('-')[0] : undefined);

/** What one file has. */
export async function fileOf(code: string): Promise<Record<string, Text>> {
  if (code === 'en') return en;
  const { words } = (await import(`../../src/strings/languages/${code}.ts`)) as {
    words: Record<string, Text>;
  };
  return words;
}

export async function wordsOf(code: string): Promise<Record<string, Text>> {
  const base = baseOf(code);
  return { ...(base && (await fileOf(base))), ...(await fileOf(code)) };
}
