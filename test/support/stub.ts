/** A server that answers as the test says, gone after the test. */
import { executeServerCommand } from '@web/test-runner-commands';
import { onCleanup } from './cleanup.js';
import type { StubAnswer, StubPayload, StubRequest } from './plugins/stub.js';

export type { StubAnswer, StubRequest };

const run = <T>(payload: StubPayload) => executeServerCommand<T, StubPayload>('stub', payload);

export interface Stub {
  /** Another origin than the page's, with CORS. No slash at the end. */
  readonly url: string;
  /** `path` is `/x` or `POST /x`. Several answers are given one after the other; the last one stays. */
  answer(path: string, ...answers: [StubAnswer, ...StubAnswer[]]): Promise<void>;
  /** Lets the requests go that an answer with `held` keeps waiting. */
  release(path: string): Promise<void>;
  /** Everything asked so far, preflights left out. */
  requests(): Promise<StubRequest[]>;
  /** Resolves once `path` has been asked `count` times. */
  requested(path: string, count?: number): Promise<StubRequest[]>;
}

export async function stubServer(): Promise<Stub> {
  const { id, url } = await run<{ id: string; url: string }>({ action: 'create' });
  onCleanup(() => run({ action: 'remove', id }));
  return {
    url,
    answer: (path, ...answers) => run({ action: 'answer', id, path, answers }),
    release: (path) => run({ action: 'release', id, path }),
    requests: () => run({ action: 'requests', id }),
    requested: (path, count = 1) => run({ action: 'requested', id, path, count }),
  };
}
