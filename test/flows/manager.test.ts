import { expect } from '@open-wc/testing';
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
  const told: string[] = [];
  const tell =
    (what: string, outcome: SignalOutcome = 'sent') =>
    (answer: object) => {
      told.push(`${what} ${String(Object.values(answer)[0])}`);
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
      ...{ remove: tell('remove'), prune: tell('prune'), update: tell('update') },
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
  /** Loaded, and with what the device is told of it out of the way. */
  async function ready(...passkeys: BackendPasskey[]) {
    await load({ passkeys });
    await turnOfTheLoop();
    told.length = 0;
  }
  return { manage, lists, told, tell, phases, load, ready };
}

describe('createManager', () => {
  it('loads the list', async () => {
    const { manage, load, phases } = setup();
    await load({ passkeys: [passkey('a')] });
    expect(manage.state).to.deep.include({ phase: 'ready', passkeys: [passkey('a')] });
    expect(phases).to.deep.equal(['loading', 'ready']);
  });

  describe('tells the device of a list', () => {
    it('that was loaded', async () => {
      const { manage, load, told } = setup();
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(told).to.deep.equal(['prune p']);
      expect(manage.state).to.deep.include({ phase: 'ready', device: 'sent' });
      expect(manage.state, 'nobody asked for it').to.not.have.any.keys('done', 'error');
    });

    it('unless it is empty, which it may be by error', async () => {
      const { manage, load, told } = setup();
      await load({ passkeys: [] });
      await turnOfTheLoop();
      expect(told).to.deep.equal([]);
      expect(manage.state).to.not.have.any.keys('device');
    });

    it('unless it could not be fetched', async () => {
      const { manage, lists, told } = setup();
      const loaded = manage.load();
      (await next(lists)).reject(new PasskeyError('server-error', 'down'));
      await loaded;
      await turnOfTheLoop();
      expect(told).to.deep.equal([]);
    });

    it('unless the browser takes no such news: then the backend is not asked either', async () => {
      let asked = 0;
      const prunePasskeys = () => {
        asked++;
        return Promise.resolve({ prunePasskeysToken: 'p' });
      };
      const { manage, load, told } = setup({ prunePasskeys }, { canPrune: () => false });
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(manage.state).to.deep.include({ device: 'unsupported' });
      await manage.prune();
      expect(manage.state).to.deep.nested.include({ done: { action: 'prune', device: 'unsupported' } });
      expect({ asked, told }).to.deep.equal({ asked: 0, told: [] });
    });

    it('and keeps to itself that the backend would not say which passkeys stay', async () => {
      const prunePasskeys = () => Promise.reject(new PasskeyError('not-found', 'no such route'));
      const { manage, load, told } = setup({ prunePasskeys });
      await load({ passkeys: [passkey('a')] });
      await turnOfTheLoop();
      expect(told).to.deep.equal([]);
      expect(manage.state).to.deep.include({ device: 'failed' }).and.not.have.any.keys('error');
    });

    it('but not while a passkey is being created, which is in no list yet', async () => {
      const pruning = call<{ prunePasskeysToken: string }>();
      const { manage, load, told } = setup({ prunePasskeys: () => pruning.promise });
      await load({ passkeys: [passkey('a')] });
      manage.hold();
      pruning.resolve({ prunePasskeysToken: 'p' });
      await turnOfTheLoop();
      expect(told).to.deep.equal([]);
    });
  });

  it('fails when the list cannot be fetched, and loads it at the next try', async () => {
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

  it('renames one, and leaves the device out of it', async () => {
    const { manage, ready, told } = setup();
    await ready(passkey('a'), passkey('b'));
    await manage.rename('b', 'My phone');
    expect(manage.state).to.deep.include({
      passkeys: [passkey('a'), passkey('b', 'My phone')],
      done: { action: 'rename', id: 'b', label: 'My phone' },
    });
    expect(told).to.deep.equal([]);
  });

  it('removes one from the server first, and then from the device', async () => {
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
    it(`has removed it also when the signal is ${outcome}`, async () => {
      const { manage, ready } = setup({}, { remove: () => Promise.resolve(outcome) });
      await ready(passkey('a'));
      await manage.remove('a');
      expect(manage.state).to.have.nested.property('done.device', outcome);
      expect(manage.state).to.deep.include({ passkeys: [] });
    });

  it('has removed it also when the token cannot be redeemed', async () => {
    const { manage, ready } = setup(
      {},
      { remove: () => Promise.reject(new PasskeyError('network', 'gone')) },
    );
    await ready(passkey('a'));
    await manage.remove('a');
    expect(manage.state).to.have.nested.property('done.device', 'failed');
  });

  it('takes one that somebody else has removed as removed', async () => {
    const { manage, ready, told } = setup({
      removePasskey: () => Promise.reject(new PasskeyError('not-found', 'gone', { status: 404 })),
    });
    await ready(passkey('a'));
    await manage.remove('a');
    expect(manage.state).to.deep.include({ passkeys: [], done: { action: 'remove', id: 'a', label: 'a' } });
    expect(told).to.deep.equal([]);
  });

  it('keeps the list when the server refuses', async () => {
    const { manage, ready, told } = setup({
      removePasskey: () => Promise.reject(new PasskeyError('last-passkey', 'no', { status: 409 })),
    });
    await ready(passkey('a'));
    expect(await failureCode(manage.remove('a'))).to.equal('last-passkey');
    expect(manage.state).to.have.nested.property('error.code', 'last-passkey');
    expect(manage.state).to.deep.include({ passkeys: [passkey('a')] });
    expect(told).to.deep.equal([]);
  });

  describe('does not ask for what the backend has said it would refuse', () => {
    let asked = 0;
    const removePasskey = () => {
      asked++;
      return Promise.resolve({ deletePasskeysToken: 'd' });
    };
    beforeEach(() => (asked = 0));

    it('the last passkey, where there is no other way in', async () => {
      const { manage, load } = setup({ removePasskey });
      await load({ passkeys: [passkey('a'), passkey('b')], canRemoveLast: false });
      await manage.remove('a');
      expect(await failureCode(manage.remove('b'))).to.equal('last-passkey');
      expect(asked).to.equal(1);
      expect(manage.state).to.deep.include({ passkeys: [passkey('b')] });
    });

    it('a removal without a fresh proof', async () => {
      const { manage, load } = setup({ removePasskey });
      await load({ passkeys: [passkey('a')], canRemoveLast: true, needsReauthentication: true });
      expect(await failureCode(manage.remove('a'))).to.equal('reauthentication-required');
      expect(asked).to.equal(0);
    });
  });

  it('does one thing at a time: a second removal while one runs is refused', async () => {
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
    const { manage, ready, told } = setup();
    await ready(passkey('a'));
    await manage.prune();
    expect(manage.state).to.deep.nested.include({ done: { action: 'prune', device: 'sent' } });
    await manage.renameAccount('countess');
    expect(manage.state).to.have.nested.property('passkeys[0].username', 'countess');
    expect(manage.state).to.deep.nested.include({
      done: { action: 'rename-account', label: 'countess', device: 'sent' },
    });
    expect(told).to.deep.equal(['prune p', 'update u']);
  });

  it('is idle after a cancel, and drops what still comes', async () => {
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
