/**
 * A route says what it takes and answers; the gate and `mount.ts` do the rest. Resource files export lists of
 * routes, which are also what an API description can be made of.
 */
import { parse, type Schema } from '../routes/schemas.js';
import type { Services } from '../services.js';
import type { Tenancy } from '../tenancy/tenancies.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * `browser`: no key, CORS, the page's origin must be the tenancy's. `server`: API key, no CORS.
 * `public`: belongs to no tenancy.
 */
export type Zone = 'browser' | 'server' | 'public';

/** What the caller's shell knows beyond the request. */
export interface Client {
  ipAddress?: string;
  /** For a shell inside a page, where a `Request` cannot carry an `Origin` header. */
  origin?: string;
  /** Paths of no route are answered by someone else, who is not the mock's business. */
  hasFallback?: boolean;
}

export interface PublicCall {
  readonly services: Services;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: Request;
}

export interface Call extends PublicCall {
  readonly tenancy: Tenancy;
  /** Of the page that calls; absent for callers that are no browsers. Checked by the gate. */
  readonly origin?: string;
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

export interface Route {
  readonly method: Method;
  /** Paths from the origin root, `:tenancy` and others being parameters. */
  readonly paths: readonly string[];
  readonly zone: Zone;
  /** Status of a success. */
  readonly status: number;
  /** Absent when the route takes no body; one that is sent is then not read. */
  readonly body?: Schema<unknown>;
  /** The answer's body, or a whole response where it is not JSON. */
  readonly invoke: (call: Call, json: unknown) => Promise<unknown>;
}

type Generation = 1 | 2;

interface TenancyRoute<Body, Answer> {
  method: Method;
  /** Below the tenancy: `/passkey/registration/options`. */
  path: string;
  generations: readonly Generation[];
  zone: 'browser' | 'server';
  status?: number;
  body?: Schema<Body>;
  handle: (call: Call, body: Body) => Promise<Answer> | Answer;
}

const prefixes: Record<Generation, string> = { 1: '/:tenancy', 2: '/v2/:tenancy' };

/** A route of a tenancy, in one or both generations. */
export function route<Body, Answer extends object>(spec: TenancyRoute<Body, Answer>): Route {
  const { method, path, generations, zone, status = 200, body, handle } = spec;
  return {
    method,
    paths: generations.map((generation) => prefixes[generation] + path),
    zone,
    status,
    ...(body && { body }),
    // Without a schema there is no body, and `Body` can only be undefined.
    invoke: async (call, json) => handle(call, body ? parse(body, json) : (undefined as Body)),
  };
}

interface PublicRoute<Body, Answer> {
  method: Method;
  paths: readonly string[];
  status?: number;
  body?: Schema<Body>;
  handle: (call: PublicCall, body: Body) => Promise<Answer> | Answer;
}

/** A route of the server as a whole. */
export function publicRoute<Body, Answer extends object>(spec: PublicRoute<Body, Answer>): Route {
  const { method, paths, status = 200, body, handle } = spec;
  return {
    method,
    paths,
    zone: 'public',
    status,
    ...(body && { body }),
    invoke: async (call, json) => handle(call, body ? parse(body, json) : (undefined as Body)),
  };
}
