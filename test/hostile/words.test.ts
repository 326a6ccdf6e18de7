/** Placeholder values with any character: names of people, servers and passkeys. */
import { expect } from '../support/expect.js';
import { fill } from '../../src/strings/text.js';

const override = '\u202e';
const hostile = [
  `${override}evil`,
  `\u2069${override}evil`,
  `\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069evil`,
  `\u2067evil\u2069\u2069`,
];

describe('a name in a sentence', () => {
  for (const dir of ['ltr', 'rtl'] as const)
    it(`cannot change the direction of the rest (${dir})`, () => {
      for (const name of hostile) {
        const said = fill('Remove “{0}”?', [name], 'en', dir);
        expect(said).to.equal(dir === 'rtl' ? 'Remove “\u2068evil\u2069”?' : 'Remove “evil”?');
      }
      const arabic = fill('Remove “{0}”?', [`\u0627${override}\u2069`], 'en', dir);
      expect(arabic).to.equal('Remove “\u2068\u0627\u2069”?');
    });

  it('keeps direction marks that affect only its own letters', () => {
    expect(fill('{0}!', ['a\u200e\u200d\u200fb'], 'en', 'ltr')).to.equal('a\u200e\u200d\u200fb!');
  });

  it('may be any value from a server', () => {
    for (const odd of [['x'], null, true, {}] as unknown as string[])
      expect(fill('{0}!', [odd], 'en', 'ltr')).to.match(/^[\w ,[\]]*!$/);
  });
});
