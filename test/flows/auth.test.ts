import { expect } from '@open-wc/testing';
import { createAuth, type AuthContext } from '../../src/flows/auth.js';
import type { BackendUser } from '../../src/wire/contract.js';
import { PasskeyError } from '../../src/wire/errors.js';
import { call, turnOfTheLoop, type Call } from './support.js';

const user: BackendUser = { id: '1', username: 'ada@example.com' };

function setup(context: Partial<AuthContext> = {}, kept = '') {
  const sessions: Call<BackendUser | undefined>[] = [];
  const memory = { word: kept };
  const auth = createAuth(
    () => ({
      canOffer: true,
      session: {
        currentUser({ signal }) {
          const made = call<BackendUser | undefined>(signal);
          sessions.push(made);
          return made.promise;
        },
      },
      ...context,
    }),
    { get: () => memory.word, set: (word) => (memory.word = word) },
  );
  const phases: string[] = [];
  auth.subscribe(({ phase }) => phases.push(phase));
  return { auth, sessions, memory, phases };
}

describe('the flow of signing in or up', () => {
  it('is done after a passkey', () => {
    const { auth, phases } = setup();
    auth.succeed({ method: 'passkey', user });
    expect(auth.state).to.deep.equal({
      phase: 'done',
      mode: 'sign-in',
      result: { method: 'passkey', user },
    });
    auth.succeed({ method: 'passkey', user });
    expect(phases, 'a second result changes nothing').to.deep.equal(['done']);
  });

  it('shows the code from the moment it was sent, and offers a passkey after it', () => {
    const { auth, phases, memory } = setup();
    for (const phase of ['sending', 'entering', 'checking', 'entering', 'checking', 'verified'] as const)
      auth.followCode(phase);
    expect(phases).to.deep.equal(['code']);
    auth.succeed({ method: 'code', user });
    expect(memory.word).to.equal('offer');
    auth.created();
    expect(auth.state).to.deep.include({ phase: 'done', result: { method: 'code', user, isCreated: true } });
    expect(memory.word).to.equal('');
  });

  it('is done when the person declines the passkey, and offers none where none can be created', () => {
    const { auth } = setup();
    auth.succeed({ method: 'code', user });
    auth.decline();
    expect(auth.state).to.deep.include({ phase: 'done', result: { method: 'code', user } });
    const other = setup({ canOffer: false });
    other.auth.succeed({ method: 'code', user });
    expect(other.phases).to.deep.equal(['done']);
  });

  it('shows the failure to send in the step of the code', () => {
    const { auth } = setup();
    auth.askForCode();
    auth.followCode('sending');
    auth.followCode('failed');
    expect(auth.state.phase).to.equal('code');
  });

  it('keeps the step of the code for another address, which in a sign-up is the first step', () => {
    const { auth } = setup();
    auth.followCode('entering');
    auth.followCode('idle');
    expect(auth.state.phase).to.equal('code');
    auth.begin('sign-up');
    auth.followCode('entering');
    auth.followCode('idle');
    expect(auth.state).to.deep.equal({ phase: 'start', mode: 'sign-up' });
  });

  it('returns to the offer after a reload', async () => {
    const { auth, sessions } = setup({}, 'offer');
    void auth.restore();
    sessions[0]?.resolve(user);
    await turnOfTheLoop();
    expect(auth.state).to.deep.include({ phase: 'offer', result: { method: 'session', user } });
  });

  it('is done when a session is open already, and stays when there is none', async () => {
    const { auth, sessions, phases } = setup();
    void auth.restore();
    sessions[0]?.resolve(undefined);
    await turnOfTheLoop();
    expect(phases).to.deep.equal([]);
    void auth.restore();
    sessions[1]?.reject(new PasskeyError('network'));
    await turnOfTheLoop();
    expect(phases).to.deep.equal([]);
    auth.followCode('entering');
    void auth.restore();
    sessions[2]?.resolve(user);
    await turnOfTheLoop();
    expect(auth.state).to.deep.include({ phase: 'done', result: { method: 'session', user } });
  });

  it('drops a late session', async () => {
    const { auth, sessions } = setup();
    void auth.restore();
    auth.succeed({ method: 'code' });
    expect(sessions[0]?.signal?.aborted).to.equal(true);
    sessions[0]?.resolve(user);
    await turnOfTheLoop();
    expect(auth.state.phase).to.equal('offer');
    void auth.restore();
    expect(sessions, 'no request after success').to.have.length(1);
  });

  it('keeps the mode that the person has chosen over a reload', async () => {
    const { auth, memory } = setup({ canSwitch: true });
    auth.switchMode();
    expect(memory.word).to.equal('sign-up');
    const again = setup({ canSwitch: true, session: undefined }, memory.word);
    await again.auth.restore();
    expect(again.auth.state).to.deep.equal({ phase: 'start', mode: 'sign-up' });
    again.auth.switchMode();
    expect(again.memory.word).to.equal('');
    const fixed = setup({ session: undefined }, 'sign-up');
    await fixed.auth.restore();
    expect(fixed.auth.state).to.include({ mode: 'sign-in' });
  });

  it('is done after the passkey that an account begins with', () => {
    const { auth } = setup();
    auth.begin('sign-up');
    auth.created(user);
    const result = { method: 'passkey', user, isCreated: true };
    expect(auth.state).to.deep.include({ phase: 'done', result });
  });

  it('starts anew after a cancel, also from the end', () => {
    const { auth } = setup();
    auth.followCode('entering');
    auth.cancel();
    expect(auth.state.phase).to.equal('start');
    auth.succeed({ method: 'passkey' });
    auth.cancel();
    expect(auth.state).to.deep.equal({ phase: 'start', mode: 'sign-in' });
  });
});
