import { expect } from '../support/expect.js';
import { backendUrl, tenancyUrl } from '../../src/wire/urls.js';
import { PasskeyError } from '../../src/wire/errors.js';

const refused = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof PasskeyError && error.code;
  }
  return 'accepted';
};

const hostile = [
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://user:pass@evil.example',
  'https://evil.example?x=1',
  'https://evil.example#x',
  'https://evil.example/../x',
  'https:// evil.example',
  'ftp://evil.example',
  'https://',
  'evil.example',
  '../x',
  ' ',
  '\0',
  '<script>',
];

describe('tenancyUrl', () => {
  it('builds the base of both generations', () => {
    expect(tenancyUrl('t-1_A', 'https://api.test', 1)).to.equal('https://api.test/t-1_A');
    expect(tenancyUrl('t', 'https://api.test/', 2)).to.equal('https://api.test/v2/t');
    expect(tenancyUrl('t', 'http://localhost:3000', 2)).to.equal('http://localhost:3000/v2/t');
    expect(tenancyUrl('t', 'http://[::1]:3000', 1)).to.equal('http://[::1]:3000/t');
    expect(tenancyUrl('t', '/', 1)).to.equal(`${location.origin}/t`);
  });

  for (const id of ['', ...hostile, 'https://evil.example', 'a/b', 'a.b', 'a%2fb', 'x'.repeat(65), 'ä'])
    it(`refuses the tenancy ${JSON.stringify(id.slice(0, 30))}`, () => {
      expect(refused(() => tenancyUrl(id, 'https://api.test', 1))).to.equal('bad-config');
    });

  it('refuses what is no text, such as a setting that is missing', () => {
    const missing = undefined as unknown as string;
    expect(refused(() => tenancyUrl(missing, 'https://api.test', 1))).to.equal('bad-config');
    expect(refused(() => backendUrl(missing))).to.equal('bad-config');
  });

  for (const endpoint of ['', ...hostile, '/api', 'https://api.test/base'])
    it(`refuses the endpoint ${JSON.stringify(endpoint)}`, () => {
      expect(refused(() => tenancyUrl('t', endpoint, 1))).to.equal('bad-config');
    });
});

describe('backendUrl', () => {
  it('takes a path of this site, and another origin', () => {
    expect(backendUrl('/')).to.equal(location.origin);
    expect(backendUrl('/backend')).to.equal(`${location.origin}/backend`);
    expect(backendUrl('/api/v1.2/auth/')).to.equal(`${location.origin}/api/v1.2/auth`);
    expect(backendUrl('https://auth.test/base/')).to.equal('https://auth.test/base');
  });

  it('is not led astray by a variable of the page', () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'origin');
    Object.defineProperty(globalThis, 'origin', { value: 'https://evil.example', configurable: true });
    try {
      expect(backendUrl('/backend')).to.equal(`${location.origin}/backend`);
    } finally {
      if (own) Object.defineProperty(globalThis, 'origin', own);
    }
  });

  it('refuses a long one without trying every way to cut it', () => {
    expect(refused(() => backendUrl(`/${'a'.repeat(100_000)}!`))).to.equal('bad-config');
    expect(refused(() => backendUrl(`https://x.test${'/a'.repeat(50_000)}!`))).to.equal('bad-config');
  });

  for (const base of ['', ...hostile, '/../x', '/a/../b', '/a?b', '/a#b', '/a b', 'backend'])
    it(`refuses ${JSON.stringify(base)}`, () => {
      expect(refused(() => backendUrl(base))).to.equal('bad-config');
    });
});
