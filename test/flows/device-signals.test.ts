import { expect } from '../support/expect.js';
import { signalDeletions, signalPruning, signalUpdates } from '../../src/flows/device-signals.js';
import type { SignalOutcome } from '../../src/webauthn/signals.js';
import { virtualAuthenticator } from '../support/device.js';
import { where, without } from '../support/platform.js';

const rpId = 'localhost';
const deletions = ['a', 'b', 'c'].map((credentialId) => ({ rpId, credentialId }));

/** A port with given outcomes, which records its calls. */
function port(...outcomes: SignalOutcome[]) {
  const sent: unknown[] = [];
  const send = (details: unknown) => {
    sent.push(details);
    return Promise.resolve(outcomes.shift() ?? 'sent');
  };
  return { sent, send };
}

describe('signalDeletions, signalUpdates and signalPruning', () => {
  it('send one signal per instruction, and return the outcomes', async () => {
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

  it('wait for the server’s instructions, and return its warnings', async () => {
    const warning = { code: 'PASSKEY_NOT_FOUND', message: 'Gone', passkeyId: 'p' } as const;
    const work = Promise.resolve({ instructions: deletions, warnings: [warning] });
    const { outcomes, warnings } = await signalDeletions(work, port().send);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(['sent', 'sent', 'sent']);
    expect(warnings).to.deep.equal([warning]);
  });

  it('warn when there is no instruction, unless the server has', async () => {
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

  it('reject with the server’s error, and send no signal', async () => {
    const { sent, send } = port();
    const error = new Error('no');
    const work = Promise.reject(error);
    expect(await signalDeletions(work, send).catch((reason: unknown) => reason)).to.equal(error);
    expect(sent).to.deep.equal([]);
  });

  it('send the account name; the username is the default display name', async () => {
    const { sent, send } = port();
    const one = { rpId, userId: 'u', username: 'ada' };
    await signalUpdates({ instructions: [one, { ...one, displayName: 'Ada' }] }, send);
    expect(sent).to.deep.equal([
      { rpId, userId: 'u', name: 'ada', displayName: 'ada' },
      { rpId, userId: 'u', name: 'ada', displayName: 'Ada' },
    ]);
  });

  where('signals').it('change the passkeys on the device', async () => {
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

  without('signals').it('report a missing signal as unsupported, and change nothing', async () => {
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
