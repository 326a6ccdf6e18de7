/**
 * A one-time code by email: send, enter, check.
 *
 *     idle → sending → entering ⇄ checking → verified
 *               └─────────┴──────────┴────→ failed
 *
 * The flow does not store the code. Countdowns are derived from times, not from states.
 */
import type { OtpBackend } from '../wire/backend.js';
import type { BackendUser, CodeChallenge } from '../wire/contract.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import type { Abortable } from '../wire/json-request.js';
import { createActiveRun } from './active-run.js';
import { createMachine, type Observable } from './machine.js';
import { realTimer, type Timer } from './timer.js';

/** The code that was sent, with its times in milliseconds of this page's clock. */
export interface SentCode {
  email: string;
  length: number;
  expiresAt: number;
  resendAt: number;
}

/** The result of a correct code. */
export interface CodeVerified {
  purpose: string;
  /** The signed-in person, when the purpose opened a session. */
  user?: BackendUser;
  /** After a change of the email address that is the account's name: single use, for the signal to the device. */
  updatePasskeysToken?: string;
}

/** The phase, with the data that belongs to it. */
export type OtpState =
  | { phase: 'idle'; error?: PasskeyError }
  | { phase: 'sending'; sent?: SentCode }
  | { phase: 'entering'; sent: SentCode; error?: PasskeyError }
  | { phase: 'checking'; sent: SentCode }
  | { phase: 'verified'; result: CodeVerified }
  | { phase: 'failed'; error: PasskeyError; email?: string; retryAt?: number };

export type OtpPhase = OtpState['phase'];

const moves: Record<OtpPhase, readonly OtpPhase[]> = {
  idle: ['idle', 'sending', 'entering'],
  sending: ['entering', 'failed', 'idle'],
  entering: ['sending', 'checking', 'failed', 'idle'],
  checking: ['entering', 'verified', 'failed', 'idle'],
  verified: ['idle'],
  failed: ['sending', 'idle'],
};

/** The input of the flow, read at the start of each request. */
export interface OtpContext {
  backend: OtpBackend;
  /** Such as `login`, `signup` or `email-change`. */
  purpose: string;
}

/** The clock. Default: the real one. */
export interface OtpPorts {
  /** Calls a function after some milliseconds. */
  timer?: Timer;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** A one-time code by email, as a state to show and steps to take. */
export interface Otp extends Observable<OtpState> {
  /** Sends a code, or another one. A malformed address leads back to `idle`, with the error. @throws PasskeyError */
  send(email?: string): Promise<void>;
  /** Resumes with a code that was sent earlier, such as before a reload. Never throws. */
  restore(): Promise<void>;
  /** Checks the code. @throws PasskeyError */
  check(code: string): Promise<CodeVerified>;
  /** Ends the current request and returns to `idle`, for another address. */
  cancel(): void;
}

/**
 * A one-time code by email, as a state to show and steps to take.
 *
 * @param context read at the start of each request
 */
export function createOtp(
  context: () => OtpContext,
  { timer = realTimer, now = Date.now }: OtpPorts = {},
): Otp {
  const machine = createMachine<OtpState>({ phase: 'idle' }, moves);
  const active = createActiveRun('bad-response');
  let cancelTimer: (() => void) | undefined;
  /** The newest code that the backend has told of. */
  let newest: CodeChallenge | undefined;

  /** The move before a request. @throws PasskeyError `aborted` when the phase does not allow it, or a listener cancelled */
  function begin(state: OtpState) {
    if (moves[machine.state.phase].includes(state.phase)) machine.move(state);
    if (machine.state !== state) throw new PasskeyError('aborted');
  }

  function enter(code: CodeChallenge) {
    const { expiresAt, resendAt, now: server, ...challenge } = code;
    newest = code;
    const drift = now() - server;
    const sent = {
      ...challenge,
      expiresAt: expiresAt + drift,
      // At most an hour: no response can disable the button for good.
      resendAt: Math.min(resendAt + drift, now() + 3_600_000),
    };
    cancelTimer?.();
    cancelTimer = timer(Math.min(longestDelay, sent.expiresAt - now()), () => {
      if (machine.state.phase === 'entering') fail(new PasskeyError('code-expired'), sent);
    });
    machine.move({ phase: 'entering', sent });
  }

  function fail(error: PasskeyError, sent?: SentCode) {
    cancelTimer?.();
    machine.move({ phase: 'failed', error, ...(sent && { email: sent.email }), ...wait(error) });
  }

  /** Sends a code. Where the response is lost, such as by a proxy that gave up, asks whether the code was sent. */
  async function sendCode(email: string | undefined, options: Abortable): Promise<CodeChallenge> {
    const { backend, purpose } = context();
    try {
      return await backend.sendCode({ email, purpose }, options);
    } catch (reason) {
      const { code, status = 0 } = toPasskeyError(reason, 'bad-response');
      const isLost = code === 'network' || status === 502 || status === 504;
      const found = isLost && (await backend.currentCode?.(options).catch(ignore));
      const isSent =
        found &&
        found.purpose === purpose &&
        (email === undefined || found.email === email) &&
        found.expiresAt !== newest?.expiresAt;
      if (!isSent) throw reason;
      return found;
    }
  }

  /** The time from which another try makes sense, if the server has sent a delay. */
  const wait = ({ retryAfter }: PasskeyError) => (retryAfter ? { retryAt: now() + retryAfter * 1000 } : {});

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,

    async send(email) {
      const { state } = machine;
      const sent = state.phase === 'entering' ? state.sent : undefined;
      begin({ phase: 'sending', ...(sent && { sent }) });
      await active.run((options) => sendCode(email, options), {
        done: enter,
        failed(error) {
          if (error.code === 'invalid-email') machine.move({ phase: 'idle', error });
          // The earlier code is still valid.
          else if (sent && sent.expiresAt > now())
            machine.move({
              phase: 'entering',
              sent: { ...sent, resendAt: wait(error).retryAt ?? sent.resendAt },
              error,
            });
          else fail(error);
        },
      });
    },

    async restore() {
      const { backend, purpose } = context();
      await active
        .run(async (options) => backend.currentCode?.(options), {
          done(challenge) {
            if (machine.state.phase === 'idle' && challenge?.purpose === purpose) enter(challenge);
          },
          failed: () => undefined,
        })
        .catch(() => undefined);
    },

    async check(code) {
      const { state } = machine;
      if (state.phase !== 'entering') throw new PasskeyError('no-code', 'No code is expected now');
      const { sent } = state;
      const { backend } = context();
      begin({ phase: 'checking', sent });
      return active.run((options) => backend.checkCode({ code }, options), {
        done(result) {
          cancelTimer?.();
          machine.move({ phase: 'verified', result });
        },
        failed(error) {
          // After an error that is not about the code, the same code can be tried again.
          if (spent.has(error.code) || sent.expiresAt <= now()) fail(error, sent);
          else machine.move({ phase: 'entering', sent, error });
        },
      });
    },

    cancel() {
      cancelTimer?.();
      active.stop();
      if (machine.state.phase !== 'idle' || machine.state.error) machine.move({ phase: 'idle' });
    },
  };
}

const ignore = () => undefined;

/** The largest delay that timers support, in milliseconds. */
const longestDelay = 2 ** 31 - 1;

/** After these errors the code cannot be used any more. */
const spent = new Set(['code-expired', 'too-many-attempts', 'no-code']);
