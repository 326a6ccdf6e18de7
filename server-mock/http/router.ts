/** Serves routes with Hono: the guards of the route's zone, faults on demand, the body, then the handler. */
import { Hono, type MiddlewareHandler } from 'hono';
import { readJson } from './body.js';
import { contextAfterExpiry, faultResponse } from './fault-responses.js';
import { faultHeader } from './faults.js';
import { allowMethods, authorize, cors } from './guards.js';
import { jsonResponse } from './json-response.js';
import type { HttpEnv, Route } from './route.js';
import type { Services } from '../services.js';

export function createRouter(services: Services, routes: readonly Route[]): Hono<HttpEnv> {
  const router = new Hono<HttpEnv>();
  router.use(sweepExpired(services));
  for (const [path, atPath] of byPath(routes)) {
    // Passlock's server library does not encode a user id, which may contain slashes.
    const pattern = path.replace(':userId', ':userId{.+}');
    const browserMethods = atPath.filter(({ zone }) => zone === 'browser').map(({ method }) => method);
    if (browserMethods.length > 0) router.use(pattern, cors(services, browserMethods));
    router.use(pattern, allowMethods(atPath.map(({ method }) => method)));
    for (const route of atPath) {
      router.on(
        route.method,
        pattern,
        authorize(services, route.zone),
        injectFaults(services),
        respond(route),
      );
    }
  }
  return router;
}

/** Sorts fixed segments before parameters, and `/v2/…` before a tenancy with that name. */
function byPath(routes: readonly Route[]): [string, Route[]][] {
  const map = new Map<string, Route[]>();
  for (const route of routes) {
    for (const path of route.paths) map.set(path, [...(map.get(path) ?? []), route]);
  }
  const rank = (path: string): number => path.split(':').length * 2 - (path.startsWith('/v2/') ? 1 : 0);
  return [...map].sort(([a], [b]) => rank(a) - rank(b));
}

/** The fault header counts in development tenancies only: the others behave like the real service. */
function injectFaults({ faults, wait }: Services): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const context = c.get('context');
    const tenancy = context.tenancy as typeof context.tenancy | undefined;
    const header = tenancy?.kind === 'development' ? c.req.header(faultHeader) : undefined;
    const due = faults.due({
      method: c.req.method,
      path: c.req.path,
      ...(tenancy && { tenancyId: tenancy.id }),
      ...(header !== undefined && { header }),
    });
    const fault = await faultResponse(due, c.req.raw, wait);
    if (!fault) {
      if (due.some(({ kind }) => kind === 'expired-challenge')) c.set('context', contextAfterExpiry(context));
      return next();
    }
    for (const [name, value] of Object.entries(fault.headers)) c.header(name, value);
    const { body, status } = fault;
    return typeof body === 'string' ? c.body(body, status as 200) : jsonResponse(c, body, status);
  };
}

function respond(route: Route): MiddlewareHandler<HttpEnv> {
  return async (c) => {
    const context = c.get('context');
    const { maxBody: maxBytes, maxDepth } = context.services.limits;
    const json = route.body && (await readJson(c.req.raw, { maxBytes, maxDepth }));
    const result = await route.handle(context, json);
    return result instanceof Response ? result : jsonResponse(c, result, route.status);
  };
}

/** Deletes expired records from time to time. */
function sweepExpired({ store, now, limits, onError }: Services): MiddlewareHandler {
  let last = now();
  return async (_, next) => {
    if (now() - last >= limits.sweepInterval) {
      last = now();
      const swept = store.transact((transaction) => {
        transaction.sweep(last);
      });
      // The request at hand may only read: a failed sweep must not fail it.
      await swept.catch(onError);
    }
    await next();
  };
}
