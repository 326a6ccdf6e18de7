/** What was asked lately, without secrets. */
import type { Client } from './route.js';

export interface LoggedRequest {
  method: string;
  /** Without the query, and with secrets replaced. */
  path: string;
  /** 0 when the connection was cut. */
  status: number;
  /** `_tag` of the answer. */
  tag?: string;
  ms: number;
  /** When it was answered, by the server's clock. */
  at: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest first. */
  list(): LoggedRequest[];
}

/** A log that keeps the last `size` requests. */
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

/** Ids of the vault have 21 characters; a code or a token is longer, wherever it was put by mistake. */
const longestId = 21;

/** The path with everything replaced that could be a code or a token. */
export function withoutSecrets(path: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, i) => (segments[i - 1] === 'principal' || segment.length > longestId ? '***' : segment))
    .join('/');
}

interface JsonAnswer {
  text: string;
  tag?: string;
}

const jsonAnswers = new WeakMap<Response, JsonAnswer>();

/** Remembers the JSON of an answer beside it, so that nobody has to read its stream for it. */
export function noteJson(response: Response, body: unknown, text: string): Response {
  const { _tag } = (body ?? {}) as { _tag?: unknown };
  jsonAnswers.set(response, { text, ...(typeof _tag === 'string' && { tag: _tag }) });
  return response;
}

/** The `_tag` of an answer. */
export function tagOf(response: Response): string | undefined {
  return jsonAnswers.get(response)?.tag;
}

/** The text of an answer that is JSON. */
export function jsonOf(response: Response): string | undefined {
  return jsonAnswers.get(response)?.text;
}

const unknownRoutes = new WeakSet<Response>();

/** Marks the answer to a path of no route, as opposed to a record that is not there. */
export function noteUnknownRoute(response: Response): Response {
  unknownRoutes.add(response);
  return response;
}

export function isUnknownRoute(response: Response): boolean {
  return unknownRoutes.has(response);
}

type Fetch = (request: Request, client?: Client) => Promise<Response>;

/** `fetch`, with every request taken down. */
export function logging(log: RequestLog, now: () => number, fetch: Fetch): Fetch {
  return async (request, client) => {
    const start = performance.now();
    const note = (status: number, tag?: string): void => {
      const { method } = request;
      const path = withoutSecrets(new URL(request.url).pathname);
      const ms = performance.now() - start;
      log.add({ method, path, status, ms, at: now(), ...(tag !== undefined && { tag }) });
    };
    try {
      const response = await fetch(request, client);
      if (!client?.hasFallback || !isUnknownRoute(response)) note(response.status, tagOf(response));
      return response;
    } catch (error) {
      note(0);
      throw error;
    }
  };
}
