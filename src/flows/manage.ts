/**
 * A person's passkeys: list, rename, remove, and what their device is told about it.
 *
 *     idle → loading → ready { passkeys, busy? } | failed
 *
 * The server comes first, the device second: a signal that the browser does not know or that fails is
 * reported with the result, and never makes an operation fail that the server has done.
 *
 * Each list that was loaded goes to the device as well, which then offers no passkey that is gone. A list that is
 * empty does not: it may be so by error, and the device would drop all there is.
 */
import type { ManageBackend, Pruning, Removal, Renaming } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import type { Abortable } from '../wire/json-request.js';
import type { SignalOutcome } from '../webauthn/authenticator.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import { createMachine, type Observable } from './machine.js';

/** What can be done with a passkey, or with all. */
export type ManageAction = 'rename' | 'remove' | 'prune' | 'account';

/** What was done last, for the person to read. */
export interface Done {
  action: ManageAction;
  /** The passkey's label, where it was about one. */
  label?: string;
  /** What became of the device's copy; absent where the device has none to change. */
  device?: SignalOutcome;
}

/** Where the person is, and what there is to show. */
export type ManageState =
  { phase: 'idle' } | { phase: 'loading' } | ReadyState | { phase: 'failed'; error: PasskeyError };

/** The list, and what is under way. */
export interface ReadyState {
  phase: 'ready';
  passkeys: readonly BackendPasskey[];
  canRemoveLast?: boolean | undefined;
  needsReauthentication?: boolean | undefined;
  /** What became of telling the device which passkeys there are; absent until then. */
  device?: SignalOutcome;
  /** What is under way, and for which passkey. */
  busy?: { action: ManageAction; id?: string };
  done?: Done;
  error?: PasskeyError;
}

export type ManagePhase = ManageState['phase'];

const moves: Record<ManagePhase, readonly ManagePhase[]> = {
  idle: ['loading'],
  loading: ['loading', 'ready', 'failed', 'idle'],
  ready: ['ready', 'loading', 'idle'],
  failed: ['loading', 'idle'],
};

/** Tells the device what the backend's answer says; answers the worst outcome. */
export interface DeviceSignals {
  /** Can the device be told which passkeys there are? */
  canPrune(): boolean;
  /** It was deleted. */
  remove(answer: Removal, io: Abortable): Promise<SignalOutcome>;
  /** These stay. @param passkeys that the account is known to have: an answer with fewer of them is not passed on */
  prune(answer: Pruning, passkeys: readonly BackendPasskey[], io: Abortable): Promise<SignalOutcome>;
  /** The account has a new name. */
  update(answer: Renaming, io: Abortable): Promise<SignalOutcome>;
}

/** What the flow works with. It is read at the start of each action. */
export interface ManageContext {
  backend: ManageBackend;
  signals: DeviceSignals;
}

/** A person's passkeys, as a state to show and actions to take. One action runs at a time. */
export interface Manage extends Observable<ManageState> {
  /** Fetches the list, and tells the device of it afterwards. Its failure is the phase `failed`. */
  load(): Promise<void>;
  /** Ends telling the device of the list: a passkey that is being created now is not in it. */
  hold(): void;
  /** The person has proven who they are, or the backend has said that they must. */
  prove(isProven: boolean): void;
  /** Gives a passkey another label, in this account only. @throws PasskeyError */
  rename(id: string, label: string): Promise<void>;
  /**
   * Removes a passkey from the account, and from the device where that is possible. What the backend has said
   * that it would refuse, it is not asked for.
   *
   * @throws PasskeyError
   */
  remove(id: string): Promise<void>;
  /** Tells the device which passkeys the account still has, so that it hides the others. @throws PasskeyError */
  prune(): Promise<void>;
  /** Changes the account's name, and what the device shows. @throws PasskeyError */
  renameAccount(username: string, displayName?: string): Promise<void>;
  /** Ends what runs and returns to `idle`. */
  cancel(): void;
}

/**
 * A person's passkeys, as a state to show and actions to take.
 *
 * @param context read at the start of each action
 */
export function createManage(context: () => ManageContext): Manage {
  const machine = createMachine<ManageState>({ phase: 'idle' }, moves);
  let active: AbortController | undefined;
  let telling: AbortController | undefined;

  /** Runs one thing at a time; what comes after a cancel is dropped. @throws PasskeyError */
  async function run<T>(
    during: ManageState,
    start: (io: Abortable) => Promise<T>,
    done: (answer: T) => ManageState,
    failed: (error: PasskeyError) => ManageState,
  ): Promise<void> {
    active?.abort();
    const controller = (active = new AbortController());
    // A listener may have cancelled, or started anew.
    const mine = () => {
      if (active !== controller) throw new PasskeyError('aborted', 'Cancelled');
    };
    try {
      machine.move(during);
      mine();
      const answer = await start(controller);
      mine();
      active = undefined;
      machine.move(done(answer));
    } catch (reason) {
      mine();
      active = undefined;
      const error = toPasskeyError(reason, 'bad-response');
      machine.move(failed(error));
      throw error;
    }
  }

  async function act(
    busy: { action: ManageAction; id?: string },
    start: (io: Abortable, passkeys: readonly BackendPasskey[]) => Promise<Changed>,
  ): Promise<void> {
    const { state } = machine;
    if (state.phase !== 'ready' || state.busy)
      throw new PasskeyError('aborted', 'Something else is under way');
    /** What else has become of the list meanwhile. */
    const list = () => {
      const { busy: _, done: __, error: ___, ...rest } = machine.state as ReadyState;
      return rest;
    };
    await run(
      { ...list(), busy },
      (io) => start(io, state.passkeys),
      ({ passkeys, ...done }) => ({ ...list(), passkeys, done: { action: busy.action, ...done } }),
      (error) => ({ ...list(), error }),
    );
  }

  async function tellDevice(passkeys: readonly BackendPasskey[]): Promise<void> {
    if (passkeys.length === 0) return;
    const { backend, signals } = context();
    const { signal } = (telling = new AbortController());
    const device = await told(async () => {
      if (!signals.canPrune()) return 'unsupported';
      const answer = await backend.prunePasskeys({ signal });
      signal.throwIfAborted();
      return signals.prune(answer, passkeys, { signal });
    });
    const { state } = machine;
    if (!signal.aborted && state.phase === 'ready') machine.move({ ...state, device });
  }

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,

    async load() {
      telling?.abort();
      let ready: ReadyState | undefined;
      await run(
        { phase: 'loading' },
        (io) => context().backend.listPasskeys(io),
        ({ passkeys, canRemoveLast, needsReauthentication }) =>
          (ready = { phase: 'ready', passkeys, canRemoveLast, needsReauthentication }),
        (error) => ({ phase: 'failed', error }),
      ).catch(ignore);
      if (ready && machine.state === ready) void tellDevice(ready.passkeys);
    },

    rename: (id, label) =>
      act({ action: 'rename', id }, async (io, passkeys) => {
        const { passkey } = await context().backend.renamePasskey(id, { label }, io);
        return { passkeys: passkeys.map((one) => (one.id === id ? passkey : one)), label: passkey.label };
      }),

    remove: (id) =>
      act({ action: 'remove', id }, async (io, passkeys) => {
        const { backend, signals } = context();
        if (isLast(machine.state)) throw new PasskeyError('last-passkey', 'There is no other way in');
        if (needsProof(machine.state))
          throw new PasskeyError('reauthentication-required', 'The last proof is too long ago');
        const label = passkeys.find((one) => one.id === id)?.label ?? '';
        const answer = await backend.removePasskey(id, io).catch(ignoreMissing);
        const rest = passkeys.filter((one) => one.id !== id);
        return {
          passkeys: rest,
          label,
          ...(answer && { device: await told(() => signals.remove(answer, io)) }),
        };
      }),

    prune: () =>
      act({ action: 'prune' }, async (io, passkeys) => {
        const { backend, signals } = context();
        if (!signals.canPrune()) return { passkeys, device: 'unsupported' };
        const answer = await backend.prunePasskeys(io);
        return { passkeys, device: await told(() => signals.prune(answer, passkeys, io)) };
      }),

    renameAccount: (username, displayName) =>
      act({ action: 'account' }, async (io, passkeys) => {
        const { backend, signals } = context();
        const answer = await backend.renameAccount({ username, displayName }, io);
        return {
          passkeys: passkeys.map((one) => ({ ...one, username })),
          label: username,
          device: await told(() => signals.update(answer, io)),
        };
      }),

    hold() {
      telling?.abort();
    },

    prove(isProven) {
      const { state } = machine;
      if (state.phase === 'ready') machine.move({ ...state, needsReauthentication: !isProven });
    },

    cancel() {
      active?.abort();
      telling?.abort();
      active = undefined;
      if (machine.state.phase !== 'idle') machine.move({ phase: 'idle' });
    },
  };
}

/** Is it the only passkey, of an account that has no other way in? */
export const isLast = (state: ManageState): boolean =>
  state.phase === 'ready' && state.canRemoveLast === false && state.passkeys.length === 1;

/** Would the backend refuse to add or remove one now? */
export const needsProof = (state: ManageState): boolean =>
  state.phase === 'ready' && state.needsReauthentication === true;

interface Changed extends Omit<Done, 'action'> {
  passkeys: readonly BackendPasskey[];
}

// Somebody else removed it a moment ago: what the person wanted is so.
function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof PasskeyError && error.code === 'not-found')) throw error;
}

// The server has done its part: whatever happens from here on is about the device's copy.
async function told(signal: () => Promise<SignalOutcome>): Promise<SignalOutcome> {
  try {
    return await signal();
  } catch {
    return 'failed';
  }
}

// What failed is in the state.
const ignore = () => undefined;
