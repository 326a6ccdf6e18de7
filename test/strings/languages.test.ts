/** Each language by itself: complete, with every form its numbers need, and in the terms people know. */
import { expect } from '../support/expect.js';
import { en } from '../../src/strings/en.js';
import { languages } from '../../src/strings/languages.js';
import type { Strings } from '../../src/strings/strings.js';
import type { Text } from '../../src/strings/text.js';
import { fill } from '../../src/strings/text.js';

const load = async (code: string) => {
  const { words } = (await import(`../../src/strings/languages/${code}.ts`)) as { words: Strings };
  return words as Record<string, Text>;
};
const english: Record<string, Text> = en;
const forms = (text: Text | undefined) => (typeof text === 'object' ? Object.values(text) : [text ?? '']);
const places = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

/** What a language calls numbers that a page can come to. */
const reached = (code: string) => {
  const rules = new Intl.PluralRules(code);
  return new Set(Array.from({ length: 201 }, (_, number) => rules.select(number)));
};

describe('the languages', () => {
  it('are thirty-two and four regions', () => {
    expect(languages).to.include.members(
      `ar bg bn cs da de el es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sk sv th tr uk vi zh-Hans zh-Hant
        es-419 fr-CA pt-PT zh-HK`.split(/\s+/),
    );
  });

  for (const code of languages)
    it(`says everything in ${code}`, async () => {
      const words = await load(code);
      expect(Object.keys(words)).to.have.members(Object.keys(english));
      for (const [key, text] of Object.entries(words)) {
        for (const form of forms(text)) {
          expect(form, key).to.match(/^\S(.*\S)?$/);
          const expected = places(forms(english[key]).join());
          // A form for one or two may say the number in words.
          if (typeof text === 'string') expect(places(form), key).to.deep.equal(expected);
          else expect(expected, key).to.include.members(places(form));
        }
        // Longer sentences that are still English were forgotten.
        if (typeof text === 'string' && text.length > 12) expect(text, key).not.to.equal(english[key]);
      }
    });

  for (const code of ['en', ...languages])
    it(`has a form for every number in ${code}`, async () => {
      const words = code === 'en' ? english : await load(code);
      for (const key of ['code:missing', 'code:missingDigits', 'code:attemptsLeft']) {
        const text = words[key]!;
        // One form alone fits every number.
        if (Object.keys(text).length > 1) expect(text, key).to.include.keys(...reached(code));
        else expect(text, key).to.have.keys('other');
      }
    });

  for (const code of ['en', 'ar-EG', 'en-u-nu-beng', ...languages])
    it(`writes numbers as Intl does in ${code}`, async () => {
      const words = code.startsWith('en') ? english : await load(code.slice(0, 2) === 'ar' ? 'ar' : code);
      const format = new Intl.NumberFormat(code);
      for (const number of [2, 64, 999, 1000]) {
        const text = fill(words['code:missingDigits']!, [number], code, 'ltr');
        expect(text).to.satisfy((one: string) => !/\d/.test(one.replace(format.format(number), '')), text);
      }
    });

  for (const code of ['en', ...languages])
    it(`speaks of passkeys alone in ${code}`, async () => {
      const words = code === 'en' ? english : await load(code);
      for (const [key, text] of Object.entries(words))
        expect(forms(text).join(' '), key).not.to.match(/webauthn|fido|credential|sync|device-bound/i);
    });

  it('writes passkey in lower case inside English sentences', () => {
    for (const [key, text] of Object.entries(english))
      for (const form of forms(text)) expect(form, key).not.to.match(/[^.?!] Passkey/);
  });
});

describe('a number in a sentence', () => {
  const cases: [string, number, string][] = [
    ['en', 1, 'You have 1 try left.'],
    ['en', 2, 'You have 2 tries left.'],
    ['pl', 1, 'Została Ci 1 próba.'],
    ['pl', 3, 'Zostały Ci 3 próby.'],
    ['pl', 5, 'Zostało Ci 5 prób.'],
    ['pl', 22, 'Zostały Ci 22 próby.'],
    ['ru', 1, 'Осталась 1 попытка.'],
    ['ru', 3, 'Осталось 3 попытки.'],
    ['ru', 11, 'Осталось 11 попыток.'],
    ['ru', 21, 'Осталась 21 попытка.'],
    ['ar', 1, 'بقيت لديك محاولة واحدة.'],
    ['ar', 2, 'بقيت لديك محاولتان.'],
    ['cs', 4, 'Zbývají vám 4 pokusy.'],
    ['he', 2, 'נשארו לך שני ניסיונות.'],
    ['ja', 2, 'あと 2 回入力できます。'],
  ];
  for (const [code, number, sentence] of cases)
    it(`is ${code} for ${number}`, async () => {
      const words = code === 'en' ? english : await load(code);
      expect(fill(words['code:attemptsLeft']!, [number], code, 'ltr')).to.equal(sentence);
    });

  it('is written in the digits of the language', async () => {
    const { 'code:attemptsLeft': text } = await load('ar');
    const five = new Intl.NumberFormat('ar-EG').format(5);
    expect(fill(text!, [5], 'ar-EG', 'rtl')).to.equal(`بقيت لديك ${five} محاولات.`);
  });
});

describe('a name in a sentence', () => {
  it('keeps its own direction, and leaves the punctuation where it belongs', () => {
    expect(fill('Remove {0}?', ['Pixel (2)'], 'en', 'ltr')).to.equal('Remove Pixel (2)?');
    expect(fill('Remove {0}?', ['מפתח (2)'], 'en', 'ltr')).to.equal('Remove \u2068מפתח (2)\u2069?');
    expect(fill('להסיר את {0}?', ['Pixel (2)'], 'he', 'rtl')).to.equal('להסיר את \u2068Pixel (2)\u2069?');
  });

  it('ends the sentence if it ends with a full stop', () => {
    expect(fill('Until {0}.', ['1:05 p.m.'], 'en', 'ltr')).to.equal('Until 1:05 p.m.');
    expect(fill('Until {0}.', ['13:05'], 'en', 'ltr')).to.equal('Until 13:05.');
  });

  it('is not read as a place to fill in', () => {
    expect(fill('{0} and {1}', ['{1}', '$&'], 'en', 'ltr')).to.equal('{1} and $&');
  });
});
