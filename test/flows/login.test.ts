import { expect } from '../support/expect.js';
import type { AuthenticationRequest, PreparedAuthentication, Verified } from '../../src/wire/passlock.js';
import type { AuthenticationResponseJSON } from '../../src/wire/contract.js';
import type { Mediation } from '../../src/webauthn/authenticator.js';
import { PasskeyError, type OrphanedCredential } from '../../src/wire/errors.js';
import { createLogin, type LoginContext } from '../../src/flows/login.js';
import { isCeremonyLockHeld, acquireCeremonyLock } from '../../src/webauthn/ceremony-lock.js';
import { call, failureCode, manualTimer, next, turnOfTheLoop, type Call } from './support.js';

const verified: Verified = {
  code: 'code',
  idToken: 'token',
  principal: { authenticatorId: 'passkey', userId: 'user' },
};
const response = { id: 'credential' } as AuthenticationResponseJSON;

function setup(context: Partial<LoginContext> = {}) {
  const clock = manualTimer();
  const options: (Call<PreparedAuthentication> & { request: AuthenticationRequest })[] = [];
  const prompts: (Call<AuthenticationResponseJSON> & { mediation: Mediation | undefined })[] = [];
  const verifications: Call<Verified>[] = [];
  const signals: OrphanedCredential[] = [];
  const shows: Call<void>[] = [];
  let hidden = false;
  const login = createLogin(
    () => ({
      api: {
        keepsChallenges: true,
        prepareAuthentication(request, { signal }) {
          const made = { ...call<PreparedAuthentication>(signal), request };
          options.push(made);
          return made.promise;
        },
      },
      request: {},
      ...context,
    }),
    {
      timer: clock.timer,
      canAutofill: () => Promise.resolve(true),
      get(_options, signal, mediation) {
        const made = { ...call<AuthenticationResponseJSON>(signal), mediation };
        // Like a browser, it settles an aborted call.
        signal.addEventListener('abort', () => made.reject(new Error('aborted')));
        prompts.push(made);
        return made.promise;
      },
      signalUnknown(orphan) {
        signals.push(orphan);
        return Promise.resolve('sent');
      },
      whenVisible() {
        if (!hidden) return Promise.resolve();
        const made = call<void>();
        shows.push(made);
        return made.promise;
      },
    },
  );
  const phases: string[] = [];
  login.subscribe(({ phase }) => phases.push(phase));
  const ready = (timeout?: number): PreparedAuthentication => ({
    optionsJSON: { challenge: 'x', ...(timeout && { timeout }) },
    verify(_response, { signal }) {
      const made = call<Verified>(signal);
      verifications.push(made);
      return made.promise;
    },
  });
  /** Resolves the options request of the next autofill round and returns its prompt. */
  async function offered(timeout?: number) {
    const request = await next(options);
    request.resolve(ready(timeout));
    const prompt = await next(prompts);
    expect(prompt.mediation).to.equal('conditional');
    return { request: request.request, prompt };
  }
  return {
    login,
    clock,
    options,
    prompts,
    verifications,
    signals,
    shows,
    phases,
    ready,
    offered,
    hide: (value: boolean) => (hidden = value),
  };
}

describe('createLogin', () => {
  afterEach(async () => {
    await turnOfTheLoop();
    expect(isCeremonyLockHeld(), 'the place is left').to.equal(false);
  });

  it('sends the page’s request unchanged, and returns what Passlock verified', async () => {
    const request = { allowCredentials: ['a'], rpId: 'old.test', userVerification: 'required' as const };
    const { login, options, prompts, verifications, ready } = setup({ request });
    const outcome = login.run();
    const asked = await next(options);
    expect(asked.request).to.deep.equal(request);
    asked.resolve(ready());
    (await next(prompts)).resolve(response);
    (await next(verifications)).resolve(verified);
    expect(await outcome).to.deep.equal(verified);
  });

  describe('with a backend', () => {
    const backend = (asked: unknown[]) => ({
      authorizeAuthentication(who: unknown) {
        asked.push(who);
        return Promise.resolve({ authenticationToken: 'token' });
      },
      openSession(proof: { code: string }) {
        asked.push(proof);
        return Promise.resolve({ user: { id: 'user', username: 'ada' } });
      },
      reauthenticate(proof: { code: string }) {
        asked.push(['fresh', proof]);
        return Promise.resolve({ reauthenticatedAt: 7 });
      },
    });

    it('reauthenticates without opening a session', async () => {
      const asked: unknown[] = [];
      const all = setup({ backend: backend(asked), purpose: 'reauthenticate' });
      const outcome = all.login.run();
      (await next(all.options)).resolve(all.ready());
      (await next(all.prompts)).resolve(response);
      (await next(all.verifications)).resolve(verified);
      expect(await outcome).to.deep.equal({ ...verified, reauthenticatedAt: 7 });
      expect(asked).to.deep.equal([
        { username: undefined, mediation: 'required', purpose: 'reauthenticate' },
        ['fresh', { code: 'code' }],
      ]);
    });

    it('is authorised by the backend, and opens the session with the exchange code', async () => {
      const asked: unknown[] = [];
      const { login, options, prompts, verifications, ready } = setup({
        backend: backend(asked),
        username: 'ada',
      });
      const outcome = login.run();
      const made = await next(options);
      expect(made.request).to.deep.equal({ authenticationToken: 'token' });
      made.resolve(ready());
      (await next(prompts)).resolve(response);
      (await next(verifications)).resolve(verified);
      expect(await outcome).to.deep.equal({ ...verified, user: { id: 'user', username: 'ada' } });
      expect(asked).to.deep.equal([
        { username: 'ada', mediation: 'required', purpose: undefined },
        { code: 'code' },
      ]);
    });

    it('does not exchange the code when the page keeps it', async () => {
      const asked: unknown[] = [];
      const all = setup({ backend: backend(asked), keepCode: true });
      const outcome = all.login.run();
      (await next(all.options)).resolve(all.ready());
      (await next(all.prompts)).resolve(response);
      (await next(all.verifications)).resolve(verified);
      expect(await outcome).to.deep.equal(verified);
      expect(asked).to.have.length(1);
    });

    it('sends no username with autofill', async () => {
      const asked: unknown[] = [];
      const all = setup({ backend: backend(asked), username: 'ad' });
      all.login.arm();
      await all.offered();
      expect(asked).to.deep.equal([{ username: undefined, mediation: 'conditional', purpose: undefined }]);
      all.login.disarm();
    });

    it('uses the page’s token instead of the backend’s', async () => {
      const asked: unknown[] = [];
      const all = setup({ backend: backend(asked), request: { authenticationToken: 'given' } });
      const outcome = all.login.run();
      const made = await next(all.options);
      expect(made.request).to.deep.equal({ authenticationToken: 'given' });
      expect(asked).to.deep.equal([]);
      all.login.cancel();
      expect(await failureCode(outcome)).to.equal('aborted');
    });
  });

  describe('orphans', () => {
    const orphan = { credentialId: 'credential', rpId: 'localhost' };

    for (const way of ['button', 'autofill'] as const)
      it(`moves to failed first, and then signals the device, by ${way}`, async () => {
        const { login, options, prompts, verifications, signals, ready } = setup();
        login.subscribe((state) => {
          if (state.phase === 'failed') expect(signals, 'not before the person').to.deep.equal([]);
        });
        const outcome = way === 'button' ? login.run() : login.run({ mediation: 'conditional' });
        (await next(options)).resolve(ready());
        (await next(prompts)).resolve(response);
        (await next(verifications)).reject(new PasskeyError('passkey-not-found', 'gone', { orphan }));
        expect(await failureCode(outcome)).to.equal('passkey-not-found');
        expect(login.state.phase).to.equal('failed');
        expect(signals).to.deep.equal([orphan]);
      });

    for (const reason of [
      new PasskeyError('bad-request', 'no', { status: 400 }),
      new PasskeyError('signed-out', 'no', { status: 401 }),
      { status: 403, message: 'no' },
      { status: 404, message: 'no' },
    ])
      it(`is not-accepted when a custom server refuses it with ${reason.status}`, async () => {
        const optionsJSON = { challenge: 'x' };
        const verify = () => Promise.reject(reason as Error);
        const api = { prepareAuthentication: () => Promise.resolve({ optionsJSON, verify }) };
        const { login, prompts } = setup({ api });
        const outcome = login.run().catch((error: unknown) => error);
        (await next(prompts)).resolve(response);
        expect(await outcome).to.include({ code: 'not-accepted', status: reason.status, message: 'no' });
      });

    it('fails by the status of whatever an api object throws, and never blames the device', async () => {
      for (const [reason, code] of [
        [{ status: 401 }, 'signed-out'],
        [new Response(null, { status: 429 }), 'rate-limited'],
        [new TypeError('Failed to fetch'), 'network'],
        [new TypeError('Load failed'), 'network'],
        [{ name: 'PasskeyError', code: 'reauthentication-required' }, 'reauthentication-required'],
        [{ _tag: '@error/Forbidden' }, 'forbidden'],
        [new Error('odd'), 'server-error'],
        ['odd', 'server-error'],
        [undefined, 'server-error'],
      ] as const) {
        const api = { prepareAuthentication: () => Promise.reject(reason as Error) };
        expect(await failureCode(setup({ api }).login.run())).to.equal(code);
      }
    });

    it('sends no signal on any other failure', async () => {
      const { login, options, prompts, verifications, signals, ready } = setup();
      const outcome = login.run();
      (await next(options)).resolve(ready());
      (await next(prompts)).resolve(response);
      (await next(verifications)).reject(new PasskeyError('forbidden', 'no', { status: 403 }));
      expect(await failureCode(outcome)).to.equal('forbidden');
      expect(signals).to.deep.equal([]);
    });
  });

  describe('autofill', () => {
    it('is offered once, with a long-lived challenge', async () => {
      const { login, offered, options } = setup();
      login.arm();
      login.arm();
      const { request } = await offered();
      expect(request).to.deep.equal({ timeout: 300_000 });
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      login.disarm();
    });

    it('is not offered in a browser without it', async () => {
      const asked: unknown[] = [];
      const login = createLogin(
        () => ({
          api: { prepareAuthentication: () => Promise.reject(new Error(`${asked.push(1)}`)) },
          request: {},
        }),
        {
          canAutofill: () => Promise.resolve(false),
          get: () => Promise.reject(new Error('never')),
          signalUnknown: () => Promise.resolve('sent'),
          whenVisible: () => Promise.resolve(),
        },
      );
      login.arm();
      await turnOfTheLoop();
      expect(asked).to.deep.equal([]);
    });

    it('signs in when a passkey is picked, and is not offered again', async () => {
      const { login, offered, verifications, phases, options } = setup();
      login.arm();
      (await offered()).prompt.resolve(response);
      (await next(verifications)).resolve(verified);
      await turnOfTheLoop();
      expect(phases).to.deep.equal(['verifying', 'succeeded']);
      expect(options).to.have.length(0);
    });

    it('is renewed before the challenge expires, without a move', async () => {
      const { login, offered, clock, phases } = setup();
      login.arm();
      const first = await offered(300_000);
      clock.advance(224_999);
      expect(first.prompt.signal?.aborted).to.equal(false);
      clock.advance(1);
      expect(first.prompt.signal?.aborted).to.equal(true);
      await offered(300_000);
      expect(phases).to.deep.equal([]);
      login.disarm();
    });

    it('is renewed once the page is visible', async () => {
      const { login, offered, clock, shows, options, hide } = setup();
      login.arm();
      await offered(300_000);
      hide(true);
      clock.advance(225_000);
      const shown = await next(shows);
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      hide(false);
      shown.resolve();
      await offered();
      login.disarm();
    });

    it('is superseded by the button, and offered again after a failure', async () => {
      const { login, offered, options, prompts, ready } = setup();
      login.arm();
      const first = await offered();
      const dialog = login.run();
      expect(first.prompt.signal?.aborted).to.equal(true);
      (await next(options)).resolve(ready());
      (await next(prompts)).reject(new PasskeyError('not-allowed', 'dismissed'));
      expect(await failureCode(dialog)).to.equal('not-allowed');
      await offered();
      expect(login.state.phase, 'the message stays').to.equal('failed');
      login.disarm();
    });

    it('is offered again after a cancel', async () => {
      const { login, offered, options } = setup();
      login.arm();
      await offered();
      const dialog = login.run();
      await next(options);
      login.cancel();
      expect(await failureCode(dialog)).to.equal('aborted');
      await offered();
      login.disarm();
    });

    it('is offered again after the server has refused the picked passkey, later each time, three times', async () => {
      const { login, offered, verifications, options, clock } = setup();
      login.arm();
      for (const [retryAfter, pause] of [
        [undefined, 2_000],
        [30, 30_000],
      ] as const) {
        (await offered()).prompt.resolve(response);
        (await next(verifications)).reject(new PasskeyError('rate-limited', 'no', { retryAfter }));
        await turnOfTheLoop();
        clock.advance(pause - 1);
        await turnOfTheLoop();
        expect(options).to.have.length(0);
        clock.advance(1);
      }
      (await offered()).prompt.resolve(response);
      (await next(verifications)).reject(new PasskeyError('forbidden', 'no', { status: 403 }));
      await turnOfTheLoop();
      clock.advance(1e9);
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      login.arm();
      await offered();
      login.disarm();
    });

    it('ends on disarm while it waits after a refusal', async () => {
      const { login, offered, verifications, options, clock } = setup();
      login.arm();
      (await offered()).prompt.resolve(response);
      (await next(verifications)).reject(new PasskeyError('forbidden'));
      await turnOfTheLoop();
      login.disarm();
      await turnOfTheLoop();
      expect(clock.pending).to.equal(0);
      expect(options).to.have.length(0);
    });

    it('is not retried when the server cannot be reached, until it is armed again', async () => {
      const { login, offered, options } = setup();
      login.arm();
      (await next(options)).reject(new PasskeyError('network', 'gone'));
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      login.arm();
      await offered();
      login.disarm();
    });

    it('waits until another ceremony of the page is over', async () => {
      const { login, offered, options } = setup();
      const other = acquireCeremonyLock('modal', () => undefined);
      login.arm();
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      other?.release();
      await offered();
      login.disarm();
    });

    it('ends on disarm, in every step', async () => {
      const { login, offered, options } = setup();
      login.arm();
      login.disarm();
      await turnOfTheLoop();
      expect(options).to.have.length(0);
      login.arm();
      const request = await next(options);
      login.disarm();
      expect(request.signal?.aborted).to.equal(true);
      login.arm();
      const { prompt } = await offered();
      login.disarm();
      expect(prompt.signal?.aborted).to.equal(true);
      await turnOfTheLoop();
      expect(options).to.have.length(0);
    });
  });

  describe('offer', () => {
    it('is renewed before the challenge expires, and returns the result of the picked passkey', async () => {
      const { login, clock, offered, verifications, phases } = setup();
      const outcome = login.offer(new AbortController().signal);
      await offered(100_000);
      clock.advance(75_000);
      const { prompt } = await offered(100_000);
      expect(phases).to.deep.equal([]);
      prompt.resolve(response);
      (await next(verifications)).resolve(verified);
      expect(await outcome).to.deep.equal(verified);
      expect(clock.pending).to.equal(0);
    });

    it('is not renewed with a single-use token', async () => {
      const { login, clock, offered, options, verifications } = setup({
        request: { authenticationToken: 'token' },
      });
      const outcome = login.offer(new AbortController().signal);
      const { prompt } = await offered(100_000);
      clock.advance(75_000);
      await turnOfTheLoop();
      expect(options).to.deep.equal([]);
      prompt.resolve(response);
      (await next(verifications)).resolve(verified);
      expect(await outcome).to.deep.equal(verified);
    });

    it('rejects with the error of the server or the device', async () => {
      const { login, options, offered } = setup();
      const unreachable = failureCode(login.offer(new AbortController().signal));
      (await next(options)).reject(new PasskeyError('network', 'x'));
      expect(await unreachable).to.equal('network');
      const refused = failureCode(login.offer(new AbortController().signal));
      (await offered()).prompt.reject(new PasskeyError('not-allowed', 'x'));
      expect(await refused).to.equal('not-allowed');
    });

    it('ends on abort, in every step, and when a dialog supersedes it', async () => {
      const { login, options, offered, hide, shows } = setup();
      const controllers = Array.from({ length: 4 }, () => new AbortController());
      const offer = () => {
        const controller = controllers.shift() as AbortController;
        return { controller, outcome: failureCode(login.offer(controller.signal)) };
      };
      const before = offer();
      before.controller.abort();
      expect(await before.outcome).to.equal('aborted');
      const asking = offer();
      await next(options);
      asking.controller.abort();
      expect(await asking.outcome).to.equal('aborted');
      const waiting = offer();
      await offered();
      waiting.controller.abort();
      expect(await waiting.outcome).to.equal('aborted');
      hide(false);
      expect(shows).to.deep.equal([]);
      const superseded = offer();
      await offered();
      acquireCeremonyLock('modal', () => undefined)?.release();
      expect(await superseded.outcome).to.equal('aborted');
    });
  });
});
