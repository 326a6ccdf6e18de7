import { expect } from '../support/expect.js';
import { offersCode, offersNewPasskey, offersWayBack, type SignIn } from '../../src/flows/hand-off.js';
import { PasskeyError } from '../../src/wire/errors.js';

const signIn: SignIn = { phase: 'idle', isAvailable: true, hasFailed: false, codeFirst: false };

describe('offersCode', () => {
  const cases: [string, Partial<SignIn>, boolean][] = [
    ['not before a first try', {}, false],
    ['after a failure', { phase: 'failed' }, true],
    ['after a cancel', { hasFailed: true }, true],
    ['during the next try', { phase: 'prompting', hasFailed: true }, true],
    ['where passkeys cannot be used', { isAvailable: false }, true],
    ['from the start', { codeFirst: true }, true],
    ['not after a success', { phase: 'succeeded', codeFirst: true, hasFailed: true }, false],
  ];
  for (const [name, changes, offered] of cases)
    it(name, () => expect(offersCode({ ...signIn, ...changes })).to.equal(offered));
});

describe('offersNewPasskey', () => {
  it('only when the server does not have the passkey', () => {
    expect(offersNewPasskey(new PasskeyError('passkey-not-found'))).to.equal(true);
    expect(offersNewPasskey(new PasskeyError('not-allowed'))).to.equal(false);
    expect(offersNewPasskey(undefined)).to.equal(false);
  });
});

describe('offersWayBack', () => {
  it('until the other element has succeeded', () => {
    expect(offersWayBack('entering', true)).to.equal(true);
    expect(offersWayBack(undefined, true)).to.equal(true);
    expect(offersWayBack('verified', true)).to.equal(false);
    expect(offersWayBack('succeeded', true)).to.equal(false);
  });

  it('only where passkeys can be used', () => {
    expect(offersWayBack('entering', false)).to.equal(false);
  });
});
