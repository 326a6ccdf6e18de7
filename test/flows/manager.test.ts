import { expect } from '../support/expect.js';
import type { ManageBackend, PasskeyList } from '../../src/wire/backend.js';
import type { BackendPasskey } from '../../src/wire/contract.js';
import type { SignalOutcome } from '../../src/webauthn/signals.js';
import { PasskeyError } from '../../src/wire/errors.js';
import type { DeviceSignals } from '../../src/flows/manager-state.js';
import { createManager } from '../../src/flows/manager.js';
import { call, failureCode, next, turnOfTheLoop, type Call } from './support.js';

const passkey = (id: string, label = id): BackendPasskey => ({
  id,
  label,
  username: 'ada',
  rpId: 'localhost',
  createdAt: 1,
  synced: true,
  current: false,
});

function setup(backend: Partial<ManageBackend> = {}, signals: Partial<DeviceSignals> = {}) {
  const lists: Call<PasskeyList>[] = [];
  const sent: string[] = [];
  const send =
    (name: string, outcome: SignalOutcome = 'sent') =>
    (response: object) => {
      sent.push(`${name} ${String(Object.values(response)[0])}`);
      return Promise.resolve(outcome);
    };
  const manage = createManager(() => ({
    backend: {
      listPasskeys({ signal }) {
        const made = call<PasskeyList>(signal);
        lists.push(made);
        return made.promise;
      },
      renamePasskey: (id, { label }) => Promise.resolve({ passkey: passkey(id, label) }),
      removePasskey: () => Promise.resolve({ deletePasskeysToken: 'd' }),
      prunePasskeys: () => Promise.resolve({ prunePasskeysToken: 'p' }),
      renameAccount: () => Promise.resolve({ updatePasskeysToken: 'u' }),
      ...backend,
    },
    signals: {
      canPrune: () => true,
      remove: send('remove'),
      prune: send('prune'),
      update: send('update'),
      ...signals,
    },
  }));
  const phases: string[] = [];
  manage.subscribe(({ phase }) => phases.push(phase));
  async function load(list: PasskeyList) {
    const loaded = manage.load();
    (await next(lists)).resolve(list);
    await loaded;
  }
  /** Loads the list and forgets the signals for it. */
  async function ready(...passkeys: BackendPasskey[]) {
    await load({ passkeys });
    await turnOfTheLoop();
    sent.length = 0;
  }
  return { manage, lists, sent, phases, load, ready };
}

describe('createManager', () => {
  it('loads the list', async () => {
    const { manage, load, phases } = setup();
    await load({ passkeys: [passkey('a')] });
    expect(manage.state).to.deep.include({ phase: 'ready', passkeys: [passkey('a')] });
    expect(phases).to.deep.equal(['loading', 'ready']);
  });

  describe('reports a list to the device', () => {
    it('after loading it', async () => {
      const { manage, load, sent } = setup();
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(sent).to.deep.equal(['prune p']);
      expect(manage.state).to.deep.include({ phase: 'ready', device: 'sent' });
      expect(manage.state, 'no action of the person').to.not.have.any.keys('done', 'error');
    });

    it('unless it is empty, which may be an error', async () => {
      const { manage, load, sent } = setup();
      await load({ passkeys: [] });
      await turnOfTheLoop();
      expect(sent).to.deep.equal([]);
      expect(manage.state).to.not.have.any.keys('device');
    });

    it('unless it could not be loaded', async () => {
      const { manage, lists, sent } = setup();
      const loaded = manage.load();
      (await next(lists)).reject(new PasskeyError('server-error', 'down'));
      await loaded;
      await turnOfTheLoop();
      expect(sent).to.deep.equal([]);
    });

    it('unless the browser lacks the signal: then the backend is not called either', async () => {
      let asked = 0;
      const prunePasskeys = () => {
        asked++;
        return Promise.resolve({ prunePasskeysToken: 'p' });
      };
      const { manage, load, sent } = setup({ prunePasskeys }, { canPrune: () => false });
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(manage.state).to.deep.include({ device: 'unsupported' });
      await manage.prune();
      expect(manage.state).to.deep.nested.include({ done: { action: 'prune', device: 'unsupported' } });
      expect({ asked, sent }).to.deep.equal({ asked: 0, sent: [] });
    });

    it('and leaves no error in the state when the backend refuses', async () => {
      const prunePasskeys = () => Promise.reject(new PasskeyError('not-found', 'no such route'));
      const { manage, load, sent } = setup({ prunePasskeys });
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(sent).to.deep.equal([]);
      expect(manage.state).to.deep.include({ device: 'failed' }).and.not.have.any.keys('error');
    });

    it('but not while a passkey is being created, which the list lacks', async () => {
      const pruning = call<{ prunePasskeysToken: string }>();
      const { manage, load, sent } = setup({ prunePasskeys: () => pruning.promise });
      await load({ passkeys: [passkey('a')] });
      manage.hold();
      pruning.resolve({ prunePasskeysToken: 'p' });
      await turnOfTheLoop();
      expect(sent).to.deep.equal([]);
    });
  });

  it('fails when the list cannot be loaded, and loads it at the next try', async () => {
    const { manage, lists, ready } = setup();
    const loaded = manage.load();
    (await next(lists)).reject(new PasskeyError('network', 'gone'));
    await loaded;
    expect(manage.state).to.have.nested.property('error.code', 'network');
    await ready();
    expect(manage.state.phase).to.equal('ready');
  });

  it('drops an older list that comes late', async () => {
    const { manage, lists } = setup();
    const first = manage.load();
    const stale = await next(lists);
    const second = manage.load();
    stale.resolve({ passkeys: [passkey('old')] });
    (await next(lists)).resolve({ passkeys: [passkey('new')] });
    await Promise.all([first, second]);
    expect(manage.state).to.have.nested.property('passkeys[0].id', 'new');
  });

  it('renames a passkey without a signal to the device', async () => {
    const { manage, ready, sent } = setup();
    await ready(passkey('a'), passkey('b'));
    await manage.rename('b', 'My phone');
    expect(manage.state).to.deep.include({
      passkeys: [passkey('a'), passkey('b', 'My phone')],
      done: { action: 'rename', id: 'b', label: 'My phone' },
    });
    expect(sent).to.deep.equal([]);
  });

  it('removes a passkey on the server first, then on the device', async () => {
    const order: string[] = [];
    const { manage, ready } = setup(
      {
        removePasskey(id) {
          order.push(`server ${id}`);
          return Promise.resolve({ deletePasskeysToken: 'token' });
        },
      },
      {
        remove(answer) {
          order.push(`device ${String(Object.values(answer)[0])}`);
          return Promise.resolve('sent');
        },
      },
    );
    await ready(passkey('a'), passkey('b'));
    await manage.remove('a');
    expect(order).to.deep.equal(['server a', 'device token']);
    expect(manage.state).to.deep.include({ passkeys: [passkey('b')] });
    expect(manage.state).to.deep.nested.include({
      done: { action: 'remove', id: 'a', label: 'a', device: 'sent' },
    });
  });

  for (const outcome of ['unsupported', 'failed'] as const)
    it(`counts it as removed when the signal is ${outcome}`, async () => {
      const { manage, ready } = setup({}, { remove: () => Promise.resolve(outcome) });
      await ready(passkey('a'));
      await manage.remove('a');
      expect(manage.state).to.have.nested.property('done.device', outcome);
      expect(manage.state).to.deep.include({ passkeys: [] });
    });

  it('counts it as removed when the token for the signal cannot be exchanged', async () => {
    const { manage, ready } = setup(
      {},
      { remove: () => Promise.reject(new PasskeyError('network', 'gone')) },
    );
    await ready(passkey('a'));
    await manage.remove('a');
    expect(manage.state).to.have.nested.property('done.device', 'failed');
  });

  it('counts a passkey that was removed elsewhere as removed', async () => {
    const { manage, ready, sent } = setup({
      removePasskey: () => Promise.reject(new PasskeyError('not-found', 'gone', { status: 404 })),
    });
    await ready(passkey('a'));
    await manage.remove('a');
    expect(manage.state).to.deep.include({ passkeys: [], done: { action: 'remove', id: 'a', label: 'a' } });
    expect(sent).to.deep.equal([]);
  });

  it('keeps the list when the server refuses', async () => {
    const { manage, ready, sent } = setup({
      removePasskey: () => Promise.reject(new PasskeyError('last-passkey', 'no', { status: 409 })),
    });
    await ready(passkey('a'));
    expect(await failureCode(manage.remove('a'))).to.equal('last-passkey');
    expect(manage.state).to.have.nested.property('error.code', 'last-passkey');
    expect(manage.state).to.deep.include({ passkeys: [passkey('a')] });
    expect(sent).to.deep.equal([]);
  });

  describe('does not call the backend when the list says that it would refuse', () => {
    let asked = 0;
    const removePasskey = () => {
      asked++;
      return Promise.resolve({ deletePasskeysToken: 'd' });
    };
    beforeEach(() => (asked = 0));

    it('to remove the last passkey of an account without another way to sign in', async () => {
      const { manage, load } = setup({ removePasskey });
      await load({ passkeys: [passkey('a'), passkey('b')], canRemoveLast: false });
      await manage.remove('a');
      expect(await failureCode(manage.remove('b'))).to.equal('last-passkey');
      expect(asked).to.equal(1);
      expect(manage.state).to.deep.include({ passkeys: [passkey('b')] });
    });

    it('to remove a passkey without a recent proof', async () => {
      const { manage, load } = setup({ removePasskey });
      await load({ passkeys: [passkey('a')], canRemoveLast: true, needsReauthentication: true });
      expect(await failureCode(manage.remove('a'))).to.equal('reauthentication-required');
      expect(asked).to.equal(0);
    });
  });

  it('refuses a second action while one is under way', async () => {
    const removal = call<{ deletePasskeysToken: string }>();
    let asked = 0;
    const { manage, ready } = setup({
      removePasskey() {
        asked++;
        return removal.promise;
      },
    });
    await ready(passkey('a'));
    const first = manage.remove('a');
    expect(manage.state).to.deep.nested.include({ busy: { action: 'remove', id: 'a' } });
    expect(await failureCode(manage.remove('a'))).to.equal('aborted');
    removal.resolve({ deletePasskeysToken: 't' });
    await first;
    expect(asked).to.equal(1);
  });

  it('prunes, and renames the account', async () => {
    const { manage, ready, sent } = setup();
    await ready(passkey('a'));
    await manage.prune();
    expect(manage.state).to.deep.nested.include({ done: { action: 'prune', device: 'sent' } });
    await manage.renameAccount('countess');
    expect(manage.state).to.have.nested.property('passkeys[0].username', 'countess');
    expect(manage.state).to.deep.nested.include({
      done: { action: 'rename-account', label: 'countess', device: 'sent' },
    });
    expect(sent).to.deep.equal(['prune p', 'update u']);
  });

  it('works with a backend that only lists and removes', async () => {
    const backend = {
      listPasskeys: () => Promise.resolve({ passkeys: [passkey('a'), passkey('b')] }),
      removePasskey: () => Promise.resolve(undefined),
    };
    const sent: string[] = [];
    const signal = () => {
      sent.push('signal');
      return Promise.resolve('sent' as const);
    };
    const signals = { canPrune: () => true, remove: signal, prune: signal, update: signal };
    const manage = createManager(() => ({ backend, signals }));
    await manage.load();
    await turnOfTheLoop();
    expect(manage.state).to.deep.include({ phase: 'ready', device: 'unsupported' });
    await manage.remove('a');
    expect(manage.state).to.deep.nested.include({ 'done.device': 'unsupported', 'passkeys.length': 1 });
    for (const act of [() => manage.rename('b', 'x'), manage.prune, () => manage.renameAccount('x')])
      expect(await failureCode(act())).to.equal('bad-config');
    expect(sent).to.deep.equal([]);
  });

  it('is idle after a cancel, and drops the late list', async () => {
    const { manage, lists, phases } = setup();
    const loaded = manage.load();
    const list = await next(lists);
    manage.cancel();
    expect(list.signal?.aborted).to.equal(true);
    list.resolve({ passkeys: [passkey('a')] });
    await loaded;
    await turnOfTheLoop();
    expect(phases).to.deep.equal(['loading', 'idle']);
  });
});
