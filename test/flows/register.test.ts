import { expect } from '../support/expect.js';
import type { RegistrationRequest, Verified } from '../../src/wire/passlock.js';
import type { BackendPasskey, RegistrationResponseJSON } from '../../src/wire/contract.js';
import { PasskeyError, type OrphanedCredential } from '../../src/wire/errors.js';
import { createRegister, type RegisterContext } from '../../src/flows/register.js';
import { failureCode } from './support.js';

const verified: Verified = {
  code: 'code',
  idToken: 'token',
  principal: { authenticatorId: 'passkey', userId: 'user' },
};
const passkey = { id: 'passkey', label: 'My device' } as BackendPasskey;

function setup(context: Partial<RegisterContext> = {}, verify = () => Promise.resolve(verified)) {
  const asked: unknown[] = [];
  const signals: OrphanedCredential[] = [];
  const backend = {
    authorizeRegistration(who: unknown) {
      asked.push(['authorize', who]);
      return Promise.resolve({ registrationToken: 'authorised' });
    },
    linkPasskey(proof: unknown) {
      asked.push(['link', proof]);
      return Promise.resolve({ passkey });
    },
  };
  const flow = createRegister(
    () => ({
      api: {
        keepsChallenges: true,
        prepareRegistration(request: RegistrationRequest) {
          asked.push(['options', request]);
          return Promise.resolve({
            optionsJSON: {
              rp: { id: 'rp.test', name: 'RP' },
              user: { id: 'dQ', name: 'ada', displayName: 'Ada' },
              challenge: 'Yw',
              pubKeyCredParams: [],
            },
            verify,
          });
        },
      },
      request: { username: 'ada', displayName: 'Ada' },
      ...context,
    }),
    {
      create: () => Promise.resolve({ id: 'credential' } as RegistrationResponseJSON),
      signalUnknown(orphan) {
        signals.push(orphan);
        return Promise.resolve('sent');
      },
    },
  );
  return { flow, asked, signals, backend };
}

describe('createRegister', () => {
  it('registers without a backend in the first generation', async () => {
    const { flow, asked } = setup({ request: { username: 'ada', excludeCredentials: ['a'], timeout: 5000 } });
    expect(await flow.run()).to.deep.equal(verified);
    expect(asked).to.deep.equal([['options', { username: 'ada', excludeCredentials: ['a'], timeout: 5000 }]]);
  });

  it('is authorised and linked by the backend in the second generation', async () => {
    const { backend } = setup();
    const asked: unknown[] = [];
    const { flow, asked: options } = setup({
      backend: {
        authorizeRegistration: (who) => {
          asked.push(who);
          return backend.authorizeRegistration(who);
        },
        linkPasskey: (proof) => {
          asked.push(proof);
          return backend.linkPasskey(proof);
        },
      },
    });
    expect(await flow.run()).to.deep.equal({ ...verified, passkey });
    expect(asked).to.deep.equal([{ username: 'ada', displayName: 'Ada' }, { code: 'code' }]);
    expect(options).to.deep.equal([['options', { registrationToken: 'authorised' }]]);
  });

  it('does not exchange the code when the page keeps it', async () => {
    const { backend, asked } = setup();
    const { flow } = setup({ backend, keepCode: true });
    expect(await flow.run()).to.deep.equal(verified);
    expect(asked).to.deep.equal([['authorize', { username: 'ada', displayName: 'Ada' }]]);
  });

  it('uses the page’s token', async () => {
    const { flow, asked } = setup({ request: { registrationToken: 'given' } });
    await flow.run();
    expect(asked).to.deep.equal([['options', { registrationToken: 'given' }]]);
  });

  it('signals a passkey that the server has refused to the device', async () => {
    const { flow, signals } = setup({}, () =>
      Promise.reject(new PasskeyError('bad-request', 'no', { status: 400 })),
    );
    expect(await failureCode(flow.run())).to.equal('bad-request');
    expect(signals).to.deep.equal([{ rpId: 'rp.test', credentialId: 'credential' }]);
  });

  it('signals it also when the backend refuses to link it', async () => {
    const { backend } = setup();
    const { flow, signals } = setup({
      backend: {
        ...backend,
        linkPasskey: () => Promise.reject(new PasskeyError('username-taken', 'no', { status: 409 })),
      },
    });
    expect(await failureCode(flow.run())).to.equal('username-taken');
    expect(signals).to.have.length(1);
  });

  for (const error of [
    new PasskeyError('rate-limited', 'later', { status: 429 }),
    new PasskeyError('network', 'connection lost'),
    new PasskeyError('server-error', 'crashed', { status: 500 }),
    new PasskeyError('bad-response', 'garbage'),
  ])
    it(`sends no signal on ${error.code}: the server may have stored the passkey`, async () => {
      const { flow, signals } = setup({}, () => Promise.reject(error));
      expect(await failureCode(flow.run())).to.equal(error.code);
      expect(signals).to.deep.equal([]);
    });
});
