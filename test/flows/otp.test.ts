import { expect } from '../support/expect.js';
import type { CodeChallenge } from '../../src/wire/contract.js';
import { PasskeyError } from '../../src/wire/errors.js';
import { createOtp, type CodeVerified } from '../../src/flows/otp.js';
import { call, failureCode, manualTimer, next, turnOfTheLoop, type Call } from './support.js';

const t0 = 1_000_000;

const challenge = (more: Partial<CodeChallenge> = {}): CodeChallenge => ({
  purpose: 'login',
  email: 'ada@example.com',
  length: 6,
  now: t0,
  resendAt: t0 + 60_000,
  expiresAt: t0 + 600_000,
  ...more,
});

function setup(purpose = 'login') {
  const clock = manualTimer();
  const sends: (Call<CodeChallenge> & { request: unknown })[] = [];
  const restores: Call<CodeChallenge | undefined>[] = [];
  const checks: (Call<CodeVerified> & { code: string })[] = [];
  const time = { now: t0 };
  const otp = createOtp(
    () => ({
      purpose,
      backend: {
        sendCode(request, { signal }) {
          const made = { ...call<CodeChallenge>(signal), request };
          sends.push(made);
          return made.promise;
        },
        currentCode({ signal }) {
          const made = call<CodeChallenge | undefined>(signal);
          restores.push(made);
          return made.promise;
        },
        checkCode({ code }, { signal }) {
          const made = { ...call<CodeVerified>(signal), code };
          checks.push(made);
          return made.promise;
        },
      },
    }),
    { timer: clock.timer, now: () => time.now },
  );
  const phases: string[] = [];
  otp.subscribe(({ phase }) => phases.push(phase));
  const pass = (ms: number) => {
    time.now += ms;
    clock.advance(ms);
  };
  async function entering(more: Partial<CodeChallenge> = {}) {
    const sent = otp.send('ada@example.com');
    (await next(sends)).resolve(challenge(more));
    await sent;
  }
  return { otp, clock, pass, time, sends, restores, checks, phases, entering };
}

const wrong = (attemptsLeft: number) => new PasskeyError('wrong-code', 'no', { attemptsLeft });

describe('createOtp', () => {
  it('sends a code, checks it, and is verified', async () => {
    const { otp, sends, checks, phases, clock } = setup('signup');
    const sent = otp.send('ada@example.com');
    const made = await next(sends);
    expect(made.request).to.deep.equal({ email: 'ada@example.com', purpose: 'signup' });
    made.resolve(challenge());
    await sent;
    expect(otp.state).to.deep.equal({
      phase: 'entering',
      sent: {
        purpose: 'login',
        email: 'ada@example.com',
        length: 6,
        resendAt: t0 + 60_000,
        expiresAt: t0 + 600_000,
      },
    });
    const checked = otp.check('123456');
    const check = await next(checks);
    expect(check.code).to.equal('123456');
    check.resolve({ purpose: 'signup', user: { id: 'u', username: 'ada' } });
    expect(await checked).to.deep.equal({ purpose: 'signup', user: { id: 'u', username: 'ada' } });
    expect(phases).to.deep.equal(['sending', 'entering', 'checking', 'verified']);
    expect(clock.pending).to.equal(0);
    expect(JSON.stringify(otp.state)).not.to.contain('123456');
  });

  it('converts the server’s times to this page’s clock, however wrong that is', async () => {
    const { otp, entering } = setup();
    await entering({ now: t0 + 86_400_000, resendAt: t0 + 86_460_000, expiresAt: t0 + 87_000_000 });
    expect(otp.state).to.deep.nested.include({
      'sent.resendAt': t0 + 60_000,
      'sent.expiresAt': t0 + 600_000,
    });
  });

  it('returns to idle when the address is malformed', async () => {
    const { otp, sends } = setup();
    const sent = otp.send('nobody');
    const error = new PasskeyError('invalid-email', 'no');
    (await next(sends)).reject(error);
    expect(await failureCode(sent)).to.equal('invalid-email');
    expect(otp.state).to.deep.equal({ phase: 'idle', error });
  });

  it('fails when no code can be sent, with the time of the next try', async () => {
    const { otp, sends } = setup();
    const sent = otp.send('ada@example.com');
    (await next(sends)).reject(new PasskeyError('rate-limited', 'no', { retryAfter: 30 }));
    expect(await failureCode(sent)).to.equal('rate-limited');
    expect(otp.state).to.deep.include({ phase: 'failed', retryAt: t0 + 30_000 });
  });

  it('keeps entering after a wrong code, with the attempts left, and then accepts the correct one', async () => {
    const { otp, checks, entering, phases } = setup();
    await entering();
    const first = otp.check('000000');
    (await next(checks)).reject(wrong(4));
    expect(await failureCode(first)).to.equal('wrong-code');
    expect(otp.state).to.have.nested.property('error.attemptsLeft', 4);
    const second = otp.check('123456');
    (await next(checks)).resolve({ purpose: 'login' });
    await second;
    expect(phases.slice(2)).to.deep.equal(['checking', 'entering', 'checking', 'verified']);
  });

  for (const code of ['code-expired', 'too-many-attempts', 'no-code'] as const)
    it(`fails on ${code}, and can send another code to the same address`, async () => {
      const { otp, checks, sends, entering } = setup();
      await entering();
      const checked = otp.check('000000');
      (await next(checks)).reject(new PasskeyError(code, 'no'));
      expect(await failureCode(checked)).to.equal(code);
      expect(otp.state).to.deep.include({ phase: 'failed', email: 'ada@example.com' });
      const sent = otp.send('ada@example.com');
      (await next(sends)).resolve(challenge());
      await sent;
      expect(otp.state.phase).to.equal('entering');
    });

  it('keeps the code when the check failed for another reason', async () => {
    const { otp, checks, entering } = setup();
    await entering();
    const checked = otp.check('123456');
    (await next(checks)).reject(new PasskeyError('network', 'gone'));
    expect(await failureCode(checked)).to.equal('network');
    expect(otp.state).to.have.nested.property('error.code', 'network');
    expect(otp.state.phase).to.equal('entering');
  });

  it('fails when the code expires', async () => {
    const { otp, entering, pass } = setup();
    await entering();
    pass(599_999);
    expect(otp.state.phase).to.equal('entering');
    pass(1);
    expect(otp.state).to.have.nested.property('error.code', 'code-expired');
  });

  it('fails when the code expires during the check', async () => {
    const { otp, checks, entering, pass } = setup();
    await entering();
    const checked = otp.check('123456');
    pass(600_000);
    expect(otp.state.phase).to.equal('checking');
    (await next(checks)).reject(wrong(4));
    await failureCode(checked);
    expect(otp.state.phase).to.equal('failed');
  });

  it('sends another code, which replaces the expiry of the first', async () => {
    const { otp, sends, entering, pass, time } = setup();
    await entering();
    pass(300_000);
    const again = otp.send('ada@example.com');
    expect(otp.state).to.have.property('phase', 'sending');
    expect(otp.state).to.have.nested.property('sent.length', 6);
    (await next(sends)).resolve(challenge({ now: time.now, expiresAt: time.now + 600_000 }));
    await again;
    pass(599_999);
    expect(otp.state.phase).to.equal('entering');
  });

  it('keeps the first code when another one is refused, and waits for the server’s delay', async () => {
    const { otp, sends, entering, pass } = setup();
    await entering();
    pass(60_000);
    const again = otp.send('ada@example.com');
    (await next(sends)).reject(new PasskeyError('rate-limited', 'no', { retryAfter: 42 }));
    expect(await failureCode(again)).to.equal('rate-limited');
    expect(otp.state).to.have.nested.property('sent.resendAt', t0 + 102_000);
    expect(otp.state).to.have.nested.property('error.code', 'rate-limited');
    expect(otp.state.phase).to.equal('entering');
  });

  describe('restore', () => {
    it('resumes with the code that was sent earlier', async () => {
      const { otp, restores, phases } = setup();
      const restored = otp.restore();
      (await next(restores)).resolve(challenge({ now: t0 + 100 }));
      await restored;
      expect(phases).to.deep.equal(['entering']);
    });

    it('ignores a code for another purpose', async () => {
      const { otp, restores } = setup('signup');
      const restored = otp.restore();
      (await next(restores)).resolve(challenge({ purpose: 'login' }));
      await restored;
      expect(otp.state.phase).to.equal('idle');
    });

    it('stays idle without a code, and when the backend cannot be reached', async () => {
      const { otp, restores, phases } = setup();
      const none = otp.restore();
      (await next(restores)).resolve(undefined);
      await none;
      const gone = otp.restore();
      (await next(restores)).reject(new PasskeyError('network', 'gone'));
      await gone;
      expect(phases).to.deep.equal([]);
    });

    it('does not interrupt a request that the person has started', async () => {
      const { otp, restores, sends } = setup();
      const restored = otp.restore();
      const restore = await next(restores);
      const sent = otp.send('bob@example.com');
      expect(restore.signal?.aborted).to.equal(true);
      restore.resolve(challenge());
      await restored;
      (await next(sends)).resolve(challenge({ email: 'bob@example.com' }));
      await sent;
      expect(otp.state).to.have.nested.property('sent.email', 'bob@example.com');
    });
  });

  describe('a lost response', () => {
    const lost = new PasskeyError('network', 'gone');

    /** Sends a code whose response is lost; the backend then tells of the pending code. */
    async function losing(pending: CodeChallenge | undefined, error = lost) {
      const all = setup();
      const sent = all.otp.send('ada@example.com');
      (await next(all.sends)).reject(error);
      (await next(all.restores)).resolve(pending);
      await sent.catch(() => undefined);
      return all;
    }

    it('finds the code that was sent', async () => {
      for (const error of [lost, new PasskeyError('server-error', 'HTTP 504', { status: 504 })]) {
        const { otp, phases } = await losing(challenge(), error);
        expect(otp.state).to.have.nested.property('sent.email', 'ada@example.com');
        expect(phases).to.deep.equal(['sending', 'entering']);
      }
    });

    it('fails when there is none, or one for another purpose or address', async () => {
      for (const pending of [
        undefined,
        challenge({ purpose: 'signup' }),
        challenge({ email: 'bob@example.com' }),
      ])
        expect((await losing(pending)).otp.state).to.deep.equal({ phase: 'failed', error: lost });
    });

    it('does not take the earlier code for the next one', async () => {
      const { otp, sends, restores, entering } = setup();
      await entering();
      const again = otp.send('ada@example.com');
      (await next(sends)).reject(lost);
      (await next(restores)).resolve(challenge({ now: t0 + 5 }));
      expect(await failureCode(again)).to.equal('network');
      expect(otp.state).to.deep.include({ phase: 'entering', error: lost });
    });

    it('is not looked for after a refusal', async () => {
      const { otp, sends, restores } = setup();
      const sent = otp.send('ada@example.com');
      (await next(sends)).reject(new PasskeyError('server-error', 'no', { status: 500 }));
      expect(await failureCode(sent)).to.equal('server-error');
      expect(restores).to.deep.equal([]);
    });
  });

  describe('cancel', () => {
    for (const phase of ['sending', 'checking'] as const)
      it(`ends ${phase} and drops the late result`, async () => {
        const { otp, sends, checks, entering, phases } = setup();
        let outcome: Promise<unknown>;
        if (phase === 'sending') outcome = otp.send('ada@example.com');
        else {
          await entering();
          outcome = otp.check('123456');
        }
        const made = await next<Call<never>>(
          (phase === 'sending' ? sends : checks) as unknown as Call<never>[],
        );
        otp.cancel();
        expect(made.signal?.aborted).to.equal(true);
        (made.resolve as (late: unknown) => void)(challenge());
        expect(await failureCode(outcome)).to.equal('aborted');
        await turnOfTheLoop();
        expect(phases.at(-1)).to.equal('idle');
      });

    it('cancels the expiry timer', async () => {
      const { otp, entering, clock } = setup();
      await entering();
      otp.cancel();
      expect(otp.state).to.deep.equal({ phase: 'idle' });
      expect(clock.pending).to.equal(0);
    });
  });

  it('rejects a check when no code is expected', async () => {
    const { otp, checks } = setup();
    expect(await failureCode(otp.check('123456'))).to.equal('no-code');
    expect(checks).to.have.length(0);
  });
});
