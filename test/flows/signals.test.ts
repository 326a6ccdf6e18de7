import { expect } from '@open-wc/testing';
import {
  canSignal,
  getPasskey,
  type Mediation,
  type SignalOutcome,
} from '../../src/webauthn/authenticator.js';
import { acquireCeremonyLock, type CeremonyLock } from '../../src/webauthn/ceremony-lock.js';
import {
  signalAcceptedPasskeys,
  signalDeletions,
  signalPruning,
  signalUnknownPasskey,
  signalUpdates,
  signalUserDetails,
} from '../../src/flows/signals.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';
import { turnOfTheLoop } from './support.js';

const rpId = 'localhost';
const deletions = ['a', 'b', 'c'].map((credentialId) => ({ rpId, credentialId }));

/** A port that answers as told, and remembers what it was sent. */
function port(...outcomes: SignalOutcome[]) {
  const sent: unknown[] = [];
  const send = (details: unknown) => {
    sent.push(details);
    return Promise.resolve(outcomes.shift() ?? 'sent');
  };
  return { sent, send };
}

describe('what a server says', () => {
  it('tell the device of each deletion, and what became of it', async () => {
    const { sent, send } = port('sent', 'failed', 'unsupported');
    const { outcomes, warnings } = await signalDeletions({ instructions: deletions }, send);
    expect(sent).to.deep.equal(deletions);
    expect(outcomes).to.deep.equal([
      { instruction: deletions[0], outcome: 'sent' },
      { instruction: deletions[1], outcome: 'failed' },
      { instruction: deletions[2], outcome: 'unsupported' },
    ]);
    expect(warnings.map(({ code }) => code)).to.deep.equal([
      'BROWSER_SIGNAL_UNSUPPORTED',
      'BROWSER_SIGNAL_FAILED',
    ]);
  });

  it('wait for a server, and pass on its warnings', async () => {
    const warning = { code: 'PASSKEY_NOT_FOUND', message: 'Gone', passkeyId: 'p' } as const;
    const work = Promise.resolve({ instructions: deletions, warnings: [warning] });
    const { outcomes, warnings } = await signalDeletions(work, port().send);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(['sent', 'sent', 'sent']);
    expect(warnings).to.deep.equal([warning]);
  });

  it('say when there was nothing to tell, unless the server has said it', async () => {
    const { sent, send } = port();
    const codes = async (warnings?: { code: 'NO_PASSKEYS_FOUND'; message: string }[]) => {
      const answer = await signalDeletions({ instructions: [], ...(warnings && { warnings }) }, send);
      return answer.warnings.map(({ code }) => code);
    };
    expect(await codes()).to.deep.equal(['EMPTY_SIGNAL_PAYLOAD']);
    expect(await codes([{ code: 'NO_PASSKEYS_FOUND', message: 'None' }])).to.deep.equal([
      'NO_PASSKEYS_FOUND',
    ]);
    expect(sent).to.deep.equal([]);
  });

  it('fail when the server does, and tell the device nothing', async () => {
    const { sent, send } = port();
    const error = new Error('no');
    const work = Promise.reject(error);
    expect(await signalDeletions(work, send).catch((reason: unknown) => reason)).to.equal(error);
    expect(sent).to.deep.equal([]);
  });

  it('name the account as the device knows it; the username stands in for the display name', async () => {
    const { sent, send } = port();
    const one = { rpId, userId: 'u', username: 'ada' };
    await signalUpdates({ instructions: [one, { ...one, displayName: 'Ada' }] }, send);
    expect(sent).to.deep.equal([
      { rpId, userId: 'u', name: 'ada', displayName: 'ada' },
      { rpId, userId: 'u', name: 'ada', displayName: 'Ada' },
    ]);
  });

  where('signals').it('reach the device', async () => {
    const device = await virtualAuthenticator();
    const mine = await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
    const userId = 'dXNlcg';
    await signalUpdates({ instructions: [{ rpId, userId, username: 'grace' }] });
    expect((await device.credentials())[0]).to.include({ userName: 'grace' });
    await signalPruning({ instructions: [{ rpId, userId, allAcceptedCredentialIds: [mine.id] }] });
    expect(await device.credentials()).to.have.length(1);
    await signalDeletions({ instructions: [{ rpId, credentialId: mine.id }] });
    expect(await device.credentials()).to.deep.equal([]);
  });

  without('signals').it('are unsupported where the browser has none, and change nothing', async () => {
    const device = await virtualAuthenticator();
    await device.addCredential({ rpId, userHandle: 'dXNlcg' });
    const before = await device.credentials();
    const userId = 'dXNlcg';
    for (const { outcomes, warnings } of [
      await signalUpdates({ instructions: [{ rpId, userId, username: 'grace' }] }),
      await signalPruning({ instructions: [{ rpId, userId, allAcceptedCredentialIds: ['AAAA'] }] }),
      await signalDeletions({ instructions: [{ rpId, credentialId: before[0]?.id ?? 'AAAA' }] }),
    ]) {
      expect(outcomes[0]?.outcome).to.equal('unsupported');
      expect(warnings[0]?.code).to.equal('BROWSER_SIGNAL_UNSUPPORTED');
    }
    expect(await device.credentials()).to.deep.equal(before);
  });
});

const details = { rpId, userId: 'dXNlcg', name: 'grace', displayName: 'Grace' };

/** Each signal, as its function and by its name in the standard. */
const signals = [
  ['signalUnknownCredential', () => signalUnknownPasskey({ rpId, credentialId: 'AAAA' })],
  [
    'signalAllAcceptedCredentials',
    () => signalAcceptedPasskeys({ rpId, userId: 'dXNlcg', allAcceptedCredentialIds: ['AAAA'] }),
  ],
  ['signalCurrentUserDetails', () => signalUserDetails(details)],
] as const;

where('signals').describe('one signal', () => {
  it('removes a passkey from the device, and nothing of the error that named it goes along', async () => {
    const device = await virtualAuthenticator();
    const { id } = await device.addCredential({ rpId });
    const orphan = { rpId, credentialId: id, more: () => undefined };
    expect(await signalUnknownPasskey(orphan)).to.equal('sent');
    expect(await device.credentials()).to.deep.equal([]);
  });

  it('drops a passkey that its account no longer accepts, and leaves other accounts alone', async () => {
    const device = await virtualAuthenticator();
    const mine = await device.addCredential({ rpId, userHandle: 'dXNlcg' });
    const other = await device.addCredential({ rpId, userHandle: 'b3RoZXI' });
    const ids = async () => (await device.credentials()).map(({ id }) => id);
    const accept = (id: string) =>
      signalAcceptedPasskeys({ rpId, userId: 'dXNlcg', allAcceptedCredentialIds: [id] });
    expect(await accept(mine.id)).to.equal('sent');
    expect(await ids()).to.have.members([mine.id, other.id]);
    expect(await accept('AAAA')).to.equal('sent');
    expect(await ids()).to.deep.equal([other.id]);
  });

  it('renames a passkey on the device', async () => {
    const device = await virtualAuthenticator();
    await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
    expect(await signalUserDetails(details)).to.equal('sent');
    expect((await device.credentials())[0]).to.include({ userName: 'grace', userDisplayName: 'Grace' });
  });

  it('goes when the one before has gone: the browser refuses two at once', async () => {
    await virtualAuthenticator();
    const outcomes = await Promise.all([...signals, ...signals].map(([, send]) => send()));
    expect(outcomes).to.deep.equal(Array<string>(2 * signals.length).fill('sent'));
  });

  for (const [method, send] of signals)
    it(`says what became of ${method} when the browser has none, refuses or hangs`, async () => {
      const set = (value: unknown) => replace(PublicKeyCredential, method as never, value);
      expect(canSignal(method)).to.equal(true);
      set(undefined);
      expect(canSignal(method)).to.equal(false);
      expect(await send()).to.equal('unsupported');
      set(() => Promise.reject(new Error('no')));
      expect(await send()).to.equal('failed');
      set(() => {
        throw new Error('no');
      });
      expect(await send()).to.equal('failed');
      set(() => new Promise(() => undefined));
      expect(await send()).to.equal('failed');
      set('a form field');
      expect(await send()).to.equal('unsupported');
      for (const nothing of [undefined, null]) {
        replace(globalThis, 'PublicKeyCredential', nothing);
        expect(canSignal(method)).to.equal(false);
        expect(await send()).to.equal('unsupported');
      }
    });

  describe('beside the page’s ceremonies', () => {
    const request = { rpId, challenge: 'Y2hhbGxlbmdl', timeout: 30_000 };
    const forever = new AbortController().signal;
    const nothing = () => undefined;

    /** A ceremony that the device does not answer, in the page's one lock. */
    async function pending(mediation: Mediation) {
      const device = await virtualAuthenticator();
      await device.setPresence(false);
      const { id } = await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock(mediation, nothing) as CeremonyLock;
      onCleanup(() => lock.leave());
      const calls: AbortSignal[] = [];
      const end = new AbortController();
      onCleanup(() => end.abort());
      const answer = lock.call((paused) => {
        calls.push(paused);
        return getPasskey(request, AbortSignal.any([paused, end.signal]), mediation);
      });
      answer.catch(nothing);
      await waitUntil(() => calls.length === 1);
      await turnOfTheLoop();
      return { device, id, calls, answer };
    }

    it('goes while autofill waits, which waits again afterwards', async () => {
      const { device, calls, answer, id } = await pending('conditional');
      expect(await signalUserDetails(details)).to.equal('sent');
      expect((await device.credentials())[0]?.userName).to.equal('grace');
      expect(calls.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
      // The virtual authenticator answers a call that begins when somebody is there.
      await device.setPresence(true);
      expect(await signalUserDetails(details)).to.equal('sent');
      expect((await answer).id).to.equal(id);
    });

    it('lets autofill wait once more, however many go at once', async () => {
      const { calls } = await pending('conditional');
      const outcomes = await Promise.all(signals.map(([, send]) => send()));
      expect(outcomes).to.deep.equal(['sent', 'sent', 'sent']);
      await waitUntil(() => calls.length === 2);
    });

    it('goes while the autofill of a second copy of the library waits', async () => {
      const copy = (await import(
        new URL('../../src/flows/signals.ts?second-copy', import.meta.url).href
      )) as typeof import('../../src/flows/signals.js');
      expect(copy.signalUserDetails).not.to.equal(signalUserDetails);
      const { calls } = await pending('conditional');
      expect(await copy.signalUserDetails(details)).to.equal('sent');
      await waitUntil(() => calls.length === 2);
    });

    it('leaves a dialog alone, and fails', async () => {
      const { device, calls, answer } = await pending('modal');
      expect(await signalUserDetails(details)).to.equal('failed');
      expect(calls.map(({ aborted }) => aborted)).to.deep.equal([false]);
      const outcome = await Promise.race([answer, turnOfTheLoop()]);
      expect(outcome, 'the dialog is still there').to.equal(undefined);
      expect((await device.credentials())[0]?.userName).to.equal('ada');
    });

    it('waits for a dialog that ends in time', async () => {
      const device = await virtualAuthenticator();
      await device.setPresence(false);
      await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock('modal', nothing) as CeremonyLock;
      onCleanup(() => lock.leave());
      const end = new AbortController();
      lock.call(() => getPasskey(request, end.signal)).catch(nothing);
      await turnOfTheLoop();
      const outcome = signalUserDetails(details);
      await turnOfTheLoop();
      end.abort();
      expect(await outcome).to.equal('sent');
    });

    it('holds up a ceremony that begins meanwhile, and does not make it fail', async () => {
      const device = await virtualAuthenticator();
      const { id } = await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock('modal', nothing) as CeremonyLock;
      onCleanup(() => lock.leave());
      const outcome = signalUserDetails(details);
      expect((await lock.call(() => getPasskey(request, forever))).id).to.equal(id);
      expect(await outcome).to.equal('sent');
    });
  });
});
