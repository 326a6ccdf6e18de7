/** Adapts the fetch handler to `http.createServer` and Express. It imports nothing of Node. */
import { isPrivate } from './client-address.js';
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
   * Proxies in front of the server that append to `X-Forwarded-For`. The rate limits then use the address that the
   * outermost of them saw. Default: none, and the socket's address counts unless it is a private one, which is that of
   * a proxy as a rule. With 0 a private address counts too.
   */
  trustedProxies?: number;
  /** Returns the client's address in another way, such as from a header that a CDN sets. */
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
  {
    trustedProxies,
    ipAddress = (request) => addressOf(request, trustedProxies),
  }: NodeListenerOptions<Request> = {},
): (request: Request, response: NodeResponse) => Promise<void> {
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
    // The rest of a large body is not read, so the connection cannot be used again.
    if (response.status === 413) headers['connection'] = 'close';
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) headers['set-cookie'] = cookies;
    const body = await response.text();
    // Another middleware, such as a time limit, may have responded meanwhile.
    if (nodeResponse.headersSent) return;
    nodeResponse.writeHead(response.status, headers);
    nodeResponse.end(body);
  }

  return respond;
}

/** The address of the client that the rate limits count. */
function addressOf({ headers, socket }: NodeRequest, trustedProxies?: number): string | undefined {
  const address =
    'remoteAddress' in socket && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : undefined;
  if (!trustedProxies) {
    const isProxy = trustedProxies === undefined && address !== undefined && isPrivate(address);
    return isProxy ? undefined : address;
  }
  const chain = (singleValue(headers['x-forwarded-for'], ',') ?? '').split(',').map((one) => one.trim());
  return chain.at(-trustedProxies) || undefined;
}

/** @throws HttpError for a malformed URL or a body that breaks off */
async function toFetchRequest(request: NodeRequest): Promise<Request> {
  try {
    return await convert(request);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, '@error/BadRequest', 'The request is malformed');
  }
}

/** Also encoded. The rules of a proxy in front see another path than the one that such a path resolves to. */
const hasDotSegment = /(^|[\\/]|%2f|%5c)(\.|%2e){1,2}($|[\\/]|%2f|%5c)/i;

async function convert(request: NodeRequest): Promise<Request> {
  const { method = 'GET', headers, socket } = request;
  const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http';
  const host = singleValue(headers['host']) ?? 'localhost';
  const target = request.originalUrl ?? request.url ?? '/';
  if (hasDotSegment.test(target.replace(/\?.*/s, ''))) throw new TypeError('Dot segments');
  const url = new URL(target, `${protocol}://${host}`);
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

const singleValue = (value: string | string[] | undefined, separator = '; ') =>
  Array.isArray(value) ? value.join(separator) : value;

/** Bytes. Above the handler's own limit, so that the handler responds with 413. */
const maxBody = 65_536;
/** Bytes that are read and dropped: a client that is still sending may miss a response before its end. */
const maxDropped = 1_048_576;

/** @throws HttpError 413, with the rest of the body unread */
async function readBody(request: NodeRequest): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(singleValue(request.headers['content-length']));
  if (declared > maxDropped) throw bodyTooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A loop over the request would destroy its socket when it ends early, and no response could be sent.
  const body = request[Symbol.asyncIterator]();
  for (let next = await body.next(); !next.done; next = await body.next()) {
    if (length > maxDropped) throw bodyTooLarge();
    if (!(next.value instanceof Uint8Array)) throw bodyAlreadyRead();
    if (length <= maxBody) chunks.push(next.value);
    length += next.value.length;
  }
  if (length === 0 && declared > 0) throw bodyAlreadyRead();
  return concatenate(chunks);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

const bodyTooLarge = () => new HttpError(413, '@error/BadRequest', 'The body is too large');

/** A mistake in how the listener is mounted. The response names it, for the developer who looks there. */
const bodyAlreadyRead = () =>
  new HttpError(
    500,
    '@error/Internal',
    'The body was read before: mount the backend before what parses bodies',
  );
