/** Serves the mock server on a port with Node. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultTenancy, type MockServer } from '../app.js';
import { hashText } from '../ids.js';
import { createRequestListener, type RequestEntry } from './request-listener.js';
import { bind, closeIdle, closeSocket, ListenError } from './ports.js';

export { ListenError } from './ports.js';
export type { RequestEntry } from './request-listener.js';

export const defaultPort = 4400;
/** Milliseconds that requests in flight get when the server stops. */
const shutdownTimeout = 5000;

export interface ListenOptions {
  server: MockServer;
  /** 0 for any free port. When the port is occupied, the next free one is used. Default: 4400. */
  port?: number;
  /** Default: localhost, both 127.0.0.1 and ::1. */
  host?: string;
  /** Listeners by path prefix, such as `/backend`, which take precedence over the mock. */
  mounts?: Readonly<Record<string, RequestListener>>;
  /** Responds to paths without a route. */
  fallback?: RequestListener;
  /** Called after every response of the mock or a mounted listener. */
  onRequest?: (entry: RequestEntry) => void;
  /** Receives messages for people, such as the use of another port. */
  log?: (message: string) => void;
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Refuses new requests, finishes those in flight, and closes the mock server and its store. */
  close(): Promise<void>;
}

/**
 * Serves a mock server on a port.
 *
 * @example
 * const { url, close } = await listen({ server: await createMockServer(), port: 0 });
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { server, port = defaultPort, host = 'localhost', log } = options;
  await checkDefaultKey(server, host);
  const responses = new Set<ServerResponse>();
  const respond = createRequestListener(options);
  const listener: RequestListener = (request, response) => {
    responses.add(response);
    response.once('close', () => responses.delete(response));
    respond(request, response);
  };
  const sockets = await bind(listener, host, port);
  const actual = (sockets[0]?.address() as AddressInfo).port;
  if (port !== 0 && actual !== port) log?.(`Port ${port} is occupied; using ${actual} instead.`);

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    for (const response of responses) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
      response.once('close', () => setImmediate(closeIdle, sockets));
    }
    const closed = Promise.all(sockets.map(closeSocket));
    closeIdle(sockets);
    const overdue = setTimeout(() => {
      for (const socket of sockets) socket.closeAllConnections();
    }, shutdownTimeout);
    await closed;
    clearTimeout(overdue);
    // Also waits for requests whose callers hung up.
    await server.close();
  };
  return { url: `http://${urlHost(host)}:${actual}`, port: actual, close: () => (closing ??= close()) };
}

/** The default key is in the documentation, so it must not be reachable from other machines. */
async function checkDefaultKey(server: MockServer, host: string): Promise<void> {
  if (isLoopback(host)) return;
  const hash = await hashText(defaultTenancy.apiKey);
  const open = server.tenancies.list().find(({ apiKeyHashes }) => apiKeyHashes.includes(hash));
  if (!open) return;
  throw new ListenError(
    `Tenancy "${open.id}" has the default API key, which everyone knows, so the server does not listen ` +
      `on ${host}. Give it a key of its own, or listen on localhost.`,
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
