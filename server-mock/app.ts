/**
 * The mock server: one fetch handler over web standards alone, so that it runs in Node, at the edge and
 * inside a page. It has no listening socket; the shells give it one.
 */
import { Hono, type Context } from 'hono';
import { createApiKeys, type ApiKeys } from './api-keys.js';
import { encodeBase64url } from './base64url.js';
import { trackDeliveries } from './deliveries.js';
import { createClock, type Clock } from './clock.js';
import { errorAnswer, WireError } from './errors.js';
import { lateCall, strike } from './fault-answers.js';
import {
  createFaults,
  DroppedConnection,
  faultHeader,
  webWait,
  type Fault,
  type Faults,
  type Wait,
} from './faults.js';
import { admitPage, admitServer, readBody } from './gate.js';
import { tenancyIdPattern, webRandom, type Random } from './ids.js';
import { createInbox, type Inbox } from './inbox.js';
import { defaultLimits, type Limits } from './limits.js';
import { createRequestLog, logging, noteJson, noteUnknownRoute, type RequestLog } from './request-log.js';
import type { Call, Client, PublicCall, Route } from './route.js';
import { routes } from './routes.js';
import { createSecrets } from './secrets.js';
import type { Mail, Services } from './services.js';
import { createSigningKeys } from './signing-keys.js';
import { createMemoryStore } from './store/memory.js';
import type { Store } from './store/store.js';
import { createTenancies, defaultTenancy, type Tenancies, type TenancyOptions } from './tenancies.js';
import type { Tenancy } from './tenancies.js';
import { createTools } from './tools/tools.js';

export type { ApiKeys } from './api-keys.js';
export { defaultTenancy, type Tenancy, type TenancyOptions } from './tenancies.js';
export { defaultLimits, type Limits } from './limits.js';
export type { Clock } from './clock.js';
export {
  DroppedConnection,
  faultHeader,
  type FaultRule,
  type Faults,
  type FaultScope,
  type Wait,
} from './faults.js';
export type { Inbox, InboxMail } from './inbox.js';
export type { LoggedRequest } from './request-log.js';
export type { Client } from './route.js';
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
  /** Waits for mails on their way, and closes the store. */
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
  const deliveries = mail && trackDeliveries(mail);
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
    ...(deliveries && { mail: deliveries.mail }),
  };
  for (const tenancy of options.tenancies ?? [defaultTenancy]) await tenancies.put(tenancy);

  const app = mount(services);
  const inbox = createInbox(services);
  const tools = createTools({ services, clock, faults, requests, inbox });
  const answer = logging(requests, now, async (request, client = {}) => app.fetch(request, client));
  return {
    fetch: async (request, client = {}) => (await tools(request, client)) ?? answer(request, client),
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
      await deliveries?.settled();
      await store.close();
    },
  };
}

function reportToConsole(error: unknown): void {
  console.error(error);
}

type HttpContext = Context<{ Bindings: Client }>;

function mount(services: Services): Hono<{ Bindings: Client }> {
  const app = new Hono<{ Bindings: Client }>({ getPath });
  const sweep = createSweep(services);
  for (const [path, atPath] of byPath(routes)) {
    // Passlock's server library does not encode a user id, which may hold slashes.
    app.all(path.replace(':userId', ':userId{.+}'), async (c) => {
      await sweep();
      return dispatch(services, atPath, c);
    });
  }
  app.notFound((c) => {
    const { status, body } = errorAnswer(new WireError('@error/NotFound', 'There is nothing at this path.'));
    return noteUnknownRoute(json(c, body, status));
  });
  app.onError((error, c) => {
    if (error instanceof DroppedConnection) throw error;
    const { status, headers, body } = errorAnswer(error);
    if (status >= 500) services.report(error);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return json(c, body, status);
  });
  return app;
}

/** The raw path, encoded as it came, without the trailing slash that both forms may have. */
function getPath(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
}

/** Routes by path; fixed segments before parameters, and `/v2/…` before a tenancy that could be called so. */
function byPath(all: readonly Route[]): [string, Route[]][] {
  const map = new Map<string, Route[]>();
  for (const item of all) {
    for (const path of item.paths) map.set(path, [...(map.get(path) ?? []), item]);
  }
  const rank = (path: string): number => path.split(':').length * 2 - (path.startsWith('/v2/') ? 1 : 0);
  return [...map].sort(([a], [b]) => rank(a) - rank(b));
}

async function dispatch(services: Services, atPath: readonly Route[], c: HttpContext): Promise<Response> {
  const { method, raw: request } = c.req;
  const origin = c.env.origin ?? c.req.header('origin');
  const params = c.req.param() as Record<string, string>;
  const { tenancy: tenancyId = '' } = params;

  const pageMethods = atPath.filter(({ zone }) => zone === 'browser').map((route) => route.method);
  if (pageMethods.length > 0) shareWith(c, services, tenancyId, origin);
  if (method === 'OPTIONS' && pageMethods.length > 0) {
    const tenancy = services.tenancies.get(tenancyId);
    if (tenancy) admitPage(services.tenancies, tenancyId, origin);
    const canFail = tenancy?.kind === 'development';
    c.header('Access-Control-Allow-Methods', pageMethods.join(', '));
    c.header('Access-Control-Allow-Headers', canFail ? `content-type, ${faultHeader}` : 'content-type');
    c.header('Access-Control-Max-Age', '600');
    return c.body(null, 204);
  }
  const route = atPath.find((candidate) => candidate.method === method);
  if (!route) {
    const allow = [...new Set(atPath.map((candidate) => candidate.method))].join(', ');
    const extra = { status: 405, headers: { Allow: allow } };
    throw new WireError('@error/BadRequest', `This path answers ${allow} only.`, extra);
  }

  const publicCall: PublicCall = { services, params, query: new URL(request.url).searchParams, request };
  const admitted = await admit(services, route, publicCall, c, origin);
  const faults = dueFaults(admitted, c);
  const struck = await strike(faults, request, services.wait);
  if (struck) {
    for (const [name, value] of Object.entries(struck.headers)) c.header(name, value);
    const { body, status } = struck;
    return typeof body === 'string' ? c.body(body, status as 200) : json(c, body, status);
  }
  const call = faults.some(({ kind }) => kind === 'expired-challenge') ? lateCall(admitted) : admitted;
  const answer = await route.invoke(call, await readBody(request, route, services.limits));
  return answer instanceof Response ? answer : json(c, answer, route.status);
}

/** Only tenancies for development listen to the header: the others are to behave as the real ones. */
function dueFaults({ services, tenancy, request }: Partial<Call> & PublicCall, c: HttpContext): Fault[] {
  const header = tenancy?.kind === 'development' ? c.req.header(faultHeader) : undefined;
  return services.faults.due({
    method: request.method,
    path: c.req.path,
    ...(tenancy && { tenancyId: tenancy.id }),
    ...(header !== undefined && { header }),
  });
}

async function admit(
  { tenancies }: Services,
  route: Route,
  call: PublicCall,
  c: HttpContext,
  origin: string | undefined,
): Promise<Call> {
  const { tenancy: id = '' } = call.params;
  // A public route's handler is typed not to look for a tenancy.
  if (route.zone === 'public') return call as Call;
  const tenancy =
    route.zone === 'browser'
      ? admitPage(tenancies, id, origin)
      : await admitServer(tenancies, id, c.req.header('authorization'));
  const { ipAddress } = c.env;
  const userAgent = c.req.header('user-agent')?.slice(0, 512);
  return {
    ...call,
    tenancy,
    ...(route.zone === 'browser' && origin !== undefined && { origin }),
    ...(ipAddress !== undefined && { ipAddress }),
    ...(userAgent !== undefined && { userAgent }),
  };
}

/**
 * CORS. The origin is echoed to the tenancy's own pages. It is echoed for an unknown tenancy too, or its page
 * could not read what is wrong.
 */
function shareWith(c: HttpContext, { tenancies }: Services, id: string, origin: string | undefined): void {
  c.header('Vary', 'Origin');
  if (origin === undefined) return;
  if (tenancyIdPattern.test(id) && tenancies.get(id)) {
    try {
      admitPage(tenancies, id, origin);
    } catch {
      return;
    }
  }
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', 'Retry-After');
}

/** Exactly `application/json`: with a charset, Passlock's browser library could not read an error. */
function json(c: HttpContext, body: unknown, status: number): Response {
  c.header('Content-Type', 'application/json');
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  const text = JSON.stringify(body);
  return noteJson(c.body(text, status as 200), body, text);
}

/** Clears what has expired, now and then. */
function createSweep({ store, now, limits }: Services): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < limits.sweepInterval) return;
    last = now();
    await store.transact((transaction) => {
      transaction.sweep(last);
    });
  };
}
