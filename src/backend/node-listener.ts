/** The handler in Node's own terms, for `http.createServer` and for Express. Nothing of Node is imported. */
import { Refusal, refusalAnswer, refuse } from './responses.js';
import type { BackendHandler } from './create-backend.js';

/** The part of `http.IncomingMessage` that matters. */
export interface NodeRequest extends AsyncIterable<unknown> {
  method?: string | undefined;
  url?: string | undefined;
  /** Express: the path before it was mounted somewhere. */
  originalUrl?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  socket: object;
}

/** The part of `http.ServerResponse` that matters. */
export interface NodeResponse {
  headersSent: boolean;
  /** Status and headers. */
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  /** The body. */
  end(body: string): unknown;
}

/** How requests reach the handler. */
export interface NodeListenerOptions<Request> {
  /**
   * The browser's own address, for the rate limits. Where a proxy is in front, its socket is every visitor's:
   * take the header that the proxy sets, and that nobody else can.
   */
  ipAddress?: (request: Request) => string | undefined;
}

/**
 * A listener that answers with the backend. Mount it before what parses bodies.
 *
 * @example
 * http.createServer(nodeListener(backend)).listen(3000);
 */
export function nodeListener<Request extends NodeRequest>(
  backend: BackendHandler,
  { ipAddress }: NodeListenerOptions<Request> = {},
): (request: Request, response: NodeResponse) => void {
  async function answerTo(request: Request): Promise<Response> {
    try {
      return await backend.fetch(await convert(request), { ipAddress: ipAddress?.(request) });
    } catch (error) {
      return refusalAnswer(error);
    }
  }

  async function respond(request: Request, response: NodeResponse): Promise<void> {
    const answer = await answerTo(request);
    const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) headers['set-cookie'] = cookies;
    const body = await answer.text();
    // Somebody else was faster: a middleware with a time limit, say.
    if (response.headersSent) return;
    response.writeHead(answer.status, headers);
    response.end(body);
  }

  return (request, response) => void respond(request, response);
}

/** Bytes. More than the backend reads, which says so itself. */
const maxBody = 65_536;

/** @throws Refusal for what is not even a URL, or a body that broke off */
async function convert(request: NodeRequest): Promise<Request> {
  try {
    return await toRequest(request);
  } catch (error) {
    throw error instanceof Refusal ? error : refuse(400, '@error/BadRequest', 'The request is malformed');
  }
}

async function toRequest(request: NodeRequest): Promise<Request> {
  const { method = 'GET', headers, socket } = request;
  const protocol = 'encrypted' in socket && socket.encrypted ? 'https' : 'http';
  const host = one(headers['host']) ?? 'localhost';
  const url = new URL(request.originalUrl ?? request.url ?? '/', `${protocol}://${host}`);
  // An absolute or a scheme-relative target would choose the host.
  if (url.host !== new URL(`${protocol}://${host}`).host) throw new TypeError('Foreign target');
  const names = ['accept', 'content-type', 'cookie', 'origin', 'user-agent', 'sec-fetch-site'];
  const kept = names.flatMap((name) => {
    const value = one(headers[name]);
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(request);
  return new Request(url, { method, headers: kept, ...(body?.length && { body }) });
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join('; ') : value);

async function readBody(request: NodeRequest): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request) {
    if (!(part instanceof Uint8Array)) throw readBefore();
    // What is too much is read on and forgotten: to stop would break the connection before the answer.
    if (length > maxBody) continue;
    parts.push(part);
    length += part.length;
  }
  if (length === 0 && Number(one(request.headers['content-length'])) > 0) throw readBefore();
  const body = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

/** A mistake in how it is mounted, said where the person who mounts it looks. */
const readBefore = () =>
  refuse(500, '@error/Internal', 'The body was read before: mount the backend before what parses bodies');
