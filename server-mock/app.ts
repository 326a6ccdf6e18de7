/**
 * The mock server: one fetch handler over web standards alone, so that it runs in Node, at the edge and
 * inside a page. It has no listening socket; the shells give it one.
 */
import { createApiKeys, type ApiKeys } from './tenancy/api-keys.js';
import { encodeBase64url } from './base64url.js';
import { createClock, type Clock } from './clock.js';
import { errorAnswer, WireError } from './http/errors.js';
import { createFaults, webWait, type Faults, type Wait } from './http/faults.js';
import { webRandom, type Random } from './ids.js';
import { createInbox, type Inbox } from './tools/inbox.js';
import { defaultLimits, type Limits } from './tenancy/limits.js';
import { mount } from './http/mount.js';
import { createRequestLog, logging, type RequestLog } from './http/request-log.js';
import type { Client } from './http/route.js';
import { createSecrets } from './tenancy/secrets.js';
import type { Mail, Services } from './services.js';
import { createSigningKeys } from './tenancy/signing-keys.js';
import { createMemoryStore } from './store/memory.js';
import type { Store } from './store/store.js';
import { createTenancies, defaultTenancy, type Tenancies, type TenancyOptions } from './tenancy/tenancies.js';
import type { Tenancy } from './tenancy/tenancies.js';
import { createTools } from './tools/tools.js';
import { createWork } from './work.js';

export type { ApiKeys } from './tenancy/api-keys.js';
export { defaultTenancy, type Tenancy, type TenancyOptions } from './tenancy/tenancies.js';
export { defaultLimits, type Limits } from './tenancy/limits.js';
export type { Clock } from './clock.js';
export {
  DroppedConnection,
  faultHeader,
  type FaultRule,
  type Faults,
  type FaultScope,
  type Wait,
} from './http/faults.js';
export type { Inbox, InboxMail } from './tools/inbox.js';
export type { LoggedRequest } from './http/request-log.js';
export type { Client } from './http/route.js';
export type { Mail } from './services.js';

export interface MockServerOptions {
  /** Default: `defaultTenancy`, for development on localhost. Others that the store knows stay. */
  tenancies?: readonly TenancyOptions[];
  /** Default: a store in memory. */
  store?: Store;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Cryptographically secure bytes. */
  random?: Random;
  /** Lets milliseconds pass, for latency on demand. Default: a timer. */
  wait?: Wait;
  /** Delivers a mail; the mock keeps a copy in its inbox anyway. */
  mail?: (mail: Mail) => Promise<void>;
  /**
   * At least 32 bytes that key the hashes of one-time codes. Keep them, but not in the store: codes that
   * were sent before a restart work after it only with the same key. Default: random.
   */
  secretKey?: Uint8Array;
  limits?: Partial<Limits>;
  /** Told of failures of the server itself, which callers see only as `@error/Internal`, and of lost mails. */
  report?: (error: unknown) => void;
}

export interface MockServer {
  /**
   * Answers one request. `client` is what the shell knows of the caller. Rejects with a `DroppedConnection`
   * where the shell is to cut the connection, which happens on demand only.
   */
  fetch(request: Request, client?: Client): Promise<Response>;
  /**
   * Answers for something else that lives off this server's store, such as the app's own backend: `close` waits
   * for it, and afterwards it is not asked any more.
   */
  whileOpen(answer: () => Promise<Response>): Promise<Response>;
  readonly store: Store;
  readonly tenancies: Pick<Tenancies, 'get' | 'list'>;
  /** Moves the time that everything expires by. */
  readonly clock: Clock;
  /** Makes requests to come fail. */
  readonly faults: Faults;
  /** The mails that were sent or would have been. */
  readonly inbox: Inbox;
  /** The latest requests, without secrets. */
  readonly requests: Pick<RequestLog, 'list'>;
  /** Adds a tenancy, or changes the configuration of one. */
  addTenancy(options: TenancyOptions): Promise<Tenancy>;
  /** Deletes everything a tenancy holds. */
  resetTenancy(id: string): Promise<void>;
  /** New API keys for a tenancy, and old ones made void. */
  readonly apiKeys: ApiKeys;
  /** Signs identity tokens with a new key from now on; returns its `kid`. */
  rotateSigningKey(): Promise<string>;
  /** Finishes what is being answered and the mails on their way, and closes the store. Then it answers 503. */
  close(): Promise<void>;
}

/**
 * Makes a mock server.
 *
 * @example
 * const server = await createMockServer();
 * const answer = await server.fetch(new Request('http://localhost/.well-known/jwks.json'));
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { store = createMemoryStore(), random = webRandom, wait = webWait, mail } = options;
  const work = createWork();
  const clock = createClock(options.now ?? Date.now);
  const { now } = clock;
  const faults = createFaults();
  const requests = createRequestLog();
  const limits = { ...defaultLimits, ...options.limits };
  const tenancies = await createTenancies(store, now);
  const keys = createSigningKeys(store, now, limits);
  const secrets = createSecrets(store, random);
  const { secretKey: keyBytes = random(32), report = reportToConsole } = options;
  if (keyBytes.length < 32) throw new TypeError('The secretKey must be at least 32 bytes.');
  const secretKey = encodeBase64url(keyBytes);
  const services: Services = {
    ...{ store, now, random, limits, tenancies, keys, secrets, secretKey, report, faults, wait },
    ...(mail && { mail: async (one) => work.begin(() => mail(one)) }),
  };
  for (const tenancy of options.tenancies ?? [defaultTenancy]) await tenancies.put(tenancy);

  const app = mount(services);
  const inbox = createInbox(services);
  const tools = createTools({ services, clock, faults, requests, inbox });
  const answer = logging(requests, now, async (request, client = {}) => app.fetch(request, client));
  const whileOpen: MockServer['whileOpen'] = async (answerIt) =>
    (await work.begin(answerIt)) ?? closedAnswer();
  return {
    fetch: (request, client = {}) =>
      whileOpen(async () => (await tools(request, client)) ?? answer(request, client)),
    whileOpen,
    store,
    tenancies,
    clock,
    faults,
    inbox,
    requests,
    addTenancy: (tenancy) => tenancies.put(tenancy),
    resetTenancy: (id) => tenancies.reset(id),
    apiKeys: createApiKeys(tenancies, random),
    rotateSigningKey: () => keys.rotate(),
    async close() {
      await work.end();
      await store.close();
    },
  };
}

function closedAnswer(): Response {
  const { status, body } = errorAnswer(
    new WireError('@error/Internal', 'The server is closed.', { status: 503 }),
  );
  return Response.json(body, { status });
}

function reportToConsole(error: unknown): void {
  console.error(error);
}
