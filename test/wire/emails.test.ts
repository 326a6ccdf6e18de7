import { expect } from '../support/expect.js';
import { foldEmail, isEmail } from '../../src/wire/emails.js';

describe('isEmail', () => {
  for (const text of ['ada@example.com', 'a.b+c@x.y.z', 'ß@straße.example', `${'a'.repeat(64)}@example.com`])
    it(`accepts ${text.slice(0, 20)}`, () => {
      expect(isEmail(text)).to.equal(true);
    });

  const refused = {
    'an empty text': '',
    'no domain': 'ada',
    'a domain of one label': 'ada@localhost',
    'an empty label': 'ada@example..com',
    'two addresses': 'ada@example.com,bob@example.com',
    'a second @': 'ada@bob@example.com',
    'a line break': 'ada@example.com\nbcc:bob@example.com',
    'a space': 'ada @example.com',
    'a quote': '"ada"@example.com',
    'a long local part': `${'a'.repeat(65)}@example.com`,
    'a long address': `a@${'b.'.repeat(130)}com`,
    'a lone surrogate': 'ada\ud800@example.com',
    'an invisible character': 'ada\u200b@example.com',
  };
  for (const [name, text] of Object.entries(refused))
    it(`refuses ${name}`, () => {
      expect(isEmail(text)).to.equal(false);
    });
});

describe('foldEmail', () => {
  it('gives one mailbox one key, in any case and any Unicode spelling', () => {
    expect(foldEmail('Ada@Example.com')).to.equal(foldEmail('ada@example.com'));
    expect(foldEmail('Zoe\u0308@example.com')).to.equal(foldEmail('zo\u00eb@example.com'));
  });
});
