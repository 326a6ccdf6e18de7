import { expect } from '../support/expect.js';
import {
  isAutofillSupport,
  isPasskeyDeleteSupport,
  isPasskeyPruningSupport,
  isPasskeySupport,
  isPasskeyUpdateSupport,
  Passlock,
  registerPasskey,
} from '../../src/entries/headless.js';
import { virtualAuthenticator } from '../support/device.js';
import { replace } from '../support/replace.js';

const tests = {
  isAutofillSupport,
  isPasskeyDeleteSupport,
  isPasskeyPruningSupport,
  isPasskeySupport,
  isPasskeyUpdateSupport,
};

const answers = async () => {
  const passlock = new Passlock({ tenancyId: 't' });
  const given: Record<string, unknown> = {};
  for (const [name, test] of Object.entries(tests)) {
    given[name] = await test();
    expect(await passlock[name as keyof typeof tests](), name).to.equal(given[name]);
  }
  return given;
};

const none = Object.fromEntries(Object.keys(tests).map((name) => [name, false]));

describe('support tests', () => {
  it('return true when everything is supported', async () => {
    await virtualAuthenticator();
    expect(await answers()).to.deep.equal(Object.fromEntries(Object.keys(tests).map((name) => [name, true])));
  });

  it('return false in an insecure context', async () => {
    replace(globalThis, 'isSecureContext', false);
    replace(globalThis, 'PublicKeyCredential', undefined);
    replace(navigator, 'credentials', undefined);
    expect(await answers()).to.deep.equal(none);
  });

  it('return false when the API is missing, overwritten or broken', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    for (const value of [null, {}, document.createElement('form'), 'text', 7]) {
      replace(globalThis, 'PublicKeyCredential', value);
      expect(await answers()).to.deep.equal(none);
    }
    replace(
      globalThis,
      'PublicKeyCredential',
      new Proxy(function clobbered() {}, { get: (_, name) => (name === 'prototype' ? {} : broken()) }),
    );
    expect(await answers()).to.deep.include({ isPasskeyUpdateSupport: false, isAutofillSupport: false });
    replace(globalThis, 'isSecureContext', false);
    expect(await answers()).to.deep.equal(none);
  });

  it('return false for one missing signal only', async () => {
    await virtualAuthenticator();
    replace(PublicKeyCredential, 'signalUnknownCredential' as never, undefined);
    const given = await answers();
    expect(given).to.deep.include({ isPasskeyDeleteSupport: false, isPasskeyUpdateSupport: true });
  });

  it('match the functions, which fail with `unsupported`', async () => {
    replace(globalThis, 'PublicKeyCredential', undefined);
    const result = await registerPasskey({ username: 'ada' }, { tenancyId: 't', fetch: noServer });
    expect(result.failure && result.error.code).to.equal('network');
  });
});

const noServer = () => Promise.reject(new Error('offline'));
