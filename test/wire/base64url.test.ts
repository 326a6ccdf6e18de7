import { expect } from '../support/expect.js';
import { decodeBase64url, encodeBase64url } from '../../src/wire/base64url.js';

describe('base64url', () => {
  it('decodes what it encodes, for every remainder of the length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = crypto.getRandomValues(new Uint8Array(length));
      const text = encodeBase64url(bytes);
      expect(text).to.match(/^[\w-]*$/);
      expect(decodeBase64url(text)).to.deep.equal(bytes);
    }
  });

  it('encodes the example of the standard with the URL-safe alphabet and no padding', () => {
    expect(encodeBase64url(Uint8Array.of(0xfb, 0xff, 0xfe, 0xff))).to.equal('-__-_w');
    expect(encodeBase64url(Uint8Array.of(0xfb, 0xff).buffer)).to.equal('-_8');
  });

  for (const text of ['A', 'AA=', 'AA==', 'A+A/', 'AB', 'AAB', ' AA', 'AA\n', 'ÄÄ'])
    it(`refuses ${JSON.stringify(text)}: each value has one spelling`, () => {
      expect(decodeBase64url(text)).to.equal(undefined);
    });
});
