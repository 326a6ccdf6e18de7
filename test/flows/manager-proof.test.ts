/** The headless manager: it creates and replaces passkeys, and lets the person authenticate again. No DOM. */
import { expect } from '../support/expect.js';
import {
  createManager,
  PasskeyError,
  type BackendPasskey,
  type ManageBackend,
  type ManagerContext,
  type PasskeyList,
  type ProofRequest,
} from '../../src/entries/headless.js';
import { call, failureCode, next, turnOfTheLoop, type Call } from './support.js';

const passkey = (id: string, more: Partial<BackendPasskey> = {}): BackendPasskey => ({
  id,
  label: id,
  username: 'ada',
  rpId: 'new.example',
  createdAt: 1,
  synced: true,
  current: false,
  ...more,
});

const old = passkey('old', { rpId: 'old.example', lastUsed: 5 });

interface Setup {
  passkeys?: BackendPasskey[];
  /** More that the list says. */
  list?: Partial<PasskeyList>;
  backend?: Partial<ManageBackend>;
  context?: Partial<ManagerContext>;
}

/** A backend that wants a recent proof for each removal, and a device that creates `new`. */
function setup({ passkeys = [passkey('a')], list = {}, backend, context }: Setup = {}) {
  let listed = passkeys;
  const calls: string[] = [];
  const proofs: (Call<undefined> & { request: ProofRequest })[] = [];
  const server = { isProven: false };
  const refuse = () => Promise.reject(new PasskeyError('reauthentication-required', 'x', { status: 403 }));
  const manager = createManager(
    () => ({
      backend: {
        listPasskeys: () => Promise.resolve({ passkeys: listed, ...list }),
        renamePasskey: (id, { label }) => Promise.resolve({ passkey: passkey(id, { label }) }),
        removePasskey(id) {
          calls.push(`remove ${id}`);
          if (!server.isProven) return refuse();
          listed = listed.filter((one) => one.id !== id);
          return Promise.resolve({ deletePasskeysToken: 'token' });
        },
        prunePasskeys: () => Promise.resolve({ prunePasskeysToken: 'token' }),
        renameAccount: () => Promise.resolve({ updatePasskeysToken: 'token' }),
        ...backend,
      },
      signals: {
        canPrune: () => false,
        remove: () => Promise.resolve('sent'),
        prune: () => Promise.resolve('sent'),
        update: () => Promise.resolve('sent'),
      },
      register: {
        run() {
          calls.push('create');
          if (!server.isProven) return refuse();
          listed = [...listed, passkey('new', { createdAt: 9 })];
          return Promise.resolve();
        },
      },
      prove(request) {
        const proof = { ...call<undefined>(request.signal), request };
        proofs.push(proof);
        return proof.promise;
      },
      ...context,
    }),
    { hostname: () => 'new.example' },
  );
  /** The person authenticates. */
  async function prove() {
    const { resolve, request } = await next(proofs);
    server.isProven = true;
    resolve(undefined);
    return request;
  }
  return { manager, calls, proofs, server, prove };
}

describe('createManager, when the backend requires reauthentication', () => {
  it('calls `prove` and tries the action once more', async () => {
    const { manager, calls, prove } = setup({ list: { canRemoveLast: true } });
    await manager.load();
    const removal = manager.remove('a');
    const { signal: _, error, ...request } = await prove();
    expect(request).to.deep.equal({
      action: 'remove',
      id: 'a',
      username: 'ada',
      rpId: undefined,
      canUseCode: true,
    });
    expect(error.code).to.equal('reauthentication-required');
    await removal;
    expect(calls).to.deep.equal(['remove a', 'remove a']);
    expect(manager.state).to.deep.include({
      passkeys: [],
      done: { action: 'remove', id: 'a', label: 'a', device: 'sent' },
    });
    expect(manager.state).to.not.have.any.keys('proving', 'error', 'busy');
  });

  it('shows in the state that a proof is under way, and is not busy meanwhile', async () => {
    const { manager, proofs, prove } = setup();
    await manager.load();
    const removal = manager.remove('a');
    await turnOfTheLoop();
    expect(proofs).to.have.length(1);
    expect(manager.state).to.include({ phase: 'ready', proving: true });
    expect(manager.state).to.not.have.any.keys('busy', 'error');
    await prove();
    await removal;
  });

  it('does not call a backend whose list requires it already', async () => {
    const { manager, calls, prove } = setup({ list: { needsReauthentication: true } });
    await manager.load();
    const removal = manager.remove('a');
    await prove();
    await removal;
    expect(calls).to.deep.equal(['remove a']);
    expect(manager.state).to.include({ needsReauthentication: false });
  });

  it('fails when the backend refuses again after the proof', async () => {
    const { manager, calls, proofs } = setup();
    await manager.load();
    const removal = manager.remove('a');
    (await next(proofs)).resolve(undefined);
    expect(await failureCode(removal)).to.equal('reauthentication-required');
    expect(calls).to.deep.equal(['remove a', 'remove a']);
    expect(manager.state).to.nested.include({ 'error.code': 'reauthentication-required', failed: 'remove' });
  });

  it('keeps the passkey and the refusal in the state when the person declines', async () => {
    const { manager, calls, proofs } = setup();
    await manager.load();
    const removal = manager.remove('a');
    (await next(proofs)).reject(new PasskeyError('aborted'));
    expect(await failureCode(removal)).to.equal('aborted');
    expect(calls).to.deep.equal(['remove a']);
    expect(manager.state).to.nested.include({ 'error.code': 'reauthentication-required', failed: 'remove' });
    expect(manager.state).to.not.have.any.keys('proving');
  });

  it('fails with the refusal without `prove`', async () => {
    const { manager } = setup({ context: { prove: undefined } });
    await manager.load();
    expect(await failureCode(manager.remove('a'))).to.equal('reauthentication-required');
    expect(manager.state).to.nested.include({ 'error.code': 'reauthentication-required' });
  });

  it('aborts the proof of the previous action when another action needs one', async () => {
    const { manager, proofs, prove } = setup({ passkeys: [passkey('a'), passkey('b')] });
    await manager.load();
    const first = manager.remove('a');
    const proof = await next(proofs);
    const second = manager.remove('b');
    expect(await failureCode(first)).to.equal('aborted');
    expect(proof.signal?.aborted).to.equal(true);
    expect(manager.state).to.include({ proving: true });
    await prove();
    await second;
    expect(manager.state).to.have.nested.property('passkeys[0].id', 'a');
  });

  it('aborts the proof on cancel', async () => {
    const { manager, proofs } = setup();
    await manager.load();
    const removal = manager.remove('a');
    const proof = await next(proofs);
    manager.cancel();
    expect(await failureCode(removal)).to.equal('aborted');
    expect(proof.signal?.aborted).to.equal(true);
    expect(manager.state).to.deep.equal({ phase: 'idle' });
  });

  it('keeps the proof when the list is loaded again', async () => {
    const { manager, proofs, prove } = setup();
    await manager.load();
    const removal = manager.remove('a');
    await turnOfTheLoop();
    await manager.load();
    expect(manager.state).to.include({ phase: 'ready', proving: true });
    expect(proofs[0]?.signal?.aborted).to.equal(false);
    await prove();
    await removal;
    expect(manager.state).to.deep.include({ passkeys: [] });
  });

  it('names the domain of the passkeys when none is for this site', async () => {
    const { manager, proofs } = setup({ passkeys: [old] });
    await manager.load();
    const removal = manager.remove('old');
    const { request } = await next(proofs);
    expect(request).to.include({ username: 'ada', rpId: 'old.example', canUseCode: false });
    manager.cancel();
    await failureCode(removal);
  });
});

describe('add', () => {
  it('creates a passkey and loads the list', async () => {
    const { manager, server } = setup();
    server.isProven = true;
    await manager.load();
    const adding = manager.add();
    expect(manager.state).to.deep.nested.include({ busy: { action: 'add' } });
    await adding;
    expect(manager.state).to.have.nested.property('passkeys[1].id', 'new');
  });

  it('lets the person authenticate first, and then creates the passkey', async () => {
    const { manager, calls, prove } = setup({ list: { needsReauthentication: true } });
    await manager.load();
    const adding = manager.add();
    expect((await prove()).action).to.equal('add');
    await adding;
    expect(calls).to.deep.equal(['create']);
  });

  it('leaves the error of the ceremony out of its own state', async () => {
    const run = () => Promise.reject(new PasskeyError('not-allowed'));
    const { manager } = setup({ context: { register: { run } } });
    await manager.load();
    expect(await failureCode(manager.add())).to.equal('not-allowed');
    expect(manager.state).to.include({ phase: 'ready' }).and.not.have.any.keys('error', 'busy');
  });

  it('fails with bad-config without `register`', async () => {
    const { manager } = setup({ context: { register: undefined } });
    await manager.load();
    expect(await failureCode(manager.add())).to.equal('bad-config');
  });

  it('takes over from a page whose own attempt was refused', async () => {
    const { manager, calls, prove } = setup();
    await manager.load();
    manager.registrationFailed(new PasskeyError('not-allowed'));
    expect(manager.state).to.not.have.any.keys('proving');
    manager.registrationFailed(new PasskeyError('reauthentication-required'));
    await prove();
    while (calls.length === 0) await turnOfTheLoop();
    expect(calls).to.deep.equal(['create']);
    manager.cancel();
  });

  it('loads the list after the page has created a passkey by itself', async () => {
    const { manager } = setup();
    await manager.load();
    manager.registered();
    expect(manager.state.phase).to.equal('loading');
    await turnOfTheLoop();
    expect(manager.state.phase).to.equal('ready');
  });
});

describe('replace', () => {
  it('creates a passkey for this site, then removes the old one', async () => {
    const { manager, calls, server } = setup({ passkeys: [old] });
    server.isProven = true;
    await manager.load();
    await manager.replace('old');
    expect(calls).to.deep.equal(['create', 'remove old']);
    expect(manager.state).to.have.nested.property('passkeys[0].id', 'new');
    expect(manager.state).to.nested.include({ 'done.action': 'replace', 'done.id': 'old' });
  });

  it('lets the person authenticate once for both steps', async () => {
    const { manager, calls, prove } = setup({ passkeys: [old] });
    await manager.load();
    const replacing = manager.replace('old');
    expect(await prove()).to.include({ action: 'replace', id: 'old' });
    await replacing;
    expect(calls).to.deep.equal(['create', 'create', 'remove old']);
  });

  it('continues after a reload with a passkey that was created before', async () => {
    const { manager, calls, server } = setup({ passkeys: [old, passkey('new', { createdAt: 9 })] });
    server.isProven = true;
    await manager.load();
    await manager.replace('old');
    expect(calls).to.deep.equal(['remove old']);
  });

  it('accepts a passkey that this device already has', async () => {
    const run = () => Promise.reject(new PasskeyError('duplicate'));
    const { manager, calls, server } = setup({
      passkeys: [old, passkey('new')],
      context: { register: { run } },
    });
    server.isProven = true;
    await manager.load();
    await manager.replace('old');
    expect(calls).to.deep.equal(['remove old']);
  });

  it('keeps the old passkey when there is no new one in the list', async () => {
    const { manager, calls } = setup({
      passkeys: [old],
      context: { register: { run: () => Promise.resolve() } },
    });
    await manager.load();
    expect(await failureCode(manager.replace('old'))).to.equal('bad-response');
    expect(calls).to.deep.equal([]);
    expect(manager.state).to.deep.include({ passkeys: [old] });
  });
});
