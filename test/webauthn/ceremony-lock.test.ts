import { expect } from '../support/expect.js';
import {
  isCeremonyLockHeld,
  whenCeremonyLockFree,
  acquireCeremonyLock,
} from '../../src/webauthn/ceremony-lock.js';
import { call, turnOfTheLoop } from '../flows/support.js';

const nothing = () => undefined;

describe('acquireCeremonyLock', () => {
  it('stops the ceremony that held the lock', () => {
    let stopped = 0;
    const first = acquireCeremonyLock('modal', () => stopped++);
    const second = acquireCeremonyLock('modal', nothing);
    expect(stopped).to.equal(1);
    first?.release();
    expect(isCeremonyLockHeld(), 'the first one cannot release the lock of the second').to.equal(true);
    second?.release();
    expect(isCeremonyLockHeld()).to.equal(false);
  });

  it('never lets autofill stop another ceremony', () => {
    let stopped = 0;
    const dialog = acquireCeremonyLock('modal', () => stopped++);
    expect(acquireCeremonyLock('conditional', nothing)).to.equal(undefined);
    expect(stopped).to.equal(0);
    dialog?.release();
  });

  it('lets an upgrade stop pending autofill, but not after a passkey was picked', async () => {
    let stopped = 0;
    const waiting = acquireCeremonyLock('conditional', () => stopped++);
    acquireCeremonyLock('upgrade', nothing)?.release();
    expect(stopped).to.equal(1);
    waiting?.release();
    const picked = acquireCeremonyLock('conditional', () => stopped++);
    await picked?.call(() => Promise.resolve('a passkey'));
    expect(acquireCeremonyLock('upgrade', nothing)).to.equal(undefined);
    expect(stopped).to.equal(1);
    picked?.release();
  });

  it('makes a call only when the previous one is over, also after its ceremony has released the lock', async () => {
    const calls = [call<string>(), call<string>()] as const;
    const first = acquireCeremonyLock('modal', nothing);
    first?.call(() => calls[0].promise).catch(nothing);
    first?.release();
    const second = acquireCeremonyLock('modal', nothing);
    let started = false;
    const answer = second?.call(() => {
      started = true;
      return calls[1].promise;
    });
    await turnOfTheLoop();
    expect(started).to.equal(false);
    calls[0].reject(new Error('aborted'));
    await turnOfTheLoop();
    expect(started).to.equal(true);
    calls[1].resolve('done');
    expect(await answer).to.equal('done');
    second?.release();
  });

  it('waits until a timeout for a call that never settles', async () => {
    const first = acquireCeremonyLock('modal', nothing);
    void first?.call(() => new Promise<never>(nothing));
    const second = acquireCeremonyLock('modal', nothing, 10);
    expect(await second?.call(() => Promise.resolve('went ahead'))).to.equal('went ahead');
    second?.release();
  });

  it('is shared with a second copy of the library', async () => {
    const copy = (await import(
      new URL('../../src/webauthn/ceremony-lock.ts?second-copy', import.meta.url).href
    )) as typeof import('../../src/webauthn/ceremony-lock.js');
    expect(copy.acquireCeremonyLock, 'a module of its own').not.to.equal(acquireCeremonyLock);
    let stopped = 0;
    acquireCeremonyLock('modal', () => stopped++);
    const other = copy.acquireCeremonyLock('modal', nothing);
    expect(stopped).to.equal(1);
    other?.release();
    expect(isCeremonyLockHeld()).to.equal(false);
  });
});

describe('whenCeremonyLockFree', () => {
  it('resolves at once when the lock is free', async () => {
    await whenCeremonyLockFree(new AbortController().signal);
  });

  it('resolves when the lock is released', async () => {
    const place = acquireCeremonyLock('modal', nothing);
    let free = false;
    const waiting = whenCeremonyLockFree(new AbortController().signal).then(() => (free = true));
    await turnOfTheLoop();
    expect(free).to.equal(false);
    place?.release();
    await waiting;
  });

  it('resolves when the signal aborts', async () => {
    const place = acquireCeremonyLock('modal', nothing);
    const controller = new AbortController();
    const waiting = whenCeremonyLockFree(controller.signal);
    controller.abort();
    await waiting;
    place?.release();
  });
});
