/** The Node request listener: dispatches to mounted listeners, the mock server and the fallback. */
import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { DroppedConnection, type MockServer } from '../app.js';
import { isUnknownRoute, jsonTextOf, tagOf } from '../http/json-response.js';

export interface RequestListenerOptions {
  server: Pick<MockServer, 'fetch'>;
  mounts?: Readonly<Record<string, RequestListener>>;
  fallback?: RequestListener;
  onRequest?: (entry: RequestEntry) => void;
}

export interface RequestEntry {
  method: string;
  /** The encoded path, without the query. It may contain a code. */
  path: string;
  /** 0 when the connection was dropped. */
  status: number;
  /** `_tag` of the response. */
  tag?: string;
  ms: number;
}

export function createRequestListener(options: RequestListenerOptions): RequestListener {
  const { server, mounts = {}, fallback, onRequest } = options;
  const respond = async (request: Request, { incoming, outgoing }: HttpBindings): Promise<Response> => {
    const start = performance.now();
    const ipAddress = incoming.socket.remoteAddress?.replace(/^::ffff:/, '');
    const log = (status: number, tag?: string): void => {
      const { method } = request;
      const ms = performance.now() - start;
      onRequest?.({ method, path: pathOf(incoming.url), status, ms, ...(tag !== undefined && { tag }) });
    };
    try {
      const response = await server.fetch(request, {
        ...(ipAddress !== undefined && { ipAddress }),
        ...(fallback && { hasFallback: true }),
      });
      if (fallback && isUnknownRoute(response)) {
        fallback(incoming, outgoing);
        return RESPONSE_ALREADY_SENT;
      }
      log(response.status, tagOf(response));
      return send(response, outgoing);
    } catch (error) {
      if (!(error instanceof DroppedConnection)) throw error;
      incoming.socket.destroy();
      log(0);
      return RESPONSE_ALREADY_SENT;
    }
  };
  // The program that imports this may have its own Request and Response.
  const mockListener = getRequestListener((request, bindings) => respond(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
  return (request, response) => {
    const path = pathOf(request.url);
    if (hasDotSegment.test(path)) {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ _tag: '@error/BadRequest', message: 'The path has dot segments.' }));
      onRequest?.({ method: request.method ?? '', path, status: 400, tag: '@error/BadRequest', ms: 0 });
      return;
    }
    const mount = Object.entries(mounts).find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`));
    if (!mount) {
      void mockListener(request, response);
      return;
    }
    const start = performance.now();
    response.once('finish', () => {
      const { method = '' } = request;
      onRequest?.({ method, path, status: response.statusCode, ms: performance.now() - start });
    });
    mount[1](request, response);
  };
}

/**
 * `.` or `..` as a segment, plain or encoded. A browser resolves them before it sends them; here, each part that reads
 * the path would resolve them in its own way, and a request would pass the check for one path and reach another.
 */
const hasDotSegment = /(^|[\\/]|%2f|%5c)(\.|%2e){1,2}($|[\\/]|%2f|%5c)/i;

/** Writes JSON in one piece: the stream of a `Response` takes longer than many a handler. */
function send(response: Response, outgoing: HttpBindings['outgoing']): Response {
  const text = jsonTextOf(response);
  if (text === undefined) return response;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  outgoing.setHeader('content-length', Buffer.byteLength(text));
  outgoing.statusCode = response.status;
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}

function pathOf(url = '/'): string {
  return url.split('?', 1)[0] ?? '';
}
