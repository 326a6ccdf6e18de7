import { expect } from '../support/expect.js';
import { getPasskey, type Mediation } from '../../src/webauthn/authenticator.js';
import { canSignal } from '../../src/webauthn/capabilities.js';
import { acquireCeremonyLock, type CeremonyLock } from '../../src/webauthn/ceremony-lock.js';
import {
  signalAcceptedPasskeys,
  signalUnknownPasskey,
  signalUserDetails,
} from '../../src/webauthn/signals.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';
import { turnOfTheLoop } from '../flows/support.js';

const rpId = 'localhost';
const details = { rpId, userId: 'dXNlcg', name: 'grace', displayName: 'Grace' };

/** Each signal: its name in the standard, and its function. */
const signals = [
  [
    'signalUnknownCredential',
    (timeout?: number) => signalUnknownPasskey({ rpId, credentialId: 'AAAA' }, timeout),
  ],
  [
    'signalAllAcceptedCredentials',
    (timeout?: number) =>
      signalAcceptedPasskeys({ rpId, userId: 'dXNlcg', allAcceptedCredentialIds: ['AAAA'] }, timeout),
  ],
  ['signalCurrentUserDetails', (timeout?: number) => signalUserDetails(details, timeout)],
] as const;

where('signals').describe('signals', () => {
  it('removes a passkey from the device, and sends nothing but its ids', async () => {
    const device = await virtualAuthenticator();
    const { id } = await device.addCredential({ rpId });
    const orphan = { rpId, credentialId: id, more: () => undefined };
    expect(await signalUnknownPasskey(orphan)).to.equal('sent');
    expect(await device.credentials()).to.deep.equal([]);
  });

  it('drops a passkey that its account no longer accepts, and none of another account', async () => {
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

  it('are sent one after the other, because the browser refuses two at once', async () => {
    await virtualAuthenticator();
    const outcomes = await Promise.all([...signals, ...signals].map(([, send]) => send()));
    expect(outcomes).to.deep.equal(Array<string>(2 * signals.length).fill('sent'));
  });

  for (const [method, send] of signals)
    it(`reports the outcome of ${method} when the browser lacks it, rejects it or never settles`, async () => {
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
      expect(await send(10)).to.equal('failed');
      set('a form field');
      expect(await send()).to.equal('unsupported');
      for (const nothing of [undefined, null]) {
        replace(globalThis, 'PublicKeyCredential', nothing);
        expect(canSignal(method)).to.equal(false);
        expect(await send()).to.equal('unsupported');
      }
    });

  describe('with a ceremony on the page', () => {
    const request = { rpId, challenge: 'Y2hhbGxlbmdl', timeout: 30_000 };
    const forever = new AbortController().signal;
    const nothing = () => undefined;

    /** A pending ceremony that holds the page's lock. */
    async function pending(mediation: Mediation) {
      const device = await virtualAuthenticator();
      await device.setPresence(false);
      const { id } = await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock(mediation, nothing) as CeremonyLock;
      onCleanup(() => lock.release());
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

    it('pause autofill, which is pending again afterwards', async () => {
      const { device, calls, answer, id } = await pending('conditional');
      expect(await signalUserDetails(details)).to.equal('sent');
      expect((await device.credentials())[0]?.userName).to.equal('grace');
      expect(calls.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
      // The virtual authenticator resolves only calls that begin after presence was simulated.
      await device.setPresence(true);
      expect(await signalUserDetails(details)).to.equal('sent');
      expect((await answer).id).to.equal(id);
    });

    it('pause autofill once for several signals', async () => {
      const { calls } = await pending('conditional');
      const outcomes = await Promise.all(signals.map(([, send]) => send()));
      expect(outcomes).to.deep.equal(['sent', 'sent', 'sent']);
      await waitUntil(() => calls.length === 2);
    });

    it('pause the autofill of a second copy of the library', async () => {
      const copy = (await import(
        new URL('../../src/webauthn/signals.ts?second-copy', import.meta.url).href
      )) as typeof import('../../src/webauthn/signals.js');
      expect(copy.signalUserDetails).not.to.equal(signalUserDetails);
      const { calls } = await pending('conditional');
      expect(await copy.signalUserDetails(details)).to.equal('sent');
      await waitUntil(() => calls.length === 2);
    });

    it('fail beside an open dialog, which stays', async () => {
      const { device, calls, answer } = await pending('modal');
      expect(await signalUserDetails(details, 10)).to.equal('failed');
      expect(calls.map(({ aborted }) => aborted)).to.deep.equal([false]);
      const outcome = await Promise.race([answer, turnOfTheLoop()]);
      expect(outcome, 'the dialog is still there').to.equal(undefined);
      expect((await device.credentials())[0]?.userName).to.equal('ada');
    });

    it('wait for a dialog that ends before the timeout', async () => {
      const device = await virtualAuthenticator();
      await device.setPresence(false);
      await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock('modal', nothing) as CeremonyLock;
      onCleanup(() => lock.release());
      const end = new AbortController();
      lock.call(() => getPasskey(request, end.signal)).catch(nothing);
      await turnOfTheLoop();
      const outcome = signalUserDetails(details);
      await turnOfTheLoop();
      end.abort();
      expect(await outcome).to.equal('sent');
    });

    it('delay a ceremony that starts at the same time, without an error', async () => {
      const device = await virtualAuthenticator();
      const { id } = await device.addCredential({ rpId, userHandle: 'dXNlcg', userName: 'ada' });
      const lock = acquireCeremonyLock('modal', nothing) as CeremonyLock;
      onCleanup(() => lock.release());
      const outcome = signalUserDetails(details);
      expect((await lock.call(() => getPasskey(request, forever))).id).to.equal(id);
      expect(await outcome).to.equal('sent');
    });
  });
});

without('signals').describe('signals', () => {
  for (const [method, send] of signals)
    it(`report ${method} as unsupported, and do not pause autofill`, async () => {
      const lock = acquireCeremonyLock('conditional', () => undefined) as CeremonyLock;
      onCleanup(() => lock.release());
      const calls: AbortSignal[] = [];
      void lock.call((paused) => {
        calls.push(paused);
        return new Promise(() => undefined);
      });
      await waitUntil(() => calls.length === 1);
      expect(canSignal(method)).to.equal(false);
      expect(await send()).to.equal('unsupported');
      expect(calls.map(({ aborted }) => aborted)).to.deep.equal([false]);
    });
});
