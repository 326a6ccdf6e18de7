/** The manager's states, its context, and the decisions that follow from a state alone. */
import type { ManagerBackend, Pruning, Removal, Renaming } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import type { PasskeyError } from '../wire/errors.js';
import type { Abortable } from '../wire/json-request.js';
import type { SignalOutcome } from '../webauthn/signals.js';
import type { Run } from './ceremony.js';

/** What can be done with the list, or with one of its passkeys. */
export type ManagerAction = 'add' | 'rename' | 'remove' | 'replace' | 'prune' | 'rename-account';

/** The action that is under way, and its passkey. */
export interface Busy {
  action: ManagerAction;
  id?: string;
}

/** The last action that succeeded. */
export interface Done extends Busy {
  /** The passkey's label, or the account's new name. */
  label?: string;
  /** The outcome of the signal to the device; absent when the action sends none. */
  device?: SignalOutcome;
}

/** The phase, with the data that belongs to it. */
export type ManagerState =
  | { phase: 'idle' }
  | { phase: 'loading'; proving?: true }
  | ReadyState
  | { phase: 'failed'; error: PasskeyError; proving?: true };

/** The list, and the action that is under way. */
export interface ReadyState {
  phase: 'ready';
  passkeys: readonly BackendPasskey[];
  canRemoveLast?: boolean | undefined;
  needsReauthentication?: boolean | undefined;
  /** The outcome of reporting the loaded list to the device; absent until then. */
  device?: SignalOutcome;
  busy?: Busy;
  /** An action waits for `prove`. */
  proving?: true;
  done?: Done;
  error?: PasskeyError;
  /** The action that failed with `error`. */
  failed?: ManagerAction;
  /** The passkey of that action. */
  failedId?: string | undefined;
}

export type ManagerPhase = ManagerState['phase'];

/** Signals to the device, from the backend's responses; each returns the worst outcome. */
export interface DeviceSignals {
  /** Does the browser have the signal for the list of valid passkeys? */
  canPrune(): boolean;
  /** The passkey was deleted. */
  remove(response: Removal, options: Abortable): Promise<SignalOutcome>;
  /** The valid passkeys. @param passkeys all of the account: a response with fewer is not sent to the device */
  prune(response: Pruning, passkeys: readonly BackendPasskey[], options: Abortable): Promise<SignalOutcome>;
  /** The account has a new name. */
  update(response: Renaming, options: Abortable): Promise<SignalOutcome>;
}

/** The backend wants the person to authenticate again before an action. */
export interface ProofRequest extends Busy {
  /** The refusal. */
  error: PasskeyError;
  /** Account name of the signed-in person; undefined without a passkey. */
  username?: string | undefined;
  /** Domain of the passkey to ask for, when the account has none for this site. */
  rpId?: string | undefined;
  /** The account can also sign in with a one-time code. */
  canUseCode: boolean;
  /** Aborts when the proof is not needed any more. */
  signal: AbortSignal;
}

/** The input of the flow, read at the start of each action. */
export interface ManagerContext {
  backend: ManagerBackend;
  signals: DeviceSignals;
  /** Creates a passkey, for `add` and `replace`: the flow of `createRegister`, or an element. */
  register?:
    | {
        /** Runs the ceremony. */
        run(options: Run): Promise<unknown>;
      }
    | undefined;
  /**
   * Lets the person authenticate again: resolves when the backend has accepted the proof. The action is then tried
   * once more. Without it, the action fails with `reauthentication-required`.
   */
  prove?: ((request: ProofRequest) => Promise<void>) | undefined;
}

/** Is it the only passkey of an account that has no other way to sign in? */
export const isLast = (state: ManagerState): boolean =>
  state.phase === 'ready' && state.canRemoveLast === false && state.passkeys.length === 1;

/** Would the backend refuse to add or remove a passkey now? */
export const needsProof = (state: ManagerState): boolean =>
  state.phase === 'ready' && state.needsReauthentication === true;

/** Is a passkey being created by the manager? */
export const isAdding = (state: ManagerState): boolean =>
  state.phase === 'ready' && (state.busy?.action === 'add' || state.busy?.action === 'replace');

/** Can pages of this host use the passkey without related origins? WebAuthn L3 §5.1.3 step 8. */
export const isFor = ({ rpId }: BackendPasskey, hostname: string): boolean =>
  hostname === rpId || hostname.endsWith(`.${rpId}`);

/** How the person can prove who they are: with a passkey of this site, else of another domain, or with a code. */
export function proofOptions(
  { passkeys, canRemoveLast }: Pick<ReadyState, 'passkeys' | 'canRemoveLast'>,
  hostname: string,
): Pick<ProofRequest, 'username' | 'rpId' | 'canUseCode'> {
  const here = passkeys.find((one) => isFor(one, hostname));
  const { username, rpId } = here ?? passkeys[0] ?? {};
  return { username, rpId: here ? undefined : rpId, canUseCode: canRemoveLast === true };
}
