/** The checker against backends in this process: no sockets, and a clock that its wait moves. */
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  memoryKeyValue,
  type BackendHandler,
  type BackendOptions,
  type KeyValue,
} from '../../../src/entries/backend.js';
import { Passlock } from '../../../src/entries/server-unsafe.js';
import { createMockServer, defaultTenancy, type MockServer } from '../../../server-mock/app.js';
import type { RuleId } from '../../../server-mock/check/rules.js';
import { checkBackend } from '../../../server-mock/check/run.js';
import { storeWithSigningKey } from '../support/signing-key.js';

export const backendUrl = 'http://localhost:8000/backend';
export const mockUrl = 'http://localhost:4400';

export interface Parts {
  mock: MockServer;
  passlock: Passlock;
  kv: KeyValue;
  options: BackendOptions;
}

/** Milliseconds that the checker has waited for, by which every clock is ahead. */
export interface Ahead {
  milliseconds: number;
}

export async function createParts(
  openStore: (now: () => number) => KeyValue = (now) => memoryKeyValue({ now }),
) {
  const ahead: Ahead = { milliseconds: 0 };
  const now = () => Date.now() + ahead.milliseconds;
  const mock = await createMockServer({ now, store: await storeWithSigningKey() });
  const { id: tenancyId, apiKey } = defaultTenancy;
  const passlock = new Passlock({
    tenancyId,
    apiKey,
    endpoint: mockUrl,
    fetch: (input, init) => mock.fetch(new Request(input, init)),
    now,
  });
  const kv = openStore(now);
  const options: BackendOptions = {
    passlock,
    accounts: keyValueAccounts(kv),
    sessions: keyValueSessions(kv),
    rpId: 'localhost',
    rpName: 'Acme',
    now,
    mailer: { send: ({ purpose: _, ...mail }) => mock.inbox.add({ tenancyId, ...mail, sentAt: now() }) },
    report: () => undefined,
  };
  return { mock, passlock, kv, options, ahead };
}

/** A `fetch` that reaches the backend and the mock. */
export function network(backend: BackendHandler, mock: MockServer): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    return request.url.startsWith(mockUrl)
      ? mock.fetch(request, { ipAddress: '127.0.0.1' })
      : backend.fetch(request);
  };
}

/** Checks a backend of ours, as it is or as `change` makes it. */
export async function checkOurs(
  openStore?: (now: () => number) => KeyValue,
  change: (parts: Parts) => Partial<BackendOptions> | BackendHandler = () => ({}),
  only?: readonly RuleId[],
) {
  const { ahead, ...parts } = await createParts(openStore);
  const changed = change(parts);
  const backend = 'fetch' in changed ? changed : createBackend({ ...parts.options, ...changed });
  return checkBackend({
    backend: backendUrl,
    mock: mockUrl,
    only,
    fetch: network(backend, parts.mock),
    wait: (milliseconds) => Promise.resolve(void (ahead.milliseconds += Math.max(0, milliseconds))),
  });
}
