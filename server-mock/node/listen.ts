/** The Node shell: gives the mock server a port of this machine. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultTenancy, type MockServer } from '../app.js';
import { hashText } from '../ids.js';
import { answerer, type RequestEntry } from './responses.js';
import { bind, closeIdle, closeSocket, ListenError } from './ports.js';

export { ListenError } from './ports.js';
export type { RequestEntry } from './responses.js';

export const defaultPort = 4400;
/** How long requests in flight may take when the server is stopped, in milliseconds. */
const grace = 5000;

export interface ListenOptions {
  server: MockServer;
  /** 0 for any free one. When it is occupied, the next free one is taken. Default: 4400. */
  port?: number;
  /** Default: localhost, which is 127.0.0.1 and ::1. */
  host?: string;
  /** Answers every path below its first segment (such as `/backend`) instead of the mock. */
  mounts?: Readonly<Record<string, RequestListener>>;
  /** Answers the paths that the mock does not know. */
  fallback?: RequestListener;
  /** Told of every request that the mock or a mount answered. */
  onRequest?: (entry: RequestEntry) => void;
  /** Told what a person should know: that another port was taken. */
  log?: (message: string) => void;
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Takes no new requests, finishes those in flight, and closes the mock server and its store. */
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
  await refuseDefaultKey(server, host);
  const responses = new Set<ServerResponse>();
  const answer = answerer(options);
  const listener: RequestListener = (request, response) => {
    responses.add(response);
    response.once('close', () => responses.delete(response));
    answer(request, response);
  };
  const sockets = await bind(listener, host, port);
  const taken = (sockets[0]?.address() as AddressInfo).port;
  if (port !== 0 && taken !== port) log?.(`Port ${port} is occupied; using ${taken} instead.`);

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
    }, grace);
    await closed;
    clearTimeout(overdue);
    // This waits for the requests of callers who hung up.
    await server.close();
  };
  return { url: `http://${urlHost(host)}:${taken}`, port: taken, close: () => (closing ??= close()) };
}

/** Anyone who can reach the port could use a key that is printed in the documentation. */
async function refuseDefaultKey(server: MockServer, host: string): Promise<void> {
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
