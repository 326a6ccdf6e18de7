/** From a request to its route and back: which route it is, who may call it, and what goes on the wire. */
import { Hono, type Context } from 'hono';
import { errorAnswer, WireError } from './errors.js';
import { lateCall, strike } from './fault-responses.js';
import { DroppedConnection, faultHeader, type Fault } from './faults.js';
import { admitPage, admitServer, readBody } from './guards.js';
import { tenancyIdPattern } from '../ids.js';
import { noteJson, noteUnknownRoute } from './request-log.js';
import type { Call, Client, PublicCall, Route } from './route.js';
import { routes } from '../routes/all.js';
import type { Services } from '../services.js';

type HttpContext = Context<{ Bindings: Client }>;

/** Every route of the server at its paths, behind the gate. */
export function mount(services: Services): Hono<{ Bindings: Client }> {
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
function createSweep({ store, now, limits, report }: Services): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < limits.sweepInterval) return;
    last = now();
    const swept = store.transact((transaction) => {
      transaction.sweep(last);
    });
    // What goes wrong here is not the request's at hand, which may only want to read.
    await swept.catch(report);
  };
}
