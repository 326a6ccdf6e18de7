/**
 * A one-time code by mail: send, enter, check.
 *
 *     idle → sending → entering ⇄ checking → verified
 *               └─────────┴──────────┴────→ failed
 *
 * The code itself passes through and is kept nowhere. Countdowns are derived from times, not states.
 */
import type { CodeBackend } from '../wire/backend.js';
import type { BackendUser, CodeChallenge } from '../wire/contract.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import { realTimer, type Timer } from './ceremony.js';
import { createMachine, type Observable } from './machine.js';

/** The code that was mailed, with its times in milliseconds of this page's clock. */
export interface SentCode {
  email: string;
  length: number;
  expiresAt: number;
  resendAt: number;
}

/** What a right code has come to. */
export interface CodeVerified {
  purpose: string;
  /** The signed-in person, when the purpose opened a session. */
  user?: BackendUser;
  /** After a change of address that is the account's name: what tells the device, once. */
  updatePasskeysToken?: string;
}

/** Where the person is, and what there is to show. */
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

/** What the flow works with. It is read at the start of each request. */
export interface OtpContext {
  backend: CodeBackend;
  /** Such as `login`, `signup` or `email-change`. */
  purpose: string;
}

/** What varies in tests. */
export interface OtpPorts {
  /** Calls a function after some milliseconds. */
  timer?: Timer;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** A one-time code by mail, as a state to show and steps to take. */
export interface Otp extends Observable<OtpState> {
  /** Mails a code, or another one. A malformed address leads back to `idle`, with the error. @throws PasskeyError */
  send(email?: string): Promise<void>;
  /** Takes up a code that was mailed before, such as before a reload. Silent when there is none. */
  restore(): Promise<void>;
  /** Checks the code. @throws PasskeyError */
  check(code: string): Promise<CodeVerified>;
  /** Ends what runs and returns to `idle`, for another address. */
  cancel(): void;
}

/**
 * A one-time code by mail, as a state to show and steps to take.
 *
 * @param context read at the start of each request
 */
export function createOtp(
  context: () => OtpContext,
  { timer = realTimer, now = Date.now }: OtpPorts = {},
): Otp {
  const machine = createMachine<OtpState>({ phase: 'idle' }, moves);
  let active: AbortController | undefined;
  let calm: (() => void) | undefined;

  /** Runs one request at a time; when it was cancelled meanwhile, `settle` is not called. */
  async function request<T>(
    start: (io: { signal: AbortSignal }) => Promise<T>,
    settle: Settle<T>,
  ): Promise<T> {
    active?.abort();
    const controller = (active = new AbortController());
    const mine = () => active === controller;
    try {
      const answer = await start(controller);
      if (!mine()) throw cancelled();
      settle.done(answer);
      return answer;
    } catch (reason) {
      const error = toPasskeyError(reason, 'bad-response');
      if (mine()) settle.failed(error);
      throw error;
    } finally {
      if (mine()) active = undefined;
    }
  }

  /** What goes before a request. Where a listener has cancelled, or something else is under way, it is not made. */
  function begin(state: OtpState) {
    if (moves[machine.state.phase].includes(state.phase)) machine.move(state);
    if (machine.state !== state) throw cancelled();
  }

  function enter({ expiresAt, resendAt, now: server, ...challenge }: CodeChallenge) {
    const drift = now() - server;
    const sent = {
      ...challenge,
      expiresAt: expiresAt + drift,
      // No answer locks a button for good.
      resendAt: Math.min(resendAt + drift, now() + 3_600_000),
    };
    calm?.();
    calm = timer(Math.min(longest, sent.expiresAt - now()), () => {
      if (machine.state.phase === 'entering') fail(new PasskeyError('code-expired'), sent);
    });
    machine.move({ phase: 'entering', sent });
  }

  function fail(error: PasskeyError, sent?: SentCode) {
    calm?.();
    machine.move({ phase: 'failed', error, ...(sent && { email: sent.email }), ...wait(error) });
  }

  /** When the server told how long to wait: the time from which another try makes sense. */
  const wait = ({ retryAfter }: PasskeyError) => (retryAfter ? { retryAt: now() + retryAfter * 1000 } : {});

  return {
    get state() {
      return machine.state;
    },
    subscribe: machine.subscribe,

    async send(email) {
      const { state } = machine;
      const sent = state.phase === 'entering' ? state.sent : undefined;
      const { backend, purpose } = context();
      begin({ phase: 'sending', ...(sent && { sent }) });
      await request((io) => backend.sendCode({ email, purpose }, io), {
        done: enter,
        failed(error) {
          if (error.code === 'invalid-email') machine.move({ phase: 'idle', error });
          // The code that was mailed before is still good: only there is no new one.
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
      await request((io) => backend.currentCode(io), {
        done(challenge) {
          if (machine.state.phase === 'idle' && challenge?.purpose === purpose) enter(challenge);
        },
        failed: () => undefined,
      }).catch(() => undefined);
    },

    async check(code) {
      const { state } = machine;
      if (state.phase !== 'entering') throw new PasskeyError('no-code', 'No code is expected now');
      const { sent } = state;
      const { backend } = context();
      begin({ phase: 'checking', sent });
      return request((io) => backend.checkCode({ code }, io), {
        done(result) {
          calm?.();
          machine.move({ phase: 'verified', result });
        },
        failed(error) {
          // What says nothing about the code leaves it to be tried again.
          if (ended.has(error.code) || sent.expiresAt <= now()) fail(error, sent);
          else machine.move({ phase: 'entering', sent, error });
        },
      });
    },

    cancel() {
      calm?.();
      active?.abort();
      active = undefined;
      if (machine.state.phase !== 'idle' || machine.state.error) machine.move({ phase: 'idle' });
    },
  };
}

interface Settle<T> {
  done(answer: T): void;
  failed(error: PasskeyError): void;
}

const cancelled = () => new PasskeyError('aborted');

/** What timers can count to. */
const longest = 2 ** 31 - 1;

/** After these the code is no use any more. */
const ended = new Set(['code-expired', 'too-many-attempts', 'no-code']);
