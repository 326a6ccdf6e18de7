import { expect } from '../support/expect.js';
import { cleanCode } from '../../src/elements/code.js';

describe('cleanCode', () => {
  const cases: [string, string, string][] = [
    ['plain digits', '123456', '123456'],
    ['leading zeros', '000042', '000042'],
    ['spaces and dashes', ' 12 34-56 ', '123456'],
    ['no-break spaces, dashes of all lengths, and dots', '12 34–56', '123456'],
    ['a sentence', 'Your code is 123456.', '123456'],
    ['full-width digits', '１２３４５６', '123456'],
    ['Arabic-Indic digits', '١٢٣٤٥٦', '123456'],
    ['extended Arabic-Indic digits', '۱۲۳۴۵۶', '123456'],
    ['Devanagari digits', '०१२३४५', '012345'],
    ['Devanagari digits above five', '६७८९०१', '678901'],
    ['Bengali and Thai digits', '০৯๐๙', '0909'],
    ['marks of writing direction', '‏‪123456‬‎', '123456'],
    ['more than the code', '1234567890', '123456'],
    ['separators before what is cut', '1 2 3 4 5 6 7 8', '123456'],
    ['nothing', '', ''],
    ['no digits', '<script>', ''],
  ];
  for (const [name, raw, code] of cases)
    it(`converts ${name} to "${code}"`, () => {
      expect(cleanCode(raw, 6)).to.equal(code);
    });

  it('keeps letters with the alphanumeric alphabet', () => {
    expect(cleanCode('ab-12 ｃd!', 8, 'alphanumeric')).to.equal('AB12CD');
  });

  it('limits the work for a very long text', () => {
    expect(cleanCode('x'.repeat(200_000) + '123456', 6)).to.equal('');
  });
});
