/**
 * The mock server: a fetch handler that uses only web standards, so that it runs in Node, at the edge and inside a
 * page. `node/` and `browser.ts` connect it to a socket or to a page's `fetch`.
 */
import { Hono } from 'hono';
import { encodeBase64url } from '../src/wire/base64url.js';
import { createClock, type Clock } from './clock.js';
import { createInbox, type Inbox } from './email/inbox.js';
import { DroppedConnection, createFaults, webWait, type Faults, type Wait } from './http/faults.js';
import { errorResponse, HttpError } from './http/errors.js';
import { jsonResponse, markUnknownRoute } from './http/json-response.js';
import { createRequestLog, logRequests, type RequestLog } from './http/request-log.js';
import type { Client, HttpEnv } from './http/route.js';
import { createRouter } from './http/router.js';
import { webRandom, type Random } from './ids.js';
import { createInFlight } from './in-flight.js';
import { defaultLimits, type Limits } from './limits.js';
import { routes } from './routes/all.js';
import type { Email, Services } from './services.js';
import { createMemoryStore } from './store/memory.js';
import type { Store } from './store/store.js';
import { createApiKeys, type ApiKeys } from './tenancy/api-keys.js';
import { createSecrets } from './tenancy/secrets.js';
import { createSigningKeys } from './tenancy/signing-keys.js';
import { createTenancies, type Tenancies } from './tenancy/tenancies.js';
import { defaultTenancy, type Tenancy, type TenancyOptions } from './tenancy/tenancy.js';
import { createTools } from './tools/tools.js';

export type { ApiKeys } from './tenancy/api-keys.js';
export { defaultTenancy, type Tenancy, type TenancyOptions } from './tenancy/tenancy.js';
export { defaultLimits, type Limits } from './limits.js';
export type { Clock } from './clock.js';
export {
  DroppedConnection,
  faultHeader,
  type FaultRule,
  type Faults,
  type FaultScope,
  type Wait,
} from './http/faults.js';
export type { Inbox, InboxEmail } from './email/inbox.js';
export type { LoggedRequest } from './http/request-log.js';
export type { Client } from './http/route.js';
export type { Email } from './services.js';

export interface MockServerOptions {
  /** Default: `defaultTenancy`, for development on localhost. Other tenancies in the store are kept. */
  tenancies?: readonly TenancyOptions[];
  /** Default: a store in memory. */
  store?: Store;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  now?: () => number;
  /** Cryptographically secure bytes. */
  random?: Random;
  /** Waits for the `latency` fault. Default: a timer. */
  wait?: Wait;
  /** Delivers an email. The inbox keeps a copy in any case. */
  sendEmail?: (email: Email) => Promise<void>;
  /**
   * The second generation emails a new challenge unless the request has `sendEmail: false`. Set to false for the
   * default of Passlock before 2.9.3. Default: true.
   */
  sendEmailByDefault?: boolean;
  /**
   * At least 32 bytes that key the hashes of one-time codes. With the same key, codes that were sent before a restart
   * work after it. Keep it outside of the store. Default: random.
   */
  secretKey?: Uint8Array;
  limits?: Partial<Limits>;
  /** Receives failures of the server itself, which callers see as `@error/Internal`, and of email delivery. */
  onError?: (error: unknown) => void;
}

export interface MockServer {
  /**
   * Handles one request. `client` is what the caller of this function knows about the sender. Rejects with a
   * `DroppedConnection` when a fault drops the connection.
   */
  fetch(request: Request, client?: Client): Promise<Response>;
  /**
   * Runs a request handler that uses this server's store, such as the app's own backend, as a request in flight:
   * `close` waits for it. After `close` the response is 503.
   */
  runInFlight(handler: () => Promise<Response>): Promise<Response>;
  readonly store: Store;
  readonly tenancies: Pick<Tenancies, 'get' | 'list'>;
  /** The clock that all lifetimes use. */
  readonly clock: Clock;
  /** Makes the next requests fail. */
  readonly faults: Faults;
  /** The emails that the server sent or would have sent. */
  readonly inbox: Inbox;
  /** The latest requests, without secrets. */
  readonly requests: Pick<RequestLog, 'list'>;
  /** Adds a tenancy, or changes its configuration. */
  addTenancy(options: TenancyOptions): Promise<Tenancy>;
  /** Deletes everything that a tenancy holds. */
  resetTenancy(id: string): Promise<void>;
  /** Rotates and revokes a tenancy's API keys. */
  readonly apiKeys: ApiKeys;
  /** Signs identity tokens with a new key from now on. Returns its `kid`. */
  rotateSigningKey(): Promise<string>;
  /** Finishes requests and email deliveries in flight, and closes the store. Later requests get 503. */
  close(): Promise<void>;
}

/**
 * Creates a mock server.
 *
 * @example
 * const server = await createMockServer();
 * const response = await server.fetch(new Request('http://localhost/.well-known/jwks.json'));
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { store = createMemoryStore(), random = webRandom, wait = webWait, sendEmail } = options;
  const { secretKey = random(32), onError = logError, sendEmailByDefault = true } = options;
  if (secretKey.length < 32) throw new TypeError('The secretKey must be at least 32 bytes.');
  const inFlight = createInFlight();
  const clock = createClock(options.now ?? Date.now);
  const { now } = clock;
  const limits = { ...defaultLimits, ...options.limits };
  const services: Services = {
    store,
    now,
    random,
    limits,
    tenancies: await createTenancies(store, now),
    keys: createSigningKeys(store, now, limits),
    secrets: createSecrets(store, random),
    secretKey: encodeBase64url(secretKey),
    faults: createFaults(),
    wait,
    ...(sendEmail && { sendEmail: async (email) => inFlight.run(() => sendEmail(email)) }),
    sendEmailByDefault,
    onError,
  };
  const { tenancies, keys, faults } = services;
  for (const tenancy of options.tenancies ?? [defaultTenancy]) await tenancies.put(tenancy);

  const requests = createRequestLog();
  const inbox = createInbox(services);
  const app = new Hono<HttpEnv>({ getPath: pathWithoutTrailingSlash });
  app.onError((error, c) => {
    if (error instanceof DroppedConnection) throw error;
    const { status, headers, body } = errorResponse(error);
    if (status >= 500) onError(error);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return jsonResponse(c, body, status);
  });
  app.notFound((c) => {
    const { status, body } = errorResponse(
      new HttpError('@error/NotFound', 'There is nothing at this path.'),
    );
    return markUnknownRoute(jsonResponse(c, body, status));
  });
  app.route('/', createTools({ services, clock, faults, requests, inbox }));
  app.use(logRequests(requests, now));
  app.route('/', createRouter(services, routes));

  const runInFlight: MockServer['runInFlight'] = async (handler) =>
    (await inFlight.run(handler)) ?? closedResponse();
  return {
    fetch: (request, client = {}) => runInFlight(async () => app.fetch(request, client)),
    runInFlight,
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
      await inFlight.drain();
      await store.close();
    },
  };
}

/** The encoded path. Passlock's libraries call most paths with and without a trailing slash. */
function pathWithoutTrailingSlash(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
}

function closedResponse(): Response {
  const error = new HttpError('@error/Internal', 'The server is closed.', { status: 503 });
  const { status, body } = errorResponse(error);
  return Response.json(body, { status });
}

function logError(error: unknown): void {
  console.error(error);
}
