/** Conditional create: the browser creates a passkey without a dialog, right after a sign-in with a password. */
import { expect } from '../support/expect.js';
import type { PreparedRegistration, RegistrationRequest, Verified } from '../../src/wire/passlock.js';
import type { BackendPasskey, RegistrationResponseJSON } from '../../src/wire/contract.js';
import type { Mediation } from '../../src/webauthn/authenticator.js';
import { PasskeyError } from '../../src/wire/errors.js';
import { acquireCeremonyLock } from '../../src/webauthn/ceremony-lock.js';
import { createRegister, type RegisterContext } from '../../src/flows/register.js';
import { upgrade as upgradeBy } from '../../src/flows/upgrade.js';
import { call, failureCode, manualTimer, next, turnOfTheLoop, type Call } from './support.js';

const verified: Verified = {
  code: 'code',
  idToken: 'token',
  principal: { authenticatorId: 'passkey', userId: 'user' },
};
const made = { id: 'credential' } as RegistrationResponseJSON;

interface Wishes {
  can?: boolean;
  isConditional?: boolean;
  verify?: () => Promise<Verified>;
  context?: Partial<RegisterContext>;
}

function setup({
  can = true,
  isConditional = true,
  verify = () => Promise.resolve(verified),
  context,
}: Wishes = {}) {
  const asked: unknown[] = [];
  const phases: string[] = [];
  const signals: unknown[] = [];
  const creates: (Call<RegistrationResponseJSON> & { mediation: Mediation | undefined })[] = [];
  const clock = manualTimer();
  const flow = createRegister(
    () => ({
      api: {
        keepsChallenges: true,
        prepareRegistration(request: RegistrationRequest): Promise<PreparedRegistration> {
          asked.push(request);
          return Promise.resolve({
            optionsJSON: {
              rp: { id: 'rp.test', name: 'RP' },
              user: { id: 'dQ', name: 'ada', displayName: 'Ada' },
              challenge: 'Yw',
              pubKeyCredParams: [],
            },
            isConditional,
            verify,
          });
        },
      },
      request: { registrationToken: 'given' },
      ...context,
    }),
    {
      create(_options, signal, mediation) {
        const create = { ...call<RegistrationResponseJSON>(signal), mediation };
        creates.push(create);
        return create.promise;
      },
      signalUnknown(orphan) {
        signals.push(orphan);
        return Promise.resolve('sent');
      },
      timer: clock.timer,
    },
  );
  flow.subscribe(({ phase }) => phases.push(phase));
  const upgrade = () =>
    upgradeBy(flow, {
      can: (capability) => Promise.resolve(can && capability === 'conditionalCreate'),
      timer: clock.timer,
    });
  return { flow, upgrade, asked, phases, signals, creates, clock };
}

describe('upgrade', () => {
  it('stays idle until there is a passkey', async () => {
    const { phases, creates, clock, upgrade } = setup();
    const upgraded = upgrade();
    const create = await next(creates);
    expect(create.mediation).to.equal('upgrade');
    expect(phases).to.deep.equal([]);
    create.resolve(made);
    expect(await upgraded).to.equal(true);
    expect(phases).to.deep.equal(['verifying', 'succeeded']);
    expect(clock.pending).to.equal(0);
  });

  it('sends the mediation to the backend, which links the passkey', async () => {
    const who: unknown[] = [];
    const passkey = { id: 'passkey' } as BackendPasskey;
    const backend = {
      authorizeRegistration(asking: unknown) {
        who.push(asking);
        return Promise.resolve({ registrationToken: 'authorised' });
      },
      linkPasskey: () => Promise.resolve({ passkey }),
    };
    const { flow, asked, creates, upgrade } = setup({ context: { backend, request: { username: '' } } });
    const upgraded = upgrade();
    (await next(creates)).resolve(made);
    await upgraded;
    expect(who).to.deep.equal([{ username: undefined, displayName: undefined, mediation: 'conditional' }]);
    expect(asked).to.deep.equal([{ registrationToken: 'authorised' }]);
    expect(flow.state).to.deep.include({ phase: 'succeeded', result: { ...verified, passkey } });
  });

  it('sends the mediation to a custom server', async () => {
    const { asked, creates, upgrade } = setup({ context: { request: { username: 'ada' } } });
    const upgraded = upgrade();
    (await next(creates)).resolve(made);
    await upgraded;
    expect(asked).to.deep.equal([{ username: 'ada', mediation: 'conditional' }]);
  });

  it('makes no request in a browser without conditional create', async () => {
    const { asked, upgrade } = setup({ can: false });
    expect(await upgrade()).to.equal(false);
    expect(asked).to.deep.equal([]);
  });

  it('creates no passkey when the server requires user presence', async () => {
    const { phases, creates, upgrade } = setup({ isConditional: false });
    expect(await upgrade()).to.equal(false);
    expect(creates).to.deep.equal([]);
    expect(phases).to.deep.equal([]);
  });

  for (const code of ['not-allowed', 'duplicate', 'device-failed'] as const)
    it(`returns to idle when the device fails with ${code}`, async () => {
      const { phases, creates, upgrade } = setup();
      const upgraded = upgrade();
      (await next(creates)).reject(new PasskeyError(code));
      expect(await upgraded).to.equal(false);
      expect(phases).to.deep.equal([]);
    });

  it('stays idle with wrong settings', async () => {
    const { phases, upgrade } = setup({
      context: {
        get request(): RegistrationRequest {
          throw new PasskeyError('bad-config');
        },
      },
    });
    expect(await upgrade()).to.equal(false);
    expect(phases).to.deep.equal([]);
  });

  it('stays idle when the server refuses the passkey, and signals that to the device', async () => {
    const { phases, creates, signals, upgrade } = setup({
      verify: () => Promise.reject(new PasskeyError('bad-request', 'no', { status: 400 })),
    });
    const upgraded = upgrade();
    (await next(creates)).resolve(made);
    expect(await upgraded).to.equal(false);
    expect(phases).to.deep.equal(['verifying', 'idle']);
    expect(signals).to.deep.equal([{ rpId: 'rp.test', credentialId: 'credential' }]);
  });

  it('ends at its timeout and releases the ceremony lock', async () => {
    const { phases, creates, clock, upgrade } = setup();
    const upgraded = upgrade();
    const create = await next(creates);
    clock.advance(29_999);
    expect(create.signal?.aborted).to.equal(false);
    clock.advance(1);
    expect(await upgraded).to.equal(false);
    expect(create.signal?.aborted).to.equal(true);
    expect(phases).to.deep.equal([]);
    const place = acquireCeremonyLock('conditional', () => undefined);
    expect(place).not.to.equal(undefined);
    place?.release();
    create.reject(new DOMException('late', 'AbortError'));
  });

  it('is superseded by a ceremony that the person starts', async () => {
    const { flow, phases, creates, upgrade } = setup();
    const upgraded = upgrade();
    const silent = await next(creates);
    const chosen = flow.run();
    expect(await upgraded).to.equal(false);
    expect(silent.signal?.aborted).to.equal(true);
    silent.reject(new DOMException('aborted', 'AbortError'));
    const modal = await next(creates);
    expect(modal.mediation).to.equal('modal');
    modal.resolve(made);
    expect(await chosen).to.deep.equal(verified);
    expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
  });

  it('stops no other ceremony of the page, and is stopped by each', async () => {
    const { creates, upgrade } = setup();
    const upgraded = upgrade();
    const silent = await next(creates);
    const place = acquireCeremonyLock('modal', () => {
      throw new Error('disturbed');
    });
    expect(await upgraded).to.equal(false);
    expect(silent.signal?.aborted).to.equal(true);
    silent.reject(new DOMException('aborted', 'AbortError'));
    expect(await upgrade()).to.equal(false);
    expect(creates).to.deep.equal([]);
    place?.release();
  });

  it('supersedes autofill, which waits until it is over', async () => {
    let stopped = 0;
    acquireCeremonyLock('conditional', () => stopped++);
    const { creates, upgrade } = setup();
    const upgraded = upgrade();
    const create = await next(creates);
    expect(stopped).to.equal(1);
    expect(acquireCeremonyLock('conditional', () => undefined)).to.equal(undefined);
    create.resolve(made);
    expect(await upgraded).to.equal(true);
  });

  it('does not run after a registration that succeeded', async () => {
    const { flow, asked, creates, upgrade } = setup();
    const chosen = flow.run();
    (await next(creates)).resolve(made);
    await chosen;
    asked.length = 0;
    expect(await upgrade()).to.equal(false);
    expect(asked).to.deep.equal([]);
  });

  it('does not use options that were prefetched for a dialog', async () => {
    const { flow, asked, creates, upgrade } = setup();
    flow.prefetch();
    await turnOfTheLoop();
    const upgraded = upgrade();
    (await next(creates)).reject(new PasskeyError('not-allowed'));
    await upgraded;
    expect(asked).to.have.length(2);
  });
});

describe('a duplicate registration', () => {
  it('names the account that already has a passkey', async () => {
    const { flow, creates } = setup();
    const run = flow.run();
    (await next(creates)).reject(new PasskeyError('duplicate'));
    const error = await run.catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'duplicate', account: 'ada' });
    expect(await failureCode(Promise.reject(error as Error))).to.equal('duplicate');
  });
});
