/**
 * A person's passkeys: list, rename, remove, and what their device is told about it.
 *
 *     idle → loading → ready { passkeys, busy? } | failed
 *
 * The server comes first, the device second: a signal that the browser does not know or that fails is
 * reported with the result, and never makes an operation fail that the server has done.
 */
import type { ManageBackend } from '../api/backend.js';
import type { BackendPasskey } from '../api/contract.js';
import type { Io } from '../api/http.js';
import type { SignalOutcome } from '../authenticator.js';
import { KitError, toKitError } from '../errors.js';
import { createMachine, type Observable } from './machine.js';

export type ManageAction = 'rename' | 'remove' | 'prune' | 'account';

/** What was done last, for the person to read. */
export interface Done {
  action: ManageAction;
  /** The passkey's label, where it was about one. */
  label?: string;
  /** What became of the device's copy; absent where the device has none to change. */
  device?: SignalOutcome;
}

export type ManageState =
  | { phase: 'idle' }
  | { phase: 'loading' }
  | {
      phase: 'ready';
      passkeys: readonly BackendPasskey[];
      /** What is under way, and for which passkey. */
      busy?: { action: ManageAction; id?: string };
      done?: Done;
      error?: KitError;
    }
  | { phase: 'failed'; error: KitError };

export type ManagePhase = ManageState['phase'];

const moves: Record<ManagePhase, readonly ManagePhase[]> = {
  idle: ['loading'],
  loading: ['ready', 'failed', 'idle'],
  ready: ['ready', 'loading', 'idle'],
  failed: ['loading', 'idle'],
};

/** Redeems a token of the backend and tells the device; answers the worst outcome. */
export interface DeviceSignals {
  remove(token: string, io: Io): Promise<SignalOutcome>;
  prune(token: string, io: Io): Promise<SignalOutcome>;
  update(token: string, io: Io): Promise<SignalOutcome>;
}

export interface ManageContext {
  backend: ManageBackend;
  signals: DeviceSignals;
}

export interface Manage extends Observable<ManageState> {
  /** Fetches the list. Its failure is the phase `failed`. */
  load(): Promise<void>;
  /** Gives a passkey another label, in this account only. @throws KitError */
  rename(id: string, label: string): Promise<void>;
  /** Removes a passkey from the account, and from the device where that is possible. @throws KitError */
  remove(id: string): Promise<void>;
  /** Tells the device which passkeys the account still has, so that it hides the others. @throws KitError */
  prune(): Promise<void>;
  /** Changes the account's name, and what the device shows. @throws KitError */
  renameAccount(username: string, displayName?: string): Promise<void>;
  cancel(): void;
}

export function createManage(context: () => ManageContext): Manage {
  const machine = createMachine<ManageState>({ phase: 'idle' }, moves);
  let active: AbortController | undefined;

  /** Runs one thing at a time; what comes after a cancel is dropped. */
  async function run<T>(start: (io: { signal: AbortSignal }) => Promise<T>): Promise<T> {
    const controller = (active = new AbortController());
    try {
      const answer = await start(controller);
      if (active !== controller) throw new KitError('aborted', 'Cancelled');
      return answer;
    } catch (error) {
      if (active !== controller) throw new KitError('aborted', 'Cancelled', { cause: error });
      throw toKitError(error, 'bad-response');
    } finally {
      if (active === controller) active = undefined;
    }
  }

  async function act(
    busy: { action: ManageAction; id?: string },
    start: (io: Io, passkeys: readonly BackendPasskey[]) => Promise<Changed>,
  ): Promise<void> {
    const { state } = machine;
    if (state.phase !== 'ready' || state.busy) throw new KitError('aborted', 'Something else is under way');
    const { passkeys } = state;
    machine.move({ phase: 'ready', passkeys, busy });
    try {
      const { passkeys: changed, ...done } = await run((io) => start(io, passkeys));
      machine.move({ phase: 'ready', passkeys: changed, done: { action: busy.action, ...done } });
    } catch (error) {
      if ((error as KitError).code !== 'aborted')
        machine.move({ phase: 'ready', passkeys, error: error as KitError });
      throw error;
    }
  }

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,

    async load() {
      active?.abort();
      if (machine.state.phase !== 'loading') machine.move({ phase: 'loading' });
      try {
        const { passkeys } = await run((io) => context().backend.listPasskeys(io));
        machine.move({ phase: 'ready', passkeys });
      } catch (error) {
        if ((error as KitError).code !== 'aborted')
          machine.move({ phase: 'failed', error: error as KitError });
      }
    },

    rename: (id, label) =>
      act({ action: 'rename', id }, async (io, passkeys) => {
        const { passkey } = await context().backend.renamePasskey(id, { label }, io);
        return { passkeys: passkeys.map((one) => (one.id === id ? passkey : one)), label: passkey.label };
      }),

    remove: (id) =>
      act({ action: 'remove', id }, async (io, passkeys) => {
        const { backend, signals } = context();
        const label = passkeys.find((one) => one.id === id)?.label ?? '';
        const { deletePasskeysToken } = await backend.removePasskey(id, io).catch(ignoreMissing);
        const rest = passkeys.filter((one) => one.id !== id);
        return {
          passkeys: rest,
          label,
          ...(deletePasskeysToken && { device: await told(signals.remove(deletePasskeysToken, io)) }),
        };
      }),

    prune: () =>
      act({ action: 'prune' }, async (io, passkeys) => {
        const { backend, signals } = context();
        const { prunePasskeysToken } = await backend.prunePasskeys(io);
        return { passkeys, device: await told(signals.prune(prunePasskeysToken, io)) };
      }),

    renameAccount: (username, displayName) =>
      act({ action: 'account' }, async (io, passkeys) => {
        const { backend, signals } = context();
        const { updatePasskeysToken } = await backend.renameAccount({ username, displayName }, io);
        return {
          passkeys: passkeys.map((one) => ({ ...one, username })),
          label: username,
          device: await told(signals.update(updatePasskeysToken, io)),
        };
      }),

    cancel() {
      active?.abort();
      active = undefined;
      if (machine.state.phase !== 'idle') machine.move({ phase: 'idle' });
    },
  };
}

interface Changed extends Omit<Done, 'action'> {
  passkeys: readonly BackendPasskey[];
}

// Somebody else removed it a moment ago: what the person wanted is so.
function ignoreMissing(error: unknown): { deletePasskeysToken?: string } {
  if (error instanceof KitError && error.code === 'not-found') return {};
  throw error;
}

// The server has done its part: whatever happens from here on is about the device's copy.
const told = (signal: Promise<SignalOutcome>) => signal.catch((): SignalOutcome => 'failed');
