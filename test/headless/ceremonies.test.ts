import { expect } from '../support/expect.js';
import * as safe from '../../src/entries/headless.js';
import * as unsafe from '../../src/entries/unsafe.js';
import { uncaughtErrors } from '../support/errors.js';
import { answers } from '../support/answers.js';
import { replace } from '../support/replace.js';
import type { StubAnswer } from '../support/stub.js';
import { authentication, generations, registration, rpId, scene, userHandle, type Scene } from './scene.js';
import { waitUntil } from '../support/until.js';

interface Outcome {
  ok: boolean;
  value: unknown;
}

type Bounds = safe.CallOptions & { onEvent?: (event: string) => void; autofill?: boolean };
type Run = (
  ceremony: 'registration' | 'authentication',
  asked: object,
  config: safe.CallConfig,
) => Promise<Outcome>;

const settled = (call: Promise<unknown>): Promise<Outcome> =>
  call.then(
    (value) => ({ ok: true, value }),
    (value: unknown) => ({ ok: false, value }),
  );

/** The four styles: they have to come to the same. */
const styles: Record<string, Run> = {
  async 'safe function'(ceremony, asked, config) {
    const result = await (ceremony === 'registration'
      ? safe.registerPasskey(asked as safe.RegistrationOptions, config)
      : safe.authenticatePasskey(asked, config));
    expect(result.failure).to.equal(!result.success);
    expect(result.success ? result.value : result.error).to.equal(result);
    return { ok: result.success, value: result };
  },
  async 'safe class'(ceremony, asked, { signal, deadline, ...config }) {
    const passlock = new safe.Passlock(config);
    const result = await (ceremony === 'registration'
      ? passlock.registerPasskey(asked as safe.RegistrationOptions, { signal, deadline })
      : passlock.authenticatePasskey(asked, { signal, deadline }));
    return { ok: result.success, value: result };
  },
  'unsafe function': (ceremony, asked, config) =>
    settled(
      ceremony === 'registration'
        ? unsafe.registerPasskey(asked as safe.RegistrationOptions, config)
        : unsafe.authenticatePasskey(asked, config),
    ),
  'unsafe class'(ceremony, asked, { signal, deadline, ...config }) {
    const passlock = new unsafe.Passlock(config);
    return settled(
      ceremony === 'registration'
        ? passlock.registerPasskey(asked as safe.RegistrationOptions, { signal, deadline })
        : passlock.authenticatePasskey(asked, { signal, deadline }),
    );
  },
};

const run = styles['unsafe function'] as Run;
const kinds = [
  { ceremony: 'registration', asked: registration, events: safe.RegistrationEvents },
  { ceremony: 'authentication', asked: authentication, events: safe.AuthenticationEvents },
] as const;

async function setup(ceremony: 'registration' | 'authentication', generation: 1 | 2): Promise<Scene> {
  const all = await scene(generation);
  if (ceremony === 'authentication') await all.device.addCredential({ rpId, userHandle });
  return all;
}

/** What a guard is expected to say about an error, by its tag. */
const guards: Record<string, (value: unknown) => boolean> = {
  '@error/PasskeyUnsupported': safe.isPasskeyUnsupportedError,
  '@error/DuplicatePasskey': safe.isDuplicatePasskeyError,
  '@error/OrphanedPasskey': safe.isOrphanedPasskeyError,
  '@error/OtherPasskey': safe.isOtherPasskeyError,
  '@error/Network': safe.isNetworkError,
};

const classes: Record<string, unknown> = {
  '@error/PasskeyUnsupported': safe.PasskeyUnsupportedError,
  '@error/DuplicatePasskey': safe.DuplicatePasskeyError,
  '@error/OrphanedPasskey': safe.OrphanedPasskeyError,
  '@error/OtherPasskey': safe.OtherPasskeyError,
  '@error/Network': safe.NetworkError,
};

function expectError({ ok, value }: Outcome, tag: string, code: string): safe.PasskeyError {
  const error = value as safe.PasskeyError;
  expect({ ok, _tag: error._tag, code: error.code }).to.deep.equal({ ok: false, _tag: tag, code });
  expect(error)
    .to.be.instanceOf(classes[tag] as ErrorConstructor)
    .and.instanceOf(safe.PasskeyError);
  for (const [other, guard] of Object.entries(guards)) expect(guard(error), other).to.equal(other === tag);
  return error;
}

/** Starts a ceremony, and gives what it comes to once the device is asked. */
async function untilPrompted(start: (onEvent: (event: string) => void) => Promise<Outcome>) {
  let outcome: Promise<Outcome> | undefined;
  await new Promise<void>((resolve) => {
    const prompts = ['createCredential', 'getCredential'];
    outcome = start((event) => {
      if (prompts.includes(event)) resolve();
    });
  });
  return { settled: outcome as Promise<Outcome> };
}

const refusals: [string, StubAnswer, string][] = [
  ['a spent token', { status: 400, body: { _tag: '@error/BadRequest', message: 'Expired' } }, 'bad-request'],
  ['a foreign origin', { status: 403, body: { _tag: '@error/Forbidden', message: 'No' } }, 'forbidden'],
  [
    'no such tenancy',
    { status: 404, body: { _tag: '@error/InvalidTenancy', message: 'x' } },
    'invalid-tenancy',
  ],
  ['a limit', { status: 429, headers: { 'Retry-After': '7' }, body: {} }, 'rate-limited'],
  ['a failing server', { status: 500, body: '<h1>Sorry</h1>' }, 'server-error'],
  ['a page in place of an answer', { body: '<h1>Hello</h1>' }, 'bad-response'],
  ['half an answer', { body: { sessionToken: 'x' } }, 'bad-response'],
  ['a broken line', { fault: 'reset' }, 'network'],
  ['half a body', { fault: 'truncate', body: '{"a' }, 'network'],
  ['an answer without CORS', { cors: false, body: {} }, 'network'],
];

for (const { ceremony, asked, events } of kinds)
  for (const generation of generations)
    describe(`${ceremony}, generation ${String(generation)}`, () => {
      for (const [style, start] of Object.entries(styles)) {
        it(`succeeds as a ${style}`, async () => {
          const { config, stub, path, device } = await setup(ceremony, generation);
          const { ok, value } = await start(ceremony, asked[generation], config);
          const _tag = ceremony === 'registration' ? 'RegistrationSuccess' : 'AuthenticationSuccess';
          expect(ok).to.equal(true);
          expect({ ...(value as object) }).to.deep.equal({ _tag, ...answers.verified });
          expect(JSON.parse(JSON.stringify(value))).to.deep.equal({ _tag, ...answers.verified });
          expect(safe.isRegistrationSuccess(value)).to.equal(ceremony === 'registration');
          expect(safe.isAuthenticationSuccess(value)).to.equal(ceremony === 'authentication');
          const [first, second, ...more] = await stub.requests();
          expect(more).to.deep.equal([]);
          expect(first?.path).to.equal(path(`/passkey/${ceremony}/options`));
          expect(JSON.parse(first?.body ?? '')).to.deep.equal(asked[generation]);
          expect(second?.path).to.equal(path(`/passkey/${ceremony}/verification`));
          expect(JSON.parse(second?.body ?? '')).to.have.all.keys('sessionToken', 'response');
          expect(await device.credentials()).to.have.length(1);
        });

        it(`fails in the same way as a ${style}`, async () => {
          const { config, answer } = await setup(ceremony, generation);
          await answer(`/passkey/${ceremony}/options`, { status: 403, body: { _tag: '@error/Forbidden' } });
          expectError(await start(ceremony, asked[generation], config), '@error/Network', 'forbidden');
        });

        it(`is cancelled as a ${style}`, async () => {
          const { config, answer, requested } = await setup(ceremony, generation);
          await answer(`/passkey/${ceremony}/options`, { fault: 'hang' });
          const controller = new AbortController();
          const outcome = start(ceremony, asked[generation], { ...config, signal: controller.signal });
          await requested(`/passkey/${ceremony}/options`);
          controller.abort();
          expectError(await outcome, '@error/OtherPasskey', 'aborted');
        });
      }

      for (const [name, refusal, code] of refusals)
        for (const endpoint of ['options', 'verification'])
          it(`meets ${name} at ${endpoint}`, async () => {
            const { config, answer, device } = await setup(ceremony, generation);
            await answer(`/passkey/${ceremony}/${endpoint}`, refusal);
            const error = expectError(await run(ceremony, asked[generation], config), '@error/Network', code);
            if (code === 'rate-limited') expect(error.retryAfter).to.equal(7);
            const certain = (error.status ?? 0) >= 400 && (error.status ?? 0) < 500 && error.status !== 429;
            // A new passkey that the server has certainly refused is taken back.
            const left = ceremony === 'authentication' || (endpoint === 'verification' && !certain) ? 1 : 0;
            await waitUntil(async () => (await device.credentials()).length === left);
          });

      it('accepts an error response whose media type has a charset', async () => {
        const { config, answer } = await setup(ceremony, generation);
        const body = { _tag: '@error/PasskeyNotFound', message: 'x', credentialId: 'AAAA', rpId };
        await answer(`/passkey/${ceremony}/verification`, {
          status: 400,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
        });
        const outcome = await run(ceremony, asked[generation], config);
        if (ceremony === 'registration') expectError(outcome, '@error/Network', 'passkey-not-found');
        else {
          const error = expectError(outcome, '@error/OrphanedPasskey', 'passkey-not-found');
          expect(error).to.include({ credentialId: 'AAAA', rpId });
        }
      });

      it('reports each step once, in order', async () => {
        const { config } = await setup(ceremony, generation);
        const told: string[] = [];
        const onEvent = (event: string) => told.push(event);
        await run(ceremony, { ...asked[generation], onEvent }, config);
        expect(told).to.deep.equal([...events]);
      });

      it('reports no step that was not reached, and survives a listener that throws', async () => {
        const { config, device } = await setup(ceremony, generation);
        const errors = uncaughtErrors();
        await device.setUserVerified(false);
        const told: string[] = [];
        const onEvent = (event: string) => {
          told.push(event);
          throw new Error(event);
        };
        const outcome = await run(ceremony, { ...asked[generation], onEvent }, config);
        if (outcome.ok) expect(told).to.deep.equal([...events]);
        else expect(told).to.deep.equal(events.slice(0, 2));
        expect(errors.map((error) => (error as Error).message)).to.deep.equal(told);
      });

      it('takes no longer than its deadline, at the server and at the device', async () => {
        const { config, answer, device } = await setup(ceremony, generation);
        await device.setPresence(false);
        const bounded = { ...config, deadline: 100 };
        expectError(await run(ceremony, asked[generation], bounded), '@error/OtherPasskey', 'timed-out');
        await answer(`/passkey/${ceremony}/options`, { fault: 'hang' });
        expectError(await run(ceremony, asked[generation], bounded), '@error/OtherPasskey', 'timed-out');
      });

      it('is cancelled at the device, and while the server verifies', async () => {
        const { config, answer, device, requested } = await setup(ceremony, generation);
        await device.setPresence(false);
        const prompting = new AbortController();
        const { settled: prompted } = await untilPrompted((onEvent) =>
          run(ceremony, { ...asked[generation], onEvent }, { ...config, signal: prompting.signal }),
        );
        prompting.abort();
        expectError(await prompted, '@error/OtherPasskey', 'aborted');
        await device.setPresence(true);
        await answer(`/passkey/${ceremony}/verification`, { fault: 'hang' });
        const verifying = new AbortController();
        const outcome = run(ceremony, asked[generation], { ...config, signal: verifying.signal });
        await requested(`/passkey/${ceremony}/verification`);
        verifying.abort();
        expectError(await outcome, '@error/OtherPasskey', 'aborted');
      });

      it('fails when its deadline has passed or is not a number', async () => {
        const { config, answer } = await setup(ceremony, generation);
        await answer(`/passkey/${ceremony}/options`, { fault: 'hang' });
        for (const deadline of [0, -1, NaN]) {
          const outcome = await run(ceremony, asked[generation], { ...config, deadline });
          expectError(outcome, '@error/OtherPasskey', 'timed-out');
        }
      });

      it('accepts deadlines that are never reached', async () => {
        const { config } = await setup(ceremony, generation);
        for (const deadline of [Infinity, 2 ** 40, undefined])
          expect(await run(ceremony, asked[generation], { ...config, deadline })).to.include({ ok: true });
      });

      it('sends nothing when it was cancelled before, or when its settings name another server', async () => {
        const { config, stub } = await setup(ceremony, generation);
        const cancelled = { ...config, signal: AbortSignal.abort() };
        expectError(await run(ceremony, asked[generation], cancelled), '@error/OtherPasskey', 'aborted');
        const tenancies = ['', '//evil.test', '..', 'a/b', '\\\\evil.test'];
        for (const tenancyId of tenancies) {
          const outcome = await run(ceremony, asked[generation], { ...config, tenancyId });
          expectError(outcome, '@error/Network', 'bad-config');
        }
        for (const endpoint of ['//evil.test', 'javascript:1', 'https://a.test/path']) {
          const outcome = await run(ceremony, asked[generation], { ...config, endpoint });
          expectError(outcome, '@error/Network', 'bad-config');
        }
        expect(await stub.requests()).to.deep.equal([]);
      });

      it('reports a browser without passkeys', async () => {
        const { config } = await setup(ceremony, generation);
        replace(globalThis, 'PublicKeyCredential', undefined);
        const one = await run(ceremony, asked[generation], config);
        expectError(one, '@error/PasskeyUnsupported', 'unsupported');
        replace(globalThis, 'isSecureContext', false);
        const other = await run(ceremony, asked[generation], config);
        expectError(other, '@error/PasskeyUnsupported', 'insecure-context');
      });

      for (const [name, code] of [
        ['NotAllowedError', 'not-allowed'],
        ['SecurityError', 'wrong-domain'],
        ['ConstraintError', ceremony === 'registration' ? 'unsuitable' : 'not-allowed'],
        ['UnknownError', 'device-failed'],
        ['AbortError', 'aborted'],
      ] as const)
        it(`passes on the device's ${name}, with its cause`, async () => {
          const { config } = await setup(ceremony, generation);
          const cause = new DOMException('x', name);
          const fail = () => Promise.reject(cause);
          replace(navigator, 'credentials', { create: fail, get: fail });
          const outcome = await run(ceremony, asked[generation], config);
          expect(expectError(outcome, '@error/OtherPasskey', code).cause).to.equal(cause);
        });

      it('is superseded by any newer call', async () => {
        const { config, device } = await setup(ceremony, generation);
        await device.setPresence(false);
        const controller = new AbortController();
        const bounds: Bounds = { signal: controller.signal };
        const outcome = await untilPrompted((onEvent) =>
          run(ceremony, { ...asked[generation], onEvent }, config),
        );
        const second = run('authentication', authentication[generation], { ...config, ...bounds });
        expectError(await outcome.settled, '@error/OtherPasskey', 'aborted');
        controller.abort();
        expectError(await second, '@error/OtherPasskey', 'aborted');
      });
    });

describe('registration', () => {
  it('fails with `duplicate` for an excluded passkey', async () => {
    const { config, device, answer } = await scene(1);
    const { id } = await device.addCredential({ rpId, userHandle });
    const given = await fetch(
      `${config.endpoint as string}/${config.tenancyId}/passkey/registration/options`,
      {
        method: 'POST',
      },
    );
    const { optionsJSON, ...body } = (await given.json()) as { optionsJSON: object };
    const excludeCredentials = [{ type: 'public-key', id }];
    await answer('/passkey/registration/options', {
      body: { ...body, optionsJSON: { ...optionsJSON, excludeCredentials } },
    });
    const outcome = await run('registration', registration[1], config);
    expectError(outcome, '@error/DuplicatePasskey', 'duplicate');
    expect(await device.credentials()).to.have.length(1);
  });
});

describe('authentication by autofill', () => {
  const asked = { ...authentication[1], autofill: true };

  it('signs in once a passkey is picked, and reports each step once', async () => {
    const { config, device, stub } = await scene(1);
    await device.addCredential({ rpId, userHandle });
    const told: string[] = [];
    const onEvent = (event: string) => told.push(event);
    const { ok, value } = await run('authentication', { ...asked, onEvent }, config);
    expect(ok).to.equal(true);
    expect(value).to.include({ code: 'the-code' });
    expect(told).to.deep.equal([...safe.AuthenticationEvents]);
    const [options] = await stub.requests();
    expect(JSON.parse(options?.body ?? '')).to.deep.equal({ timeout: 300_000 });
  });

  it('ends when it is cancelled, times out, or another ceremony starts', async () => {
    const { config, answer } = await scene(1);
    const waiting = async () => {
      const controller = new AbortController();
      const bounded = { ...config, signal: controller.signal };
      const { settled: outcome } = await untilPrompted((onEvent) =>
        run('authentication', { ...asked, onEvent }, bounded),
      );
      return { outcome, cancel: () => controller.abort() };
    };
    const cancelled = await waiting();
    cancelled.cancel();
    expectError(await cancelled.outcome, '@error/OtherPasskey', 'aborted');
    const superseded = await waiting();
    expect(await run('registration', registration[1], config)).to.include({ ok: true });
    expectError(await superseded.outcome, '@error/OtherPasskey', 'aborted');
    await answer('/passkey/authentication/options', { fault: 'hang' });
    const late = await run('authentication', asked, { ...config, deadline: 50 });
    expectError(late, '@error/OtherPasskey', 'timed-out');
  });

  it('reports a browser without autofill', async () => {
    const { config, stub } = await scene(1);
    replace(PublicKeyCredential, 'isConditionalMediationAvailable', () => Promise.resolve(false));
    const outcome = await run('authentication', asked, config);
    expectError(outcome, '@error/PasskeyUnsupported', 'unsupported');
    expect(await stub.requests()).to.deep.equal([]);
  });
});

const secondCopy = '/test-bundles/headless.js';

describe('two copies of the kit on one page', () => {
  it('share one ceremony lock', async () => {
    const { answer, config, device, path, requested, stub } = await scene(1);
    await device.addCredential({ rpId, userHandle });
    const copy = (await import(secondCopy)) as typeof safe;
    expect(copy.registerPasskey).to.not.equal(safe.registerPasskey);
    expect(copy.PasskeyError).to.not.equal(safe.PasskeyError);

    await device.setPresence(false);
    const waiting = await untilPrompted((onEvent) =>
      styles['safe function']!('authentication', { autofill: true, onEvent }, config),
    );
    // A call that pends cannot be answered later: only the second one gets to a device that answers.
    const options = '/passkey/authentication/options';
    await answer(options, { held: true, body: answers.authentication });
    const first = copy.authenticatePasskey({}, config);
    await requested(options, 2);
    const second = safe.authenticatePasskey({}, config);
    await requested(options, 3);
    await device.setPresence(true);
    await stub.release(path(options));
    const ended = await first;
    expect(ended.failure && ended.error.code).to.equal('aborted');
    // A guard of one copy knows the errors of the other.
    expect(safe.isOtherPasskeyError(ended)).to.equal(true);
    expectError(await waiting.settled, '@error/OtherPasskey', 'aborted');
    expect((await second).success).to.equal(true);
    expect((await copy.registerPasskey({ username: 'ada' }, config)).success).to.equal(true);
  });
});
