/**
 * One action of the manager at a time, and the proof that the backend may want first: then the action is tried once
 * more.
 */
import type { BackendPasskey } from '../wire/contract.js';
import { PasskeyError } from '../wire/errors.js';
import { createActiveRun, type ActiveRun } from './active-run.js';
import { createMachine, type Machine } from './machine.js';
import {
  proofOptions,
  type Busy,
  type ManagerContext,
  type ManagerPhase,
  type ManagerState,
  type ReadyState,
} from './manager-state.js';

const moves: Record<ManagerPhase, readonly ManagerPhase[]> = {
  idle: ['loading'],
  loading: ['loading', 'ready', 'failed', 'idle'],
  ready: ['ready', 'loading', 'idle'],
  failed: ['failed', 'loading', 'idle'],
};

/** The manager's machine, and how its actions run. */
export interface ManagerActions {
  machine: Machine<ManagerState>;
  active: ActiveRun;
  /** @param isShown whether the state gets the error: a ceremony shows its own */
  act(
    busy: Busy,
    work: (run: AbortController, passkeys: readonly BackendPasskey[]) => Promise<Partial<ReadyState>>,
    isShown?: boolean,
  ): Promise<void>;
  requireProof(needsReauthentication: boolean): void;
  /** Ends a proof that is under way. */
  stopProof(): void;
}

export function createManagerActions(context: () => ManagerContext, hostname: () => string): ManagerActions {
  const machine = createMachine<ManagerState>({ phase: 'idle' }, moves);
  const active = createActiveRun('bad-response');
  const proofs = createActiveRun('aborted');

  /** The ready state without the outcome of the last action. */
  function list(): ReadyState {
    const {
      busy: _,
      done: __,
      error: ___,
      failed: ____,
      failedId: _____,
      ...rest
    } = machine.state as ReadyState;
    return rest;
  }

  async function act(
    busy: Busy,
    work: (run: AbortController, passkeys: readonly BackendPasskey[]) => Promise<Partial<ReadyState>>,
    isShown = true,
  ): Promise<void> {
    let proof: Promise<void> | undefined;
    const fail = (error: PasskeyError) => {
      if (machine.state.phase === 'ready')
        machine.move(isShown ? { ...list(), error, failed: busy.action, failedId: busy.id } : list());
    };
    const attempt = async () => {
      const { state } = machine;
      if (state.phase !== 'ready' || state.busy)
        throw new PasskeyError('aborted', 'Another action is under way');
      await active.run(
        async (run) => {
          machine.move({ ...list(), busy });
          run.signal.throwIfAborted();
          return work(run, state.passkeys);
        },
        {
          done: (changed) => machine.move({ ...list(), ...changed }),
          failed(error) {
            const { prove } = context();
            if (prove && !proof && error.code === 'reauthentication-required')
              proof = askForProof(prove, busy, error, fail);
            else fail(error);
          },
        },
      );
    };
    try {
      await attempt();
    } catch (error) {
      if (!proof) throw error;
      await proof;
      await attempt();
    }
  }

  async function askForProof(
    prove: NonNullable<ManagerContext['prove']>,
    busy: Busy,
    error: PasskeyError,
    fail: (error: PasskeyError) => void,
  ): Promise<void> {
    const request = { ...busy, ...proofOptions(list(), hostname()), error };
    await proofs.run(
      async ({ signal }) => {
        machine.move({ ...list(), proving: true });
        await Promise.race([prove({ ...request, signal }), rejectWhenAborted(signal)]);
      },
      {
        done() {
          endProof();
          requireProof(false);
        },
        failed() {
          endProof();
          fail(error);
        },
      },
    );
  }

  /** The list may have been loaded again in the meantime, so the phase can be any. */
  function endProof() {
    const state = { ...machine.state };
    if ('proving' in state) delete state.proving;
    machine.move(state);
  }

  function requireProof(needsReauthentication: boolean) {
    if (machine.state.phase === 'ready') machine.move({ ...machine.state, needsReauthentication });
  }

  return { machine, active, act, requireProof, stopProof: () => proofs.stop() };
}

const rejectWhenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
