import { expect } from '../support/expect.js';
import * as safe from '../../src/entries/headless.js';
import * as testing from '../../src/entries/testing.js';
import * as unsafe from '../../src/entries/unsafe.js';

const operations = [
  'authenticatePasskey',
  'deleteOrphanedPasskey',
  'deletePasskey',
  'deletePasskeys',
  'deleteUserPasskeys',
  'isAutofillSupport',
  'isPasskeyDeleteSupport',
  'isPasskeyPruningSupport',
  'isPasskeySupport',
  'isPasskeyUpdateSupport',
  'prunePasskeys',
  'registerPasskey',
  'updatePasskey',
  'updatePasskeyUsernames',
  'updatePasskeys',
];

const others = [
  'AuthenticationEvents',
  'DeleteError',
  'DuplicatePasskeyError',
  'PasskeyError',
  'NetworkError',
  'OrphanedPasskeyError',
  'OtherPasskeyError',
  'Passlock',
  'PasskeyUnsupportedError',
  'PruningError',
  'RegistrationEvents',
  'UpdateError',
  'authenticationApi',
  'createLogin',
  'createManager',
  'createOtp',
  'createRegister',
  'deviceSignals',
  'errorCodes',
  'errorTags',
  'httpBackend',
  'isAuthenticationSuccess',
  'isDeleteError',
  'isDeleteSuccess',
  'isDuplicatePasskeyError',
  'isNetworkError',
  'isOrphanedPasskeyError',
  'isOtherPasskeyError',
  'isPasskeyUnsupportedError',
  'isPruningError',
  'isPruningSuccess',
  'isRegistrationSuccess',
  'isUpdateError',
  'isUpdateSuccess',
  'passkeySupport',
  'customServer',
  'registrationApi',
];

describe('the headless entry points', () => {
  for (const [name, entryPoint] of Object.entries({ safe, unsafe })) {
    it(`${name}: exports exactly these names`, () => {
      expect(Object.keys(entryPoint)).to.have.members([...operations, ...others]);
    });

    it(`${name}: has every function as a method of the class, and nothing else`, () => {
      const names = Object.getOwnPropertyNames(entryPoint.Passlock.prototype);
      expect(names).to.have.members(['constructor', ...operations]);
    });

    it(`${name}: keeps the config that the constructor got`, () => {
      const config = { tenancyId: 't', endpoint: 'https://vault.test' };
      const passlock = new entryPoint.Passlock(config);
      expect(passlock.config).to.equal(config);
      expect(passlock).to.be.instanceOf(entryPoint.Passlock);
    });
  }

  it('come with a device for tests', () => {
    expect(Object.keys(testing)).to.deep.equal(['installSimulatedDevice']);
  });

  it('export classes to extend', async () => {
    class Mine extends safe.Passlock {
      override isPasskeySupport() {
        return !super.isPasskeySupport();
      }
    }
    const mine = new Mine({ tenancyId: '//evil.test' });
    expect(mine.isPasskeySupport()).to.equal(!safe.isPasskeySupport());
    const result = await mine.authenticatePasskey({});
    expect(result.failure && result.error.code).to.equal('bad-config');
  });

  it('share errors, guards, flows and support tests', () => {
    for (const name of others.filter((other) => other !== 'Passlock'))
      expect(safe[name as keyof typeof safe], name).to.equal(unsafe[name as keyof typeof unsafe]);
  });
});
