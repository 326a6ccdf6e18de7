/** Signals to the person's device about passkeys that the server has changed, and the result of each. */
import type { Warning } from '../wire/contract.js';
import type { PasslockConfig } from '../wire/passlock.js';
import {
  deletionsIn,
  pruningIn,
  updatesIn,
  type DeletionInstruction,
  type PruningInstruction,
  type UpdateInstruction,
} from '../wire/signals.js';
import { canSignal, type SignalMethod } from '../webauthn/capabilities.js';
import {
  signalAcceptedPasskeys,
  signalUnknownPasskey,
  signalUserDetails,
  type SignalOutcome,
} from '../webauthn/signals.js';
import type { DeviceSignals } from './manager-state.js';

/** Instructions for the device, from the caller or from a server. */
export interface Work<Instruction> {
  instructions: readonly Instruction[];
  /** Warnings of the server. */
  warnings?: readonly Warning[];
}

/** Something that did not stop the operation. The first codes are the server's, the others the browser's. */
export interface SignalWarning {
  code:
    | Warning['code']
    | 'BROWSER_SIGNAL_UNSUPPORTED'
    /** The signal failed or timed out. */
    | 'BROWSER_SIGNAL_FAILED'
    /** There was no instruction to send. */
    | 'EMPTY_SIGNAL_PAYLOAD';
  /** For developers: the server's message, or the code again. */
  message: string;
  passkeyId?: string;
}

/** The result of signals to a device. */
export interface Signalled<Instruction> {
  /** The outcome of each instruction, in their order. */
  outcomes: { instruction: Instruction; outcome: SignalOutcome }[];
  warnings: SignalWarning[];
}

/** New account names for the device. `displayName` defaults to the username. */
export const signalUpdates = <I extends Pick<UpdateInstruction, 'rpId' | 'userId' | 'username'>>(
  work: Work<I & { displayName?: string }> | Promise<Work<I & { displayName?: string }>>,
  send: (details: Parameters<typeof signalUserDetails>[0]) => Promise<SignalOutcome> = signalUserDetails,
): Promise<Signalled<I>> =>
  sendAll(work, ({ rpId, userId, username, displayName = username }) =>
    send({ rpId, userId, name: username, displayName }),
  );

/** Deleted passkeys, which the device stops offering. */
export const signalDeletions = <I extends Pick<DeletionInstruction, 'rpId' | 'credentialId'>>(
  work: Work<I> | Promise<Work<I>>,
  send: (orphan: I) => Promise<SignalOutcome> = (orphan) => signalUnknownPasskey(orphan),
): Promise<Signalled<I>> => sendAll(work, send);

/** The valid passkeys of an account; the device drops the others. */
export const signalPruning = (
  work: Work<PruningInstruction> | Promise<Work<PruningInstruction>>,
): Promise<Signalled<PruningInstruction>> => sendAll(work, (accepted) => signalAcceptedPasskeys(accepted));

async function sendAll<I>(
  work: Work<I> | Promise<Work<I>>,
  send: (instruction: I) => Promise<SignalOutcome>,
): Promise<Signalled<I>> {
  const { instructions, warnings: serverWarnings = [] } = await work;
  const outcomes = await Promise.all(
    instructions.map(async (instruction) => ({ instruction, outcome: await send(instruction) })),
  );
  const warnings: SignalWarning[] = [...serverWarnings];
  const warn = (code: SignalWarning['code']) => warnings.push({ code, message: code });
  const any = (outcome: SignalOutcome) => outcomes.some((one) => one.outcome === outcome);
  if (any('unsupported')) warn('BROWSER_SIGNAL_UNSUPPORTED');
  if (any('failed')) warn('BROWSER_SIGNAL_FAILED');
  if (!warnings.length && !instructions.length) warn('EMPTY_SIGNAL_PAYLOAD');
  return { outcomes, warnings };
}

/** The worst outcome. Without the browser's support, Passlock is not called. */
async function worstOutcome(
  method: SignalMethod,
  send: () => Promise<Signalled<unknown>>,
): Promise<SignalOutcome> {
  if (!canSignal(method)) return 'unsupported';
  const { outcomes } = await send();
  return outcomes.find(({ outcome }) => outcome !== 'sent')?.outcome ?? 'sent';
}

/** The manager's signals, from responses of an app's backend of either generation. */
export const deviceSignals = (config: PasslockConfig): DeviceSignals => ({
  canPrune: () => canSignal('signalAllAcceptedCredentials'),
  remove: (response, options) =>
    worstOutcome('signalUnknownCredential', () => signalDeletions(deletionsIn(config, response, options))),
  prune: (response, passkeys, options) =>
    worstOutcome('signalAllAcceptedCredentials', () => {
      const rpIds = passkeys.map(({ rpId }) => rpId);
      return signalPruning(pruningIn(config, response, rpIds, options));
    }),
  update: (response, options) =>
    worstOutcome('signalCurrentUserDetails', () => signalUpdates(updatesIn(config, response, options))),
});
