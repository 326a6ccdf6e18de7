/**
 * A person's passkeys: list, add, rename, remove, replace, and the signals to their device.
 *
 *     idle → loading → ready { passkeys, busy?, proving? } | failed
 *
 * The server commits a change first and the device gets a signal second: an unsupported or failed signal is reported
 * with the result and never makes the action fail.
 *
 * Each list that was loaded is reported to the device, which then drops deleted passkeys. An empty list is not: it
 * may be an error, and the device would drop every passkey of the account.
 */
import type { ManagerBackend } from '../wire/backend.js';
import type { BackendPasskey } from '../wire/contract.js';
import type { SignalOutcome } from '../webauthn/signals.js';
import { PasskeyError } from '../wire/errors.js';
import type { Observable } from './machine.js';
import { createManagerActions } from './manager-actions.js';
import {
  isAdding,
  isFor,
  isLast,
  needsProof,
  type Busy,
  type Done,
  type ManagerContext,
  type ManagerState,
  type ReadyState,
} from './manager-state.js';

/** The page. Default: the real one. */
export interface ManagerPorts {
  /** The page's host name. It decides which passkeys belong to another domain. */
  hostname?: () => string;
}

/**
 * A person's passkeys, as a state to show and actions to take. One action runs at a time. When the backend refuses
 * an action with `reauthentication-required`, the manager calls `prove` of its context and tries once more.
 */
export interface Manager extends Observable<ManagerState> {
  /** Fetches the list and reports it to the device. A failure is the phase `failed`; never throws. */
  load(): Promise<void>;
  /** Creates a passkey and loads the list. A failure leaves no error in the state. @throws PasskeyError */
  add(): Promise<void>;
  /** Gives a passkey another label, in this account only. @throws PasskeyError */
  rename(id: string, label: string): Promise<void>;
  /**
   * Removes a passkey from the account, and from the device where the browser supports it. The backend is not called
   * when the list says that it would refuse.
   *
   * @throws PasskeyError
   */
  remove(id: string): Promise<void>;
  /**
   * Replaces a passkey of the site's old domain: creates one for this domain, then removes the old one. What is left
   * to do follows from the list, so it continues after a reload.
   *
   * @throws PasskeyError of the step that failed; the old passkey is still there
   */
  replace(id: string): Promise<void>;
  /** Reports the account's passkeys to the device, which hides all others. @throws PasskeyError */
  prune(): Promise<void>;
  /** Changes the account's name, also on the device. @throws PasskeyError */
  renameAccount(username: string, displayName?: string): Promise<void>;
  /** A passkey is being created without `add`: the loaded list lacks it, so it is not reported to the device. */
  hold(): void;
  /** A passkey was created without `add`: loads the list. */
  registered(): void;
  /** Creating a passkey without `add` failed. If the backend wants a proof first, `add` takes over. */
  registrationFailed(error: PasskeyError): void;
  /** Ends the current action and returns to `idle`. */
  cancel(): void;
}

/**
 * A person's passkeys, as a state to show and actions to take.
 *
 * @param context read at the start of each action
 */
export function createManager(
  context: () => ManagerContext,
  { hostname = () => location.hostname }: ManagerPorts = {},
): Manager {
  const { machine, active, act, requireProof, stopProof } = createManagerActions(context, hostname);
  /** Reporting the loaded list to the device. */
  let report: AbortController | undefined;

  const passkeys = () => (machine.state.phase === 'ready' ? machine.state.passkeys : []);

  async function load(): Promise<void> {
    report?.abort();
    let loaded: ReadyState | undefined;
    const proving = () => 'proving' in machine.state && { proving: true as const };
    await active
      .run(
        async (run) => {
          machine.move({ phase: 'loading', ...proving() });
          run.signal.throwIfAborted();
          return context().backend.listPasskeys(run);
        },
        {
          done({ passkeys, canRemoveLast, needsReauthentication }) {
            loaded = { phase: 'ready', passkeys, canRemoveLast, needsReauthentication, ...proving() };
            machine.move(loaded);
          },
          failed: (error) => machine.move({ phase: 'failed', error, ...proving() }),
        },
      )
      .catch(ignore);
    if (loaded && machine.state === loaded) void reportList(loaded.passkeys);
  }

  async function reportList(listed: readonly BackendPasskey[]): Promise<void> {
    if (listed.length === 0) return;
    const { backend, signals } = context();
    const { signal } = (report = new AbortController());
    const device = await outcomeOf(async () => {
      if (!backend.prunePasskeys || !signals.canPrune()) return 'unsupported';
      const response = await backend.prunePasskeys({ signal });
      signal.throwIfAborted();
      return signals.prune(response, listed, { signal });
    });
    const { state } = machine;
    if (!signal.aborted && state.phase === 'ready') machine.move({ ...state, device });
  }

  async function create(busy: Busy): Promise<void> {
    await act(
      busy,
      async ({ signal }) => {
        const { register } = context();
        if (!register) throw new PasskeyError('bad-config', 'register is missing');
        if (needsProof(machine.state)) throw new PasskeyError('reauthentication-required');
        report?.abort();
        await register.run({ signal }).catch((error: unknown) => {
          // This device already has the passkey that is to replace the old one.
          if (busy.action !== 'replace' || (error as PasskeyError).code !== 'duplicate') throw error;
        });
        return {};
      },
      false,
    );
    await load();
  }

  const remove = (busy: Busy & { id: string }): Promise<void> =>
    act(busy, async (run, listed) => {
      const { backend, signals } = context();
      insistOn(backend, 'removePasskey');
      if (isLast(machine.state)) throw new PasskeyError('last-passkey');
      if (needsProof(machine.state)) throw new PasskeyError('reauthentication-required');
      const done: Done = { ...busy, label: listed.find(({ id }) => id === busy.id)?.label ?? '' };
      const response = await backend.removePasskey(busy.id, run).catch(ignoreMissing);
      if (response !== null)
        done.device = response ? await outcomeOf(() => signals.remove(response, run)) : 'unsupported';
      return { passkeys: listed.filter(({ id }) => id !== busy.id), done };
    });

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,
    load,
    add: () => create({ action: 'add' }),
    remove: (id) => remove({ action: 'remove', id }),

    async replace(id) {
      const busy = { action: 'replace', id } as const;
      const old = passkeys().find((one) => one.id === id);
      if (!old) return;
      const successors = () => passkeys().filter((one) => isFor(one, hostname()));
      // One that is younger than the last use of the old one was created in its place, before a reload.
      const since = old.lastUsed ?? old.createdAt;
      if (!successors().some(({ createdAt }) => createdAt > since)) await create(busy);
      if (successors().length === 0)
        throw new PasskeyError('bad-response', 'The new passkey is not in the list');
      await remove(busy);
    },

    rename(id, label) {
      const busy = { action: 'rename', id } as const;
      return act(busy, async (run, listed) => {
        const { backend } = context();
        insistOn(backend, 'renamePasskey');
        const { passkey } = await backend.renamePasskey(id, { label }, run);
        return {
          passkeys: listed.map((one) => (one.id === id ? passkey : one)),
          done: { ...busy, label: passkey.label },
        };
      });
    },

    prune: () =>
      act({ action: 'prune' }, async (run, listed) => {
        const { backend, signals } = context();
        insistOn(backend, 'prunePasskeys');
        if (!signals.canPrune()) return { done: { action: 'prune', device: 'unsupported' } };
        const response = await backend.prunePasskeys(run);
        const device = await outcomeOf(() => signals.prune(response, listed, run));
        return { done: { action: 'prune', device } };
      }),

    renameAccount: (username, displayName) =>
      act({ action: 'rename-account' }, async (run, listed) => {
        const { backend, signals } = context();
        insistOn(backend, 'renameAccount');
        const response = await backend.renameAccount({ username, displayName }, run);
        const device = await outcomeOf(() => signals.update(response, run));
        return {
          passkeys: listed.map((one) => ({ ...one, username })),
          done: { action: 'rename-account', label: username, device },
        };
      }),

    hold() {
      report?.abort();
    },

    registered() {
      if (!isAdding(machine.state)) void load();
    },

    registrationFailed({ code }) {
      if (isAdding(machine.state) || code !== 'reauthentication-required') return;
      requireProof(true);
      create({ action: 'add' }).catch(ignore);
    },

    cancel() {
      active.stop();
      report?.abort();
      stopProof();
      if (machine.state.phase !== 'idle') machine.move({ phase: 'idle' });
    },
  };
}

/** A passkey that was removed elsewhere a moment ago counts as removed. */
function ignoreMissing(error: unknown): null {
  if (error instanceof PasskeyError && error.code === 'not-found') return null;
  throw error;
}

/** @throws PasskeyError `bad-config` where an app's own object lacks the method */
function insistOn<Name extends keyof ManagerBackend>(
  backend: ManagerBackend,
  name: Name,
): asserts backend is ManagerBackend & Required<Pick<ManagerBackend, Name>> {
  if (!backend[name]) throw new PasskeyError('bad-config', `backend.${name} is missing`);
}

/** The server has committed the change: an error from here on concerns the device only. */
async function outcomeOf(signal: () => Promise<SignalOutcome>): Promise<SignalOutcome> {
  try {
    return await signal();
  } catch {
    return 'failed';
  }
}

// The error is in the state.
const ignore = () => undefined;
