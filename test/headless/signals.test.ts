import { expect } from '../support/expect.js';
import * as safe from '../../src/entries/headless.js';
import * as unsafe from '../../src/entries/unsafe.js';
import { replace } from '../support/replace.js';
import type { StubAnswer } from '../support/stub.js';
import { rpId, scene, userHandle, type Generation } from './scene.js';
import { waitUntil } from '../support/until.js';

const one = { rpId, userId: userHandle, credentialId: 'AAAA' };
const warning = { code: 'PASSKEY_NOT_FOUND', message: 'Gone', passkeyId: 'p9' };

interface Operation {
  name: string;
  generation: Generation;
  method: string;
  call: (entryPoint: typeof safe | typeof unsafe, config: safe.CallConfig) => Promise<unknown>;
  endpoint: string;
  body: object;
  /** What the browser is told. */
  told: object;
  success: string;
  failure: string;
}

const update = { method: 'signalCurrentUserDetails', success: 'UpdateSuccess', failure: '@error/Update' };
const remove = { method: 'signalUnknownCredential', success: 'DeleteSuccess', failure: '@error/Delete' };
const prune = {
  method: 'signalAllAcceptedCredentials',
  success: 'PruningSuccess',
  failure: '@error/Pruning',
};
const names = { rpId, userId: userHandle, name: 'grace', displayName: 'grace' };
const accepted = { rpId, userId: userHandle, allAcceptedCredentialIds: ['AAAA', 'BBBB'] };

const operations: Operation[] = [
  {
    ...update,
    name: 'updatePasskey',
    generation: 1,
    call: (entryPoint, config) => entryPoint.updatePasskey({ passkeyId: 'p1', username: 'grace' }, config),
    endpoint: '/credential/p1',
    body: one,
    told: names,
  },
  {
    ...update,
    name: 'updatePasskeys',
    generation: 2,
    call: (entryPoint, config) => entryPoint.updatePasskeys({ updatePasskeysToken: 'the-token' }, config),
    endpoint: '/passkeys/update/exchange',
    body: { instructions: [{ ...one, username: 'grace', displayName: 'grace' }], warnings: [warning] },
    told: names,
  },
  {
    ...remove,
    name: 'deletePasskey',
    generation: 1,
    call: (entryPoint, config) => entryPoint.deletePasskey({ passkeyId: 'p1' }, config),
    endpoint: '/credential/p1',
    body: one,
    told: { rpId, credentialId: 'AAAA' },
  },
  {
    ...remove,
    name: 'deletePasskeys',
    generation: 2,
    call: (entryPoint, config) => entryPoint.deletePasskeys({ deletePasskeysToken: 'the-token' }, config),
    endpoint: '/passkeys/delete/exchange',
    body: { instructions: [one], warnings: [warning] },
    told: { rpId, credentialId: 'AAAA' },
  },
  {
    ...prune,
    name: 'prunePasskeys by ids',
    generation: 1,
    call: (entryPoint, config) => entryPoint.prunePasskeys({ allowablePasskeyIds: ['p1', 'p2'] }, config),
    endpoint: '/credentials/p1%2Cp2',
    body: accepted,
    told: accepted,
  },
  {
    ...prune,
    name: 'prunePasskeys by token',
    generation: 2,
    call: (entryPoint, config) => entryPoint.prunePasskeys({ prunePasskeysToken: 'the-token' }, config),
    endpoint: '/passkeys/prune/exchange',
    body: { instructions: [accepted], warnings: [warning] },
    told: accepted,
  },
];

/** Puts a function in the browser's place, and remembers what it was told. */
function browser(method: string, answer: () => unknown = () => Promise.resolve()): object[] {
  const told: object[] = [];
  replace(PublicKeyCredential, method as never, (details: object) => {
    told.push(details);
    return answer();
  });
  return told;
}

const codes = (value: unknown) => (value as safe.DeleteSuccess).warnings.map(({ code }) => code);

for (const operation of operations) {
  const { name, generation, method, call, endpoint, body, told, success, failure } = operation;
  const said = generation === 2 ? ['PASSKEY_NOT_FOUND'] : [];

  describe(name, () => {
    for (const [style, entryPoint] of Object.entries({ safe, unsafe })) {
      it(`sends one request, signals the device, and returns the result (${style})`, async () => {
        const { config, stub, answer } = await scene(generation);
        await answer(endpoint, { body });
        const sent = browser(method);
        const value = (await call(entryPoint, config)) as safe.DeleteSuccess;
        expect(sent).to.deep.equal([told]);
        expect(value._tag).to.equal(success);
        expect(value.outcomes.map(({ outcome }) => outcome)).to.deep.equal(['sent']);
        expect(codes(value)).to.deep.equal(said);
        expect(await stub.requests()).to.have.length(1);
        if (style === 'safe') expect(value).to.include({ success: true, failure: false });
      });

      it(`is a method as well (${style})`, async () => {
        const { config, answer } = await scene(generation);
        await answer(endpoint, { body });
        const sent = browser(method);
        const passlock = new entryPoint.Passlock(config);
        const methods = {
          updatePasskey: passlock.updatePasskey.bind(passlock),
          updatePasskeys: passlock.updatePasskeys.bind(passlock),
          deletePasskey: passlock.deletePasskey.bind(passlock),
          deletePasskeys: passlock.deletePasskeys.bind(passlock),
          prunePasskeys: passlock.prunePasskeys.bind(passlock),
        };
        expect(await call(methods as unknown as typeof safe, {} as safe.CallConfig)).to.include({
          _tag: success,
        });
        expect(sent).to.deep.equal([told]);
      });
    }

    const troubles: [string, (() => unknown) | undefined, string, string][] = [
      ['does not know the signal', undefined, 'unsupported', 'BROWSER_SIGNAL_UNSUPPORTED'],
      ['refuses', () => Promise.reject(new Error('no')), 'failed', 'BROWSER_SIGNAL_FAILED'],
      ['throws', () => decodeURIComponent('%'), 'failed', 'BROWSER_SIGNAL_FAILED'],
      ['never answers', () => new Promise(() => undefined), 'failed', 'BROWSER_SIGNAL_FAILED'],
    ];
    for (const [trouble, broken, outcome, code] of troubles)
      it(`succeeds, with a warning, where the browser ${trouble}`, async () => {
        const { config, answer } = await scene(generation);
        await answer(endpoint, { body });
        if (broken) browser(method, broken);
        else replace(PublicKeyCredential, method as never, undefined);
        const value = (await call(safe, { ...config, deadline: 2_000 })) as safe.DeleteSuccess;
        expect(value._tag).to.equal(success);
        expect(value.outcomes.map((each) => each.outcome)).to.deep.equal([outcome]);
        expect(codes(value)).to.deep.equal([...said, code]);
      });

    const refusals: [string, StubAnswer, string][] = [
      ['is gone', { status: 404, body: { _tag: '@error/NotFound', message: 'x' } }, 'not-found'],
      ['is spent', { status: 400, body: { _tag: '@error/BadRequest', message: 'x' } }, 'bad-request'],
      ['is answered with garbage', { body: '<h1>' }, 'bad-response'],
      ['is answered with an empty object', { body: {} }, 'bad-response'],
      ['meets a failing server', { status: 503, body: 'x' }, 'server-error'],
      ['meets a broken line', { fault: 'reset' }, 'network'],
    ];
    for (const [trouble, refusal, code] of refusals)
      it(`fails when the response ${trouble}, and does not signal the device`, async () => {
        const { config, answer } = await scene(generation);
        await answer(endpoint, refusal);
        const sent = browser(method);
        const result = (await call(safe, config)) as safe.Err<safe.DeleteError>;
        expect(result).to.include({ success: false, failure: true, _tag: failure, code });
        expect(result.error).to.equal(result);
        const thrown: unknown = await call(unsafe, config).catch((error: unknown) => error);
        expect(thrown).to.include({ _tag: failure, code }).and.be.instanceOf(safe.PasskeyError);
        const guards = {
          '@error/Update': safe.isUpdateError,
          '@error/Delete': safe.isDeleteError,
          '@error/Pruning': safe.isPruningError,
        };
        for (const [tag, guard] of Object.entries(guards)) expect(guard(thrown)).to.equal(tag === failure);
        expect(sent).to.deep.equal([]);
      });

    it('ends when it is cancelled, and at its deadline', async () => {
      const { config, answer, requested } = await scene(generation);
      await answer(endpoint, { fault: 'hang' });
      const sent = browser(method);
      const controller = new AbortController();
      const cancelled = call(safe, { ...config, signal: controller.signal });
      await requested(endpoint);
      controller.abort();
      expect(await cancelled).to.include({ _tag: failure, code: 'aborted' });
      expect(await call(safe, { ...config, deadline: 50 })).to.include({ _tag: failure, code: 'timed-out' });
      expect(sent).to.deep.equal([]);
    });

    it('sends nothing to another tenancy', async () => {
      const { config, stub } = await scene(generation);
      for (const tenancyId of ['', '//evil.test', '../x', undefined as unknown as string])
        expect(await call(safe, { ...config, tenancyId })).to.include({ _tag: failure, code: 'bad-config' });
      expect(await stub.requests()).to.deep.equal([]);
    });
  });
}

describe('prunePasskeys', () => {
  it('refuses a list that is empty, or of which the server returns a part', async () => {
    const { config, stub, answer } = await scene(1);
    const sent = browser(prune.method);
    const none = await safe.prunePasskeys({ allowablePasskeyIds: [] }, config);
    expect(none).to.include({ _tag: '@error/Pruning', code: 'bad-config' });
    expect(await stub.requests()).to.deep.equal([]);
    await answer('/credentials/p1%2Cp2%2Cp3', { body: accepted });
    const part = await safe.prunePasskeys({ allowablePasskeyIds: ['p1', 'p2', 'p3'] }, config);
    expect(part).to.include({ _tag: '@error/Pruning', code: 'bad-response' });
    expect(sent).to.deep.equal([]);
  });
});

describe('signals with data of the app', () => {
  it('need no server', async () => {
    const renamed = browser(update.method);
    const credentials = [
      { rpId, userId: 'dQ', username: 'ada' },
      { rpId: 'old.test', userId: 'dQ', username: 'ada', displayName: 'Ada' },
    ];
    expect(await safe.updatePasskeyUsernames(credentials)).to.include({ _tag: 'UpdateSuccess' });
    expect(await safe.updatePasskey(credentials[0]!)).to.include({ success: true });
    expect(renamed).to.deep.equal([
      { rpId, userId: 'dQ', name: 'ada', displayName: 'ada' },
      { rpId: 'old.test', userId: 'dQ', name: 'ada', displayName: 'Ada' },
      { rpId, userId: 'dQ', name: 'ada', displayName: 'ada' },
    ]);
    const removed = browser(remove.method);
    expect(await safe.deleteUserPasskeys([one, { ...one, credentialId: 'BBBB' }])).to.include({
      _tag: 'DeleteSuccess',
    });
    expect(await unsafe.deletePasskey(one)).to.include({ _tag: 'DeleteSuccess' });
    expect(removed).to.deep.equal([
      { rpId, credentialId: 'AAAA' },
      { rpId, credentialId: 'BBBB' },
      { rpId, credentialId: 'AAAA' },
    ]);
  });

  it('accept empty data', async () => {
    for (const call of [safe.updatePasskeyUsernames([]), safe.deleteUserPasskeys([])])
      expect(codes(await call)).to.deep.equal(['EMPTY_SIGNAL_PAYLOAD']);
  });

  it('are not sent by a call that was cancelled before', async () => {
    const removed = browser(remove.method);
    const result = await safe.deleteUserPasskeys([one], { signal: AbortSignal.abort() });
    expect(result).to.include({ _tag: '@error/Delete', code: 'aborted' });
    expect(removed).to.deep.equal([]);
  });

  it('are sent a thousand at once when the browser never settles one', async () => {
    const removed = browser(remove.method, () => new Promise(() => undefined));
    const many = Array.from({ length: 1000 }, (_, index) => ({ rpId, credentialId: `c${String(index)}` }));
    const told = unsafe.deleteUserPasskeys(many);
    await waitUntil(() => removed.length === many.length);
    const { outcomes } = await told;
    expect(outcomes.every(({ outcome }) => outcome === 'failed')).to.equal(true);
    expect(outcomes).to.have.length(1000);
  });
});

describe('deleteOrphanedPasskey', () => {
  it('accepts the error of a sign-in or of a flow, or the passkey’s names', async () => {
    const removed = browser(remove.method);
    const orphan = { rpId, credentialId: 'AAAA' };
    const flows = new safe.PasskeyError('passkey-not-found', 'x', { orphan });
    const made = new safe.OrphanedPasskeyError({ message: 'x', ...orphan });
    expect(made).to.include({ ...orphan, _tag: '@error/OrphanedPasskey', message: 'x' });
    for (const error of [flows, made, new safe.OrphanedPasskeyError(flows), orphan])
      expect(await safe.deleteOrphanedPasskey(error)).to.include({ _tag: 'DeleteSuccess' });
    expect(await unsafe.deletePasskey(made)).to.include({ _tag: 'DeleteSuccess' });
    expect(removed).to.deep.equal(Array(5).fill(orphan));
  });

  it('refuses an error without a passkey', async () => {
    const removed = browser(remove.method);
    for (const error of [
      new safe.PasskeyError('network', 'x'),
      new safe.OrphanedPasskeyError({ message: 'x' }),
    ])
      expect(await safe.deleteOrphanedPasskey(error)).to.include({
        _tag: '@error/Delete',
        code: 'bad-config',
      });
    expect(removed).to.deep.equal([]);
  });
});
