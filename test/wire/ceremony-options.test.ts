import { expect } from '@open-wc/testing';
import { creationOptions, requestOptions } from '../../src/wire/ceremony-options.js';
import { PasskeyError } from '../../src/wire/errors.js';

const creation = {
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'dXNlcg', name: 'ada', displayName: '' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
};
const passkey = { type: 'public-key', id: 'YQ' };

/** Message of the `bad-response`. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof PasskeyError && error.code === 'bad-response') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('creationOptions', () => {
  it('drops members that serialisers write for absent ones', () => {
    const absent = {
      rp: { id: '', name: 'Test', icon: null },
      timeout: null,
      attestation: '',
      excludeCredentials: null,
      extensions: null,
      hints: null,
      authenticatorSelection: { authenticatorAttachment: null, residentKey: '', userVerification: null },
    };
    expect(creationOptions({ ...creation, ...absent })).to.deep.equal({
      ...creation,
      rp: { name: 'Test' },
      authenticatorSelection: {},
    });
  });

  it('takes padded base64, numbers as text, and unknown members', () => {
    const options = {
      ...creation,
      challenge: '-_8=',
      user: { ...creation.user, id: '+/8=' },
      pubKeyCredParams: [{ type: 'public-key', alg: '-7' }],
      excludeCredentials: [{ ...passkey, id: 'YQ==', transports: [] }],
      timeout: '60000',
      status: 'ok',
      errorMessage: '',
    };
    expect(creationOptions(options)).to.deep.include({
      challenge: '-_8',
      user: { ...creation.user, id: '-_8' },
      excludeCredentials: [{ ...passkey, transports: [] }],
      timeout: 60_000,
      status: 'ok',
    });
  });

  const illegal: [object, string][] = [
    [{ challenge: null }, 'challenge'],
    [{ challenge: '' }, 'challenge'],
    [{ challenge: '=?BINARY?B?AA==?=' }, 'challenge'],
    [{ challenge: [1, 2, 3] }, 'challenge'],
    [{ rp: null }, 'rp'],
    [{ rp: { id: 'localhost' } }, 'rp.name'],
    [{ rp: { id: 7, name: 'x' } }, 'rp.id'],
    [{ user: null }, 'user'],
    [{ user: { ...creation.user, id: '' } }, 'user.id'],
    [{ user: { ...creation.user, id: 7 } }, 'user.id'],
    [{ user: { ...creation.user, id: 'a'.repeat(87) } }, 'user.id'],
    [{ user: { ...creation.user, name: null } }, 'user.name'],
    [{ user: { ...creation.user, displayName: null } }, 'user.displayName'],
    [{ pubKeyCredParams: null }, 'pubKeyCredParams'],
    [{ pubKeyCredParams: [{ type: 'public-key', alg: 'ES256' }] }, 'pubKeyCredParams.alg'],
    [{ excludeCredentials: { 0: passkey } }, 'excludeCredentials'],
    [{ excludeCredentials: ['YQ'] }, 'excludeCredentials'],
    [{ excludeCredentials: [{ ...passkey, id: null }] }, 'excludeCredentials.id'],
    [{ timeout: 'PT5M' }, 'timeout'],
  ];
  for (const [wrong, name] of illegal)
    it(`names the member in ${JSON.stringify(wrong).slice(0, 60)}`, () => {
      expect(refusal(() => creationOptions({ ...creation, ...wrong }))).to.match(
        new RegExp(`valid ${name}$`),
      );
    });
});

describe('requestOptions', () => {
  it('drops an empty rpId, and refuses one that is no text', () => {
    const options = { challenge: 'YQ', rpId: '', allowCredentials: [], userVerification: '' };
    expect(requestOptions(options)).to.deep.equal({ challenge: 'YQ', allowCredentials: [] });
    expect(refusal(() => requestOptions({ ...options, rpId: {} }))).to.contain('rpId');
  });

  it('refuses what is no object', () => {
    for (const value of [undefined, null, true, 'x', 7, []])
      expect(refusal(() => requestOptions(value))).to.contain('challenge');
  });
});
