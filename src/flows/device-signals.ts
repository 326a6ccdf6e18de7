/** Tells the person's device what their account's backend has changed, with the real port to WebAuthn. */
import type { PasslockConfig } from '../wire/passlock.js';
import { deletionsIn, pruningIn, updatesIn } from '../wire/signals.js';
import { canSignal, type SignalMethod, type SignalOutcome } from '../webauthn/authenticator.js';
import type { DeviceSignals } from './manage.js';
import { signalDeletions, signalPruning, signalUpdates, type Signalled } from './signals.js';

/** The worst that became of it; nothing is asked of Passlock where the browser does not take the signal. */
async function outcome(
  method: SignalMethod,
  tell: () => Promise<Signalled<unknown>>,
): Promise<SignalOutcome> {
  if (!canSignal(method)) return 'unsupported';
  const { outcomes } = await tell();
  return outcomes.find((one) => one.outcome !== 'sent')?.outcome ?? 'sent';
}

/** What the manager tells devices: from the answers of an app's backend, of either generation. */
export const deviceSignals = (config: PasslockConfig): DeviceSignals => ({
  canPrune: () => canSignal('signalAllAcceptedCredentials'),
  remove: (answer, io) =>
    outcome('signalUnknownCredential', () => signalDeletions(deletionsIn(config, answer, io))),
  prune: (answer, passkeys, io) =>
    outcome('signalAllAcceptedCredentials', () => {
      const known = passkeys.map(({ rpId }) => rpId);
      return signalPruning(pruningIn(config, answer, known, io));
    }),
  update: (answer, io) =>
    outcome('signalCurrentUserDetails', () => signalUpdates(updatesIn(config, answer, io))),
});
