/**
 * Telling the device what the server knows: new names, deleted passkeys, the passkeys that stay.
 *
 * The server has committed by the time a device is told, so a signal that the browser does not have, or
 * that fails, is an outcome to report and never a failure. WebAuthn L3 §5.1.10.
 */
import type { Warning } from '../wire/contract.js';
import type { DeletionInstruction, PruningInstruction, UpdateInstruction } from '../wire/signals.js';
import { canSignal, sendSignal, type SignalMethod, type SignalOutcome } from '../webauthn/authenticator.js';
import type { OrphanedCredential } from '../wire/errors.js';
import { withCeremonyLock } from '../webauthn/ceremony-lock.js';

/**
 * Tells the device that the server has no such passkey, so that it stops offering it.
 * Never throws, and waits for a second at most, after one for its turn. Spec: WebAuthn L3 §5.1.10.2.
 */
export const signalUnknownPasskey = ({ rpId, credentialId }: OrphanedCredential): Promise<SignalOutcome> =>
  signal('signalUnknownCredential', { rpId, credentialId });

/**
 * Tells the device which passkeys of one account are still good; it drops or hides the others.
 * Never throws, and waits for a second at most, after one for its turn. Spec: WebAuthn L3 §5.1.10.3.
 *
 * @param accepted WebAuthn ids, base64url. The list must be complete: what is missing is gone.
 */
export const signalAcceptedPasskeys = (accepted: {
  rpId: string;
  userId: string;
  allAcceptedCredentialIds: readonly string[];
}): Promise<SignalOutcome> => signal('signalAllAcceptedCredentials', accepted);

/**
 * Tells the device the account's new name, as it shows it beside the passkey.
 * Never throws, and waits for a second at most, after one for its turn. Spec: WebAuthn L3 §5.1.10.4.
 *
 * @param details `userId`: the WebAuthn user handle, base64url
 */
export const signalUserDetails = (details: {
  rpId: string;
  userId: string;
  name: string;
  displayName: string;
}): Promise<SignalOutcome> => signal('signalCurrentUserDetails', details);

const signal = async (method: SignalMethod, details: object): Promise<SignalOutcome> =>
  canSignal(method)
    ? withCeremonyLock(() => sendSignal(method, details)).catch(() => 'failed')
    : 'unsupported';

/** What to tell a device: given by the caller, or on its way from the server. */
export interface Work<Instruction> {
  instructions: readonly Instruction[];
  /** What the server has to say. */
  warnings?: readonly Warning[];
}

/** Something that did not stop the operation. The first two are the server's, the others the browser's. */
export interface SignalWarning {
  code:
    | Warning['code']
    | 'BROWSER_SIGNAL_UNSUPPORTED'
    /** It failed, or took too long. */
    | 'BROWSER_SIGNAL_FAILED'
    /** There was nothing to tell the device. */
    | 'EMPTY_SIGNAL_PAYLOAD';
  /** For developers: what the server said, or the code again. */
  message: string;
  passkeyId?: string;
}

/** What telling the device has come to. */
export interface Signalled<Instruction> {
  /** What became of each instruction, in their order. */
  outcomes: { instruction: Instruction; outcome: SignalOutcome }[];
  warnings: SignalWarning[];
}

/** The account has a new name: the device is to show it. `displayName` defaults to the username. */
export const signalUpdates = <I extends Pick<UpdateInstruction, 'rpId' | 'userId' | 'username'>>(
  work: Work<I & { displayName?: string }> | Promise<Work<I & { displayName?: string }>>,
  send = signalUserDetails,
): Promise<Signalled<I>> =>
  sendAll(work, ({ rpId, userId, username, displayName = username }) =>
    send({ rpId, userId, name: username, displayName }),
  );

/** The server has deleted passkeys: the device is not to offer them any more. */
export const signalDeletions = <I extends Pick<DeletionInstruction, 'rpId' | 'credentialId'>>(
  work: Work<I> | Promise<Work<I>>,
  send = signalUnknownPasskey,
): Promise<Signalled<I>> => sendAll(work, (orphan) => send(orphan));

/** These passkeys of an account stay; the device is to drop the others. */
export const signalPruning = (
  work: Work<PruningInstruction> | Promise<Work<PruningInstruction>>,
  send = signalAcceptedPasskeys,
): Promise<Signalled<PruningInstruction>> => sendAll(work, (accepted) => send(accepted));

async function sendAll<I>(
  work: Work<I> | Promise<Work<I>>,
  send: (instruction: I) => Promise<SignalOutcome>,
): Promise<Signalled<I>> {
  const { instructions, warnings: said = [] } = await work;
  const outcomes = await Promise.all(
    instructions.map(async (instruction) => ({ instruction, outcome: await send(instruction) })),
  );
  const warnings: SignalWarning[] = [...said];
  const warn = (code: SignalWarning['code']) => warnings.push({ code, message: code });
  const any = (outcome: SignalOutcome) => outcomes.some((one) => one.outcome === outcome);
  if (any('unsupported')) warn('BROWSER_SIGNAL_UNSUPPORTED');
  if (any('failed')) warn('BROWSER_SIGNAL_FAILED');
  if (!warnings.length && !instructions.length) warn('EMPTY_SIGNAL_PAYLOAD');
  return { outcomes, warnings };
}
