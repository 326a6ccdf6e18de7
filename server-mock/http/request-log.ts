/** The latest requests, without secrets. */
import type { MiddlewareHandler } from 'hono';
import { isUnknownRoute, tagOf } from './json-response.js';
import type { HttpEnv } from './route.js';

export interface LoggedRequest {
  method: string;
  /** Without the query, and with secrets replaced. */
  path: string;
  /** 0 when the connection was dropped. */
  status: number;
  /** `_tag` of the response. */
  tag?: string;
  ms: number;
  /** When the response was sent, by the server's clock. */
  at: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest first. */
  list(): LoggedRequest[];
}

/** Keeps the last `size` requests. */
export function createRequestLog(size = 200): RequestLog {
  const ring: LoggedRequest[] = [];
  let next = 0;
  return {
    add(request) {
      ring[next] = request;
      next = (next + 1) % size;
    },
    list: () => [...ring.slice(next), ...ring.slice(0, next)].reverse(),
  };
}

/** Vault ids have 21 characters; codes and tokens are longer. */
const maxIdLength = 21;

/** Replaces every path segment that could be a code or a token. */
export function withoutSecrets(path: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, i) => (segments[i - 1] === 'principal' || segment.length > maxIdLength ? '***' : segment))
    .join('/');
}

/** Middleware that adds every request to `log`. */
export function logRequests(log: RequestLog, now: () => number): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const start = performance.now();
    const add = (status: number, tag?: string): void => {
      const { method, url } = c.req;
      const path = withoutSecrets(new URL(url).pathname);
      const ms = performance.now() - start;
      log.add({ method, path, status, ms, at: now(), ...(tag !== undefined && { tag }) });
    };
    try {
      await next();
    } catch (error) {
      add(0);
      throw error;
    }
    // The fallback of the Node server responds to unknown paths.
    if (!c.env.hasFallback || !isUnknownRoute(c.res)) add(c.res.status, tagOf(c.res));
  };
}
