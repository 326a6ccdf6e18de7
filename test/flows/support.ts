/** Ports whose calls the test settles itself. */
import type { Prepared } from '../../src/wire/passlock.js';
import type { Mediation } from '../../src/webauthn/authenticator.js';
import type { Steps } from '../../src/flows/ceremony.js';
import type { Timer } from '../../src/flows/timer.js';
import { PasskeyError } from '../../src/wire/errors.js';

/** A promise that the test settles. */
export interface Call<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
  signal: AbortSignal | undefined;
}

export function call<T>(signal?: AbortSignal): Call<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject, signal };
}

/** The next entry of a list that another task fills. Bounded: a thousand turns of the event loop. */
export async function next<T>(list: T[]): Promise<T> {
  for (let turn = 0; turn < 1000; turn++) {
    const first = list.shift();
    if (first !== undefined) return first;
    await turnOfTheLoop();
  }
  throw new Error('Nothing came');
}

/** Waits for the microtasks and tasks that are queued now. */
export function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export interface Options {
  timeout?: number;
}

export interface ManualSteps extends Steps<Options, string, string> {
  prepares: Call<Prepared<Options, string, string>>[];
  prompts: (Call<string> & { mediation: Mediation })[];
  verifies: Call<string>[];
  /** The return value of `key`. */
  settings: string;
  ready: (options?: Options) => Prepared<Options, string, string>;
}

export function manualSteps(): ManualSteps {
  const steps: ManualSteps = {
    prepares: [],
    prompts: [],
    verifies: [],
    settings: 'a',
    key: () => steps.settings,
    prepare({ signal }) {
      const made = call<Prepared<Options, string, string>>(signal);
      steps.prepares.push(made);
      return made.promise;
    },
    prompt(_options, signal, mediation) {
      const made = { ...call<string>(signal), mediation };
      steps.prompts.push(made);
      return made.promise;
    },
    ready: (optionsJSON = {}) => ({
      optionsJSON,
      verify(_response, { signal }) {
        const made = call<string>(signal);
        steps.verifies.push(made);
        return made.promise;
      },
    }),
  };
  return steps;
}

/** A clock that only moves in `advance`. */
export function manualTimer() {
  let now = 0;
  let due: { at: number; act: () => void }[] = [];
  const timer: Timer = (ms, act) => {
    const entry = { at: now + ms, act };
    due.push(entry);
    return () => {
      due = due.filter((other) => other !== entry);
    };
  };
  return {
    timer,
    advance(ms: number) {
      now += ms;
      const ripe = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { act } of ripe) act();
    },
    get pending() {
      return due.length;
    },
  };
}

/** The code of the PasskeyError that a promise rejects with. @throws without such an error */
export async function failureCode(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PasskeyError) return error.code;
    throw error;
  }
  throw new Error('It did not fail');
}
