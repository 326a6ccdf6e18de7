/** Adapts the fetch handler to `http.createServer` and Express. It imports nothing of Node. */
import type { BackendHandler } from './create-backend.js';
import { errorResponse, HttpError } from './responses.js';

/** The members of `http.IncomingMessage` that the adapter uses. */
export interface NodeRequest extends AsyncIterable<unknown> {
  method?: string | undefined;
  url?: string | undefined;
  /** In Express, the path before the mount point was removed. */
  originalUrl?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  socket: object;
}

/** The members of `http.ServerResponse` that the adapter uses. */
export interface NodeResponse {
  headersSent: boolean;
  /** Writes status and headers. */
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  /** Writes the body and ends the response. */
  end(body: string): unknown;
}

/** Settings of the adapter. */
export interface NodeListenerOptions<Request> {
  /**
   * Returns the client's IP address for the rate limits. Behind a proxy, the socket has the proxy's address: read
   * the header that the proxy sets and that clients cannot set.
   */
  ipAddress?: (request: Request) => string | undefined;
}

/**
 * Creates a listener that passes requests to the backend. Mount it before any middleware that parses bodies.
 *
 * @example
 * http.createServer(nodeListener(backend)).listen(3000);
 */
export function nodeListener<Request extends NodeRequest>(
  backend: BackendHandler,
  { ipAddress }: NodeListenerOptions<Request> = {},
): (request: Request, response: NodeResponse) => void {
  async function responseTo(request: Request): Promise<Response> {
    try {
      return await backend.fetch(await toFetchRequest(request), { ipAddress: ipAddress?.(request) });
    } catch (error) {
      return errorResponse(error);
    }
  }

  async function respond(request: Request, nodeResponse: NodeResponse): Promise<void> {
    const response = await responseTo(request);
    const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) headers['set-cookie'] = cookies;
    const body = await response.text();
    // Another middleware, such as a time limit, may have responded meanwhile.
    if (nodeResponse.headersSent) return;
    nodeResponse.writeHead(response.status, headers);
    nodeResponse.end(body);
  }

  return (request, response) => void respond(request, response);
}

/** Bytes. Above the handler's own limit, so that the handler responds with 413. */
const maxBody = 65_536;

/** @throws HttpError for a malformed URL or a body that breaks off */
async function toFetchRequest(request: NodeRequest): Promise<Request> {
  try {
    return await convert(request);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, '@error/BadRequest', 'The request is malformed');
  }
}

async function convert(request: NodeRequest): Promise<Request> {
  const { method = 'GET', headers, socket } = request;
  const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http';
  const host = singleValue(headers['host']) ?? 'localhost';
  const url = new URL(request.originalUrl ?? request.url ?? '/', `${protocol}://${host}`);
  // An absolute or scheme-relative request target could name another host.
  if (url.host !== new URL(`${protocol}://${host}`).host) throw new TypeError('Foreign target');
  const kept = new Headers();
  for (const name of ['accept', 'content-type', 'cookie', 'origin', 'user-agent', 'sec-fetch-site']) {
    const value = singleValue(headers[name]);
    if (value !== undefined) kept.set(name, value);
  }
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(request);
  return new Request(url, { method, headers: kept, ...(body?.length && { body }) });
}

const singleValue = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value.join('; ') : value;

async function readBody(request: NodeRequest): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw bodyAlreadyRead();
    // The rest of a large body is read and dropped: stopping would reset the connection before the response.
    if (length > maxBody) continue;
    chunks.push(chunk);
    length += chunk.length;
  }
  if (length === 0 && Number(singleValue(request.headers['content-length'])) > 0) throw bodyAlreadyRead();
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

/** A mistake in how the listener is mounted. The response names it, for the developer who looks there. */
const bodyAlreadyRead = () =>
  new HttpError(
    500,
    '@error/Internal',
    'The body was read before: mount the backend before what parses bodies',
  );
