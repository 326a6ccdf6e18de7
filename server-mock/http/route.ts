/**
 * What a route is: its paths, who may call it, its body's schema and its handler. The files of `routes/` export
 * lists of routes; `router.ts` serves them and `openapi/` describes them.
 */
import { parse, type Schema } from './schema.js';
import type { Services } from '../services.js';
import type { Tenancy } from '../tenancy/tenancy.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * The trust zone of the caller. `browser`: no key, CORS, the page's origin must belong to the tenancy.
 * `server`: API key, no CORS. `public`: outside of any tenancy.
 */
export type Zone = 'browser' | 'server' | 'public';

/** What the Node or in-page server knows about the caller beyond the request. */
export interface Client {
  ipAddress?: string;
  /** For the in-page server, where a `Request` cannot carry an `Origin` header. */
  origin?: string;
  /** Another handler responds to paths without a route, so they are not logged. */
  hasFallback?: boolean;
}

export interface PublicContext {
  readonly services: Services;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: Request;
}

/** The context of an authorised request to a tenancy. */
export interface RequestContext extends PublicContext {
  readonly tenancy: Tenancy;
  /** The calling page's origin, checked by the guards. Absent for callers that are not browsers. */
  readonly origin?: string;
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

/** Hono's environment of this server. */
export interface HttpEnv {
  Bindings: Client;
  Variables: { context: RequestContext };
}

export interface Route {
  readonly method: Method;
  /** Paths from the origin's root, with parameters such as `:tenancy`. */
  readonly paths: readonly string[];
  readonly zone: Zone;
  /** The status of a success. */
  readonly status: number;
  /** Absent when the route takes no body; a body that is sent anyway is not read. */
  readonly body?: Schema<unknown>;
  /** Returns the response's JSON, or a whole response for other media types. */
  readonly handle: (context: RequestContext, json: unknown) => Promise<unknown>;
}

type Generation = 1 | 2;

interface TenancyRoute<Body, Result> {
  method: Method;
  /** The path below the tenancy: `/passkey/registration/options`. */
  path: string;
  generations: readonly Generation[];
  zone: 'browser' | 'server';
  status?: number;
  body?: Schema<Body>;
  handle: (context: RequestContext, body: Body) => Promise<Result> | Result;
}

const prefixes: Record<Generation, string> = { 1: '/:tenancy', 2: '/v2/:tenancy' };

/** A tenancy's route, in one or both generations of the API. */
export function route<Body, Result extends object>(spec: TenancyRoute<Body, Result>): Route {
  const { method, path, generations, zone, status = 200, body, handle } = spec;
  return {
    method,
    paths: generations.map((generation) => prefixes[generation] + path),
    zone,
    status,
    ...(body && { body }),
    // Without a schema there is no body, and `Body` can only be undefined.
    handle: async (context, json) => handle(context, body ? parse(body, json) : (undefined as Body)),
  };
}

interface PublicRoute<Body, Result> {
  method: Method;
  paths: readonly string[];
  status?: number;
  body?: Schema<Body>;
  handle: (context: PublicContext, body: Body) => Promise<Result> | Result;
}

/** A route outside of any tenancy. */
export function publicRoute<Body, Result extends object>(spec: PublicRoute<Body, Result>): Route {
  const { method, paths, status = 200, body, handle } = spec;
  return {
    method,
    paths,
    zone: 'public',
    status,
    ...(body && { body }),
    handle: async (context, json) => handle(context, body ? parse(body, json) : (undefined as Body)),
  };
}
