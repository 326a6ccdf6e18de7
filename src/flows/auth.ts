/**
 * Signing in or up as a whole: which step is on show. The passkey's ceremonies and the code are flows of their own,
 * whose outcomes are reported here.
 *
 *     start ⇄ code → offer → done
 *       └───────┴──────────────↗
 */
import type { SessionBackend } from '../wire/backend.js';
import type { BackendUser } from '../wire/contract.js';
import { createMachine, type Observable } from './machine.js';
import type { OtpPhase } from './otp.js';

export type AuthMode = 'sign-in' | 'sign-up';

/** How the person was signed in; `session` when a session was open already. */
export interface AuthResult {
  method: 'passkey' | 'code' | 'session';
  user?: BackendUser | undefined;
  /** A passkey was created. */
  isCreated?: boolean;
}

/** The step on show, with the data that belongs to it. */
export type AuthState =
  | { phase: 'start' | 'code'; mode: AuthMode }
  | { phase: 'offer' | 'done'; mode: AuthMode; result: AuthResult };

export type AuthPhase = AuthState['phase'];

const moves: Record<AuthPhase, readonly AuthPhase[]> = {
  start: ['start', 'code', 'offer', 'done'],
  code: ['start', 'code', 'offer', 'done'],
  offer: ['done', 'start'],
  done: ['start'],
};

/** The input of the flow, read at each step. */
export interface AuthContext {
  /** Reads the session, so that a person who is signed in does not sign in again. */
  session?: Partial<SessionBackend> | undefined;
  /** The person can switch between the modes. */
  canSwitch?: boolean;
  /** A passkey can be created here, and is worth offering after a code. */
  canOffer: boolean;
}

/** Keeps the step over a reload, in this tab only. */
export interface AuthMemory {
  get(): string | null;
  set(step: 'offer' | 'sign-up' | ''): void;
}

/** Signing in or up, as a step to show. */
export interface Auth extends Observable<AuthState> {
  /** Starts anew in that mode. */
  begin(mode: AuthMode): void;
  /** The person chooses the other mode. It is kept over a reload. */
  switchMode(): void;
  /** Returns to the step before a reload. Also finds a session that another tab has opened. Never throws. */
  restore(): Promise<void>;
  /** Shows the step of the code, before one is sent. */
  askForCode(): void;
  /** Follows the flow of the code, whose step is on show once a code is sent. */
  followCode(phase: OtpPhase): void;
  /** A correct code, or a passkey that was accepted. */
  succeed(result: AuthResult): void;
  /** A passkey was created: the one that was offered, or the one that the account begins with. */
  created(user?: BackendUser): void;
  /** The person declines the offered passkey. */
  decline: () => void;
  /** Returns to `start`, also from `done`, and ends a request. */
  cancel(): void;
}

/**
 * Signing in or up, as a step to show.
 *
 * @param context read at each step
 */
export function createAuth(context: () => AuthContext, memory: AuthMemory): Auth {
  const machine = createMachine<AuthState>({ phase: 'start', mode: 'sign-in' }, moves);
  let request: AbortController | undefined;

  const isOpen = () => machine.state.phase === 'start' || machine.state.phase === 'code';

  function finish(result: AuthResult) {
    request?.abort();
    memory.set('');
    machine.move({ phase: 'done', mode: machine.state.mode, result });
  }

  function offer(result: AuthResult) {
    request?.abort();
    memory.set('offer');
    machine.move({ phase: 'offer', mode: machine.state.mode, result });
  }

  function show(phase: 'start' | 'code', mode = machine.state.mode) {
    if (machine.state.phase !== phase || machine.state.mode !== mode) machine.move({ phase, mode });
  }

  function cancel() {
    request?.abort();
    show('start');
  }

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,

    begin: (mode) => show('start', mode),

    switchMode() {
      const mode = machine.state.mode === 'sign-in' ? 'sign-up' : 'sign-in';
      memory.set(mode === 'sign-up' ? mode : '');
      show('start', mode);
    },

    async restore() {
      const { session, canSwitch } = context();
      if (canSwitch && isOpen() && memory.get() === 'sign-up') show('start', 'sign-up');
      if (!session?.currentUser || !isOpen()) return;
      request?.abort();
      const { signal } = (request = new AbortController());
      const user = await session.currentUser({ signal }).catch(() => undefined);
      if (!user || signal.aborted || !isOpen()) return;
      const result: AuthResult = { method: 'session', user };
      if (memory.get() === 'offer' && context().canOffer) offer(result);
      else finish(result);
    },

    askForCode() {
      if (isOpen()) show('code');
    },

    followCode(phase) {
      if (!isOpen() || phase === 'verified') return;
      // Another address: a sign-up starts with the address, and a sign-in stays with the code.
      if (phase !== 'idle') show('code');
      else if (machine.state.mode === 'sign-up') show('start');
    },

    succeed(result) {
      if (!isOpen()) return;
      if (result.method === 'code' && context().canOffer) offer(result);
      else finish(result);
    },

    created(user) {
      const { state } = machine;
      if (state.phase === 'done') return;
      finish({
        method: 'passkey',
        ...(user && { user }),
        ...('result' in state && state.result),
        isCreated: true,
      });
    },

    decline() {
      const { state } = machine;
      if (state.phase === 'offer') finish(state.result);
    },

    cancel,
  };
}
