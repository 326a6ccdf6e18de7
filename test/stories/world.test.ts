/** A story's world: what it stores, how the toolbar changes it, and which world a story gets. */
import { expect } from '../support/expect.js';
import { createStore, set } from 'idb-keyval';
import '../../src/entries/index.js';
import { deviceEvents } from '../../stories/support/panel/device-events.js';
import { worldFor, type StoryPlace } from '../../stories/support/current-world.js';
import {
  backend,
  createPasskey,
  createWorld,
  endpoint,
  keptName,
  tenancyId,
  type World,
  type WorldOptions,
} from '../../stories/support/world.js';
import { onCleanup } from '../support/cleanup.js';

async function open(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({ device: 'simulated', ...options });
  onCleanup(() => world.reset());
  return world;
}

const ada = 'ada@example.com';

async function signIn(): Promise<void> {
  const element = document.createElement('passkey-login');
  Object.assign(element, { tenancyId, endpoint, backend, noAutofill: true });
  document.body.append(element);
  onCleanup(() => element.remove());
  await element.run();
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => String(error),
  );

describe('a world that is kept', () => {
  it('has the account, the session and the passkey on the next page', async () => {
    const first = await open({ kept: true });
    await first.reset();
    await first.signUp(ada);
    await createPasskey();

    const second = await open({ kept: true });
    expect(second.device?.credentials.map(({ name }) => name)).to.deep.equal([ada]);
    expect(await second.ask('GET', 'session')).to.have.nested.property('user.username', ada);
    await second.ask('DELETE', 'session');
    await signIn();
    expect(await second.ask('GET', 'session')).to.have.nested.property('user.username', ada);
    expect((await second.server.inbox.list()).map(({ to }) => to)).to.include(ada);

    await second.reset();
    const third = await open({ kept: true });
    expect(third.device?.credentials).to.deep.equal([]);
    expect(await third.server.inbox.list()).to.deep.equal([]);
    expect(await third.ask('GET', 'session')).not.to.have.nested.property('user.username');
  });

  it('begins anew, and says so, when what was kept cannot be read', async () => {
    await set('text', 'not a vault', createStore(keptName, 'place'));
    const world = await open({ kept: true });
    expect(world.trouble).to.contain('begins anew');
    await world.signUpWithPasskey(ada);
    await signIn();
  });

  it('is apart from the worlds that are not', async () => {
    const kept = await open({ kept: true });
    await kept.signUpWithPasskey(ada);
    const own = await open();
    expect(own.device?.credentials).to.deep.equal([]);
    expect(await own.server.inbox.list()).to.deep.equal([]);
  });
});

describe('World.apply', () => {
  it('network, faults and clock, until they say otherwise', async () => {
    const world = await open();
    await world.signUp(ada);
    world.apply({ network: 'offline' });
    expect(await failure(world.ask('GET', 'session'))).to.contain('Failed to fetch');
    world.apply({ faults: 'status=500' });
    expect(world.server.faults.list().map(({ faults }) => faults)).to.deep.equal(['status=500']);
    const before = Date.now();
    world.apply({ clock: '1h' });
    expect(world.server.clock.now() - before).to.be.at.least(3_600_000);
    world.apply({ network: 'nonsense', faults: 'toString', clock: '__proto__' });
    expect(world.server.faults.list()).to.deep.equal([]);
    expect(world.server.clock.offset).to.equal(0);
    expect(await world.ask('GET', 'session')).to.have.nested.property('user.username', ada);
  });

  it('tells of mails and of what is on the device', async () => {
    const world = await open();
    let told = 0;
    onCleanup(world.onChange(() => (told += 1)));
    await world.ask('POST', 'challenges', { email: ada, purpose: 'signup' });
    expect(told).to.equal(1);
    await createPasskey('bob');
    expect(told).to.be.above(1);
  });
});

describe('a story’s world', () => {
  const place = (more: Partial<StoryPlace> = {}): StoryPlace => ({
    abortSignal: new AbortController().signal,
    viewMode: 'story',
    parameters: {},
    globals: {},
    ...more,
  });

  it('stays while the story is drawn again, and is new when it is begun again', async () => {
    const played = place({ playFunction: () => undefined });
    const world = await worldFor(played);
    expect(await worldFor(played)).to.equal(world);
    expect(await worldFor({ ...played, globals: { network: 'slow' } })).to.equal(world);
    expect(await worldFor(place({ playFunction: () => undefined }))).not.to.equal(world);
  });

  it('is shared by those that neither play nor begin with an account', async () => {
    const world = await worldFor(place());
    onCleanup(() => world.reset());
    expect(await worldFor(place())).to.equal(world);
    expect(await worldFor(place({ globals: { vault: 'fresh' } }))).not.to.equal(world);
    expect((await worldFor(place({ globals: { device: 'own' } }))).device).to.equal(undefined);
    expect((await worldFor(place({ parameters: { device: 'none' } }))).kind).to.equal('none');
  });

  it('has an account where the story asks for one', async () => {
    const { device } = await worldFor(place({ parameters: { account: true } }));
    expect(device?.credentials.map(({ name }) => name)).to.deep.equal([ada]);
    const docs = place({ parameters: { account: true }, viewMode: 'docs' });
    const shared = await worldFor(docs);
    onCleanup(() => shared.reset());
    expect(shared.device?.credentials).to.have.length(1);
    shared.device?.clear();
    await worldFor(docs);
    expect(shared.device?.credentials, 'the person took it away').to.have.length(0);
  });

  it('plays with the simulated device, whatever the person chose', async () => {
    const world = await worldFor(place({ playFunction: () => undefined, globals: { device: 'own' } }));
    expect(world.kind).to.equal('simulated');
  });
});

describe('what happened on a device', () => {
  const passkey = {
    id: 'a',
    rpId: 'localhost',
    userHandle: 'u',
    name: 'ada',
    displayName: 'Ada',
    discoverable: true,
    synced: false,
    counter: 0,
  };

  it('is told from its passkeys before and after', () => {
    expect(deviceEvents([], [passkey])).to.deep.equal(['A passkey of ada was created.']);
    expect(deviceEvents([passkey], [])).to.deep.equal(['The passkey of ada is gone.']);
    const renamed = { ...passkey, name: 'grace', displayName: 'Grace' };
    expect(deviceEvents([passkey], [renamed])).to.deep.equal([
      'The passkey of ada now belongs to grace (Grace).',
    ]);
    expect(deviceEvents([passkey], [{ ...passkey, counter: 1 }])).to.deep.equal([
      'The passkey of ada was used.',
    ]);
    expect(deviceEvents([passkey], [passkey])).to.deep.equal([]);
  });
});
