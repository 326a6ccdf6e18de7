import { expect } from '../support/expect.js';
import { PasskeyError } from '../../src/wire/errors.js';
import { createCeremony, isBusy, type CeremonyState } from '../../src/flows/ceremony.js';
import { lifetime } from '../../src/flows/held-options.js';
import { isCeremonyLockHeld } from '../../src/webauthn/ceremony-lock.js';
import { uncaughtErrors } from '../support/errors.js';
import type { Mediation } from '../../src/webauthn/authenticator.js';
import { failureCode, manualSteps, manualTimer, next, turnOfTheLoop, type Options } from './support.js';

function setup() {
  const steps = manualSteps();
  const clock = manualTimer();
  const ceremony = createCeremony(steps, clock.timer);
  const phases: string[] = [];
  ceremony.subscribe(({ phase }) => phases.push(phase));
  return { steps, clock, ceremony, phases };
}

/** Runs up to that phase. */
async function until(phase: 'preparing' | 'prompting' | 'verifying' | 'succeeded') {
  const all = setup();
  const outcome = all.ceremony.run();
  outcome.catch(() => undefined);
  const prepare = await next(all.steps.prepares);
  if (phase === 'preparing') return { ...all, outcome, call: prepare };
  prepare.resolve(all.steps.ready());
  const prompt = await next(all.steps.prompts);
  if (phase === 'prompting') return { ...all, outcome, call: prompt };
  prompt.resolve('response');
  const verify = await next(all.steps.verifies);
  if (phase === 'succeeded') {
    verify.resolve('result');
    await outcome;
  }
  return { ...all, outcome, call: verify };
}

const under = ['preparing', 'prompting', 'verifying'] as const;

describe('createCeremony', () => {
  afterEach(async () => {
    await turnOfTheLoop();
    expect(isCeremonyLockHeld(), 'the place is left').to.equal(false);
  });

  it('prepares, prompts, verifies and succeeds', async () => {
    const { ceremony, outcome, phases } = await until('succeeded');
    expect(await outcome).to.equal('result');
    expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);
    expect(ceremony.state).to.deep.equal({ phase: 'succeeded', result: 'result' });
  });

  for (const phase of under) {
    it(`moves from ${phase} to failed with the error`, async () => {
      const { ceremony, outcome, call, phases } = await until(phase);
      const error = new PasskeyError('network', 'gone');
      call.reject(error);
      expect(await failureCode(outcome)).to.equal('network');
      expect(ceremony.state).to.deep.equal({ phase: 'failed', error });
      expect(phases.at(-1)).to.equal('failed');
    });

    it(`aborts at once on cancel in ${phase}, and drops the late result`, async () => {
      const { ceremony, outcome, call, phases } = await until(phase);
      ceremony.cancel();
      expect(ceremony.state.phase).to.equal('idle');
      expect(call.signal?.aborted).to.equal(true);
      expect(await failureCode(outcome)).to.equal('aborted');
      const before = [...phases];
      (call.resolve as (late: unknown) => void)('late');
      await turnOfTheLoop();
      expect(phases).to.deep.equal(before);
    });

    it(`gives each run its own result when a newer run starts in ${phase}`, async () => {
      const { ceremony, outcome, call, steps } = await until(phase);
      const second = ceremony.run();
      expect(await failureCode(outcome)).to.equal('aborted');
      expect(call.signal?.aborted).to.equal(true);
      call.reject(new Error('aborted at last'));
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('second');
      expect(await second).to.equal('second');
      expect(ceremony.state).to.deep.equal({ phase: 'succeeded', result: 'second' });
    });

    it(`aborts in ${phase} on the caller's signal`, async () => {
      const { steps, ceremony } = setup();
      const controller = new AbortController();
      const outcome = ceremony.run({ signal: controller.signal });
      const prepare = await next(steps.prepares);
      if (phase !== 'preparing') {
        prepare.resolve(steps.ready());
        const prompt = await next(steps.prompts);
        if (phase === 'verifying') {
          prompt.resolve('response');
          await next(steps.verifies);
        } else controller.signal.addEventListener('abort', () => prompt.reject(new Error('aborted')));
      }
      controller.abort();
      expect(await failureCode(outcome)).to.equal('aborted');
      expect(ceremony.state.phase).to.equal('idle');
    });
  }

  it('makes no call with a signal that is already aborted', async () => {
    const { steps, ceremony } = setup();
    const outcome = ceremony.run({ signal: AbortSignal.abort() });
    expect(await failureCode(outcome)).to.equal('aborted');
    expect(steps.prepares).to.have.length(0);
  });

  it('turns another error into a PasskeyError with a cause', async () => {
    const { outcome, call, ceremony } = await until('prompting');
    const cause = new Error('odd');
    call.reject(cause);
    expect(await failureCode(outcome)).to.equal('device-failed');
    expect((ceremony.state as { error: PasskeyError }).error.cause).to.equal(cause);
  });

  it('runs again after success and after failure, and returns to idle on cancel', async () => {
    const { ceremony, steps, phases } = await until('succeeded');
    const again = ceremony.run();
    (await next(steps.prepares)).reject(new PasskeyError('network', 'gone'));
    expect(await failureCode(again)).to.equal('network');
    expect(phases.slice(4)).to.deep.equal(['preparing', 'failed']);
    ceremony.cancel();
    expect(ceremony.state).to.deep.equal({ phase: 'idle' });
    ceremony.cancel();
    expect(phases.at(-1)).to.equal('idle');
    expect(phases).to.have.length(7);
  });

  it('succeeds although a listener throws', async () => {
    const errors = uncaughtErrors();
    const { steps, ceremony } = setup();
    ceremony.subscribe(() => {
      throw new Error('listener');
    });
    const outcome = ceremony.run();
    (await next(steps.prepares)).resolve(steps.ready());
    (await next(steps.prompts)).resolve('response');
    (await next(steps.verifies)).resolve('result');
    expect(await outcome).to.equal('result');
    expect(errors).to.have.length(4);
  });

  it('lets a listener start a new run during a run', async () => {
    const { steps, ceremony } = setup();
    let second: Promise<string> | undefined;
    const leave = ceremony.subscribe(({ phase }) => {
      if (phase !== 'prompting') return;
      leave();
      second = ceremony.run();
    });
    const first = ceremony.run();
    (await next(steps.prepares)).resolve(steps.ready());
    expect(await failureCode(first)).to.equal('aborted');
    (await next(steps.prepares)).resolve(steps.ready());
    (await next(steps.prompts)).resolve('response');
    (await next(steps.verifies)).resolve('result');
    expect(await second).to.equal('result');
    expect(steps.prompts, 'the first run never got to the device').to.have.length(0);
  });

  describe('with another ceremony on the page', () => {
    it('stops the other ceremony, which returns to idle and rejects with aborted', async () => {
      const other = await until('prompting');
      const { ceremony, steps } = setup();
      const outcome = ceremony.run();
      expect(await failureCode(other.outcome)).to.equal('aborted');
      expect(other.ceremony.state.phase).to.equal('idle');
      other.call.reject(new Error('aborted'));
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
    });

    it('does not let autofill stop it', async () => {
      const other = await until('prompting');
      const { ceremony, phases } = setup();
      expect(await failureCode(ceremony.run({ mediation: 'conditional' }))).to.equal('aborted');
      expect(phases).to.deep.equal([]);
      expect(other.ceremony.state.phase).to.equal('prompting');
      other.ceremony.cancel();
      other.call.reject(new Error('aborted'));
    });
  });

  describe('autofill', () => {
    it('stays idle until a passkey is picked', async () => {
      const { steps, ceremony, phases } = setup();
      const outcome = ceremony.run({ mediation: 'conditional' });
      (await next(steps.prepares)).resolve(steps.ready());
      const prompt = await next(steps.prompts);
      expect(prompt.mediation).to.equal('conditional');
      expect(phases).to.deep.equal([]);
      prompt.resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
      expect(phases).to.deep.equal(['verifying', 'succeeded']);
    });

    it('stays idle when it cannot start, or ends before a passkey is picked', async () => {
      const { steps, ceremony, phases } = setup();
      const first = ceremony.run({ mediation: 'conditional' });
      (await next(steps.prepares)).reject(new PasskeyError('network', 'gone'));
      expect(await failureCode(first)).to.equal('network');
      const second = ceremony.run({ mediation: 'conditional' });
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).reject(new PasskeyError('not-allowed', 'no'));
      expect(await failureCode(second)).to.equal('not-allowed');
      expect(phases).to.deep.equal([]);
    });

    it('fails like any other run after a passkey is picked', async () => {
      const { steps, ceremony, phases } = setup();
      const outcome = ceremony.run({ mediation: 'conditional' });
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).reject(new PasskeyError('passkey-not-found', 'gone'));
      expect(await failureCode(outcome)).to.equal('passkey-not-found');
      expect(phases).to.deep.equal(['verifying', 'failed']);
    });

    it('keeps the failed phase while it waits, and is superseded by the button', async () => {
      const { steps, ceremony } = setup();
      const failed = ceremony.run();
      (await next(steps.prepares)).reject(new PasskeyError('network', 'gone'));
      await failureCode(failed);
      const waiting = ceremony.run({ mediation: 'conditional' });
      (await next(steps.prepares)).resolve(steps.ready());
      const prompt = await next(steps.prompts);
      expect(ceremony.state.phase).to.equal('failed');
      const dialog = ceremony.run();
      expect(await failureCode(waiting)).to.equal('aborted');
      prompt.reject(new Error('aborted'));
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await dialog).to.equal('result');
    });
  });

  it('returns to idle when an immediate request finds no passkey', async () => {
    const { steps, ceremony, phases } = setup();
    const outcome = ceremony.run({ mediation: 'immediate' });
    (await next(steps.prepares)).resolve(steps.ready());
    (await next(steps.prompts)).reject(new PasskeyError('not-allowed', 'none at hand'));
    expect(await failureCode(outcome)).to.equal('not-allowed');
    expect(phases).to.deep.equal(['preparing', 'prompting', 'idle']);
  });

  describe('watchdog', () => {
    it('ends a dialog that never settles, after its timeout and a grace period', async () => {
      const { steps, ceremony, clock } = setup();
      const outcome = ceremony.run();
      (await next(steps.prepares)).resolve(steps.ready({ timeout: 20_000 }));
      const prompt = await next(steps.prompts);
      clock.advance(24_999);
      await turnOfTheLoop();
      expect(ceremony.state.phase).to.equal('prompting');
      clock.advance(1);
      expect(await failureCode(outcome)).to.equal('timed-out');
      expect(prompt.signal?.aborted).to.equal(true);
      expect(ceremony.state.phase).to.equal('failed');
      prompt.reject(new Error('aborted'));
    });

    it('is cancelled by the device’s response', async () => {
      const { ceremony, clock } = await until('verifying');
      expect(clock.pending).to.equal(0);
      ceremony.cancel();
    });

    it('does not apply to autofill', async () => {
      const { steps, ceremony, clock } = setup();
      const outcome = ceremony.run({ mediation: 'conditional' });
      outcome.catch(() => undefined);
      (await next(steps.prepares)).resolve(steps.ready({ timeout: 20_000 }));
      const prompt = await next(steps.prompts);
      expect(clock.pending).to.equal(0);
      ceremony.cancel();
      prompt.reject(new Error('aborted'));
    });
  });

  describe('prefetch', () => {
    it('is used by the next run, which makes no request of its own', async () => {
      const { steps, ceremony } = setup();
      ceremony.prefetch();
      ceremony.prefetch();
      const outcome = ceremony.run();
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
      expect(steps.prepares).to.have.length(0);
    });

    it('is not used when the settings have changed', async () => {
      const { steps, ceremony } = setup();
      ceremony.prefetch();
      const stale = await next(steps.prepares);
      steps.settings = 'b';
      const outcome = ceremony.run();
      const fresh = await next(steps.prepares);
      stale.resolve(steps.ready());
      await turnOfTheLoop();
      expect(steps.prompts).to.have.length(0);
      fresh.resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
    });

    it('is discarded before its challenge expires', async () => {
      const { steps, ceremony, clock } = setup();
      ceremony.prefetch();
      (await next(steps.prepares)).resolve(steps.ready({ timeout: 60_000 }));
      await turnOfTheLoop();
      clock.advance(45_000);
      const outcome = ceremony.run();
      outcome.catch(() => undefined);
      await next(steps.prepares);
      ceremony.cancel();
    });

    it('is repeated by the run when it has failed', async () => {
      const { steps, ceremony } = setup();
      ceremony.prefetch();
      const ahead = await next(steps.prepares);
      const outcome = ceremony.run();
      ahead.reject(new PasskeyError('network', 'gone'));
      (await next(steps.prepares)).resolve(steps.ready());
      (await next(steps.prompts)).resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
    });

    it('is not repeated before the click when it has failed', async () => {
      const { steps, ceremony } = setup();
      ceremony.prefetch();
      (await next(steps.prepares)).reject(new PasskeyError('reauthentication-required', 'first'));
      await turnOfTheLoop();
      ceremony.prefetch();
      expect(steps.prepares).to.have.length(0);
      const outcome = failureCode(ceremony.run());
      (await next(steps.prepares)).reject(new PasskeyError('reauthentication-required', 'first'));
      expect(await outcome).to.equal('reauthentication-required');
    });

    it('is aborted by cancel, also when a run uses it', async () => {
      const { steps, ceremony } = setup();
      ceremony.prefetch();
      const unused = await next(steps.prepares);
      ceremony.cancel();
      expect(unused.signal?.aborted).to.equal(true);
      ceremony.prefetch();
      const taken = await next(steps.prepares);
      const outcome = ceremony.run();
      ceremony.cancel();
      expect(await failureCode(outcome)).to.equal('aborted');
      expect(taken.signal?.aborted).to.equal(true);
    });

    it('makes no request to a server that keeps one challenge', () => {
      const steps = manualSteps();
      createCeremony({ ...steps, hasOneChallenge: () => true }).prefetch();
      expect(steps.prepares).to.have.length(0);
    });

    it('does nothing while the settings are wrong', () => {
      const steps = manualSteps();
      steps.key = () => {
        throw new PasskeyError('bad-config', 'username is missing');
      };
      createCeremony(steps).prefetch();
      expect(steps.prepares).to.have.length(0);
    });
  });
});

describe('createCeremony for a server that keeps one challenge', () => {
  function setupOne() {
    const manual = manualSteps();
    const steps = {
      ...manual,
      hasOneChallenge: () => true,
      // Like a browser, it settles an aborted call.
      prompt(options: Options, signal: AbortSignal, mediation: Mediation) {
        const prompt = manual.prompt(options, signal, mediation);
        return Promise.race([
          prompt,
          new Promise<never>((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason as Error)),
          ),
        ]);
      },
    };
    const ceremony = createCeremony(steps);
    const autofill = failureCode(ceremony.run({ mediation: 'conditional' }));
    return { steps, ceremony, autofill };
  }

  for (const isFetched of [true, false])
    it(`continues autofill's challenge in the dialog, ${isFetched ? 'fetched' : 'still pending'}`, async () => {
      const { steps, ceremony, autofill } = setupOne();
      const prepare = await next(steps.prepares);
      if (isFetched) {
        prepare.resolve(steps.ready());
        await next(steps.prompts);
      }
      const outcome = ceremony.run();
      expect(await autofill).to.equal('aborted');
      if (!isFetched) prepare.resolve(steps.ready());
      const prompt = await next(steps.prompts);
      expect(prompt.mediation).to.equal('modal');
      expect(steps.prepares).to.have.length(0);
      prompt.resolve('response');
      (await next(steps.verifies)).resolve('result');
      expect(await outcome).to.equal('result');
      expect(prepare.signal?.aborted).to.equal(false);
    });

  it('fetches another challenge once autofill has sent a response or has ended', async () => {
    const { steps, ceremony, autofill } = setupOne();
    (await next(steps.prepares)).resolve(steps.ready());
    (await next(steps.prompts)).resolve('response');
    await next(steps.verifies);
    const second = failureCode(ceremony.run());
    expect(await autofill).to.equal('aborted');
    (await next(steps.prepares)).reject(new PasskeyError('network'));
    expect(await second).to.equal('network');

    const signal = new AbortController();
    const ended = failureCode(ceremony.run({ mediation: 'conditional', signal: signal.signal }));
    const prepare = await next(steps.prepares);
    signal.abort();
    expect(await ended).to.equal('aborted');
    expect(prepare.signal?.aborted).to.equal(true);
    const third = failureCode(ceremony.run());
    (await next(steps.prepares)).reject(new PasskeyError('network'));
    expect(await third).to.equal('network');
  });

  it('does not continue the challenge with other settings', async () => {
    const { steps, ceremony, autofill } = setupOne();
    (await next(steps.prepares)).resolve(steps.ready());
    await next(steps.prompts);
    steps.key = () => 'b';
    const outcome = failureCode(ceremony.run());
    expect(await autofill).to.equal('aborted');
    (await next(steps.prepares)).reject(new PasskeyError('network'));
    expect(await outcome).to.equal('network');
  });
});

describe('lifetime', () => {
  for (const [timeout, expected] of [
    [undefined, 60_000],
    [300_000, 300_000],
    [1e12, 600_000],
    [-5, 10_000],
    [Number.NaN, 60_000],
  ] as const)
    it(`of a timeout of ${timeout} is ${expected} ms`, () => {
      expect(lifetime(timeout === undefined ? {} : { timeout })).to.equal(expected);
    });
});

describe('isBusy', () => {
  const expected: Record<CeremonyState<never>['phase'], boolean> = {
    idle: false,
    preparing: true,
    prompting: true,
    verifying: true,
    succeeded: false,
    failed: false,
  };
  for (const [phase, busy] of Object.entries(expected))
    it(`is ${busy} in ${phase}`, () => {
      expect(isBusy(phase as CeremonyState<never>['phase'])).to.equal(busy);
    });
});
