import { expect } from '../support/expect.js';
import { Countdown } from '../../src/elements/countdown.js';
import { onCleanup } from '../support/cleanup.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';

/** A host that counts its updates and completes each at once. */
function counted(end: () => number | undefined, isConnected = true) {
  let updates = 0;
  const host = {
    isConnected,
    addController: () => undefined,
    requestUpdate() {
      updates++;
      countdown.hostUpdated();
    },
  };
  const countdown = new Countdown(host as never, end);
  onCleanup(() => countdown.hostDisconnected());
  return { countdown, updates: () => updates };
}

describe('Countdown', () => {
  it('updates each second until the end and keeps the initial length', async () => {
    const end = Date.now() + 1100;
    const { countdown, updates } = counted(() => end);
    expect(countdown.wait).to.deep.equal({ left: 2, whole: 2 });
    countdown.hostUpdated();
    await waitUntil(() => countdown.wait.left === 0);
    await waitUntil(() => updates() === 2);
    expect(countdown.wait).to.deep.equal({ left: 0, whole: 2 });
  });

  it('is zero without an end time and after it', () => {
    for (const end of [undefined, 0, Date.now() - 1000])
      expect(counted(() => end).countdown.wait).to.deep.equal({ left: 0, whole: 0 });
  });

  it('restarts with a new end time', () => {
    let end = Date.now() + 60_000;
    const { countdown } = counted(() => end);
    expect(countdown.wait.whole).to.equal(60);
    end += 60_000;
    expect(countdown.wait.whole).to.equal(120);
  });

  it('follows a clock that jumps ahead and is not lengthened by one that is set back', () => {
    const now = Date.now();
    const { countdown } = counted(() => now + 60_000);
    expect(countdown.wait.left).to.equal(60);
    replace(Date, 'now', () => now - 3_600_000);
    expect(countdown.wait.left).to.equal(60);
    replace(Date, 'now', () => now + 50_000);
    expect(countdown.wait.left).to.equal(10);
    replace(Date, 'now', () => now + 3_600_000);
    expect(countdown.wait.left).to.equal(0);
  });
});
