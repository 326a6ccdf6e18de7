/** Listens on a port of this machine, or on the next free one. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const maxAttempts = 20;

/** The server cannot listen on the host or port. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Listens on both addresses of localhost: browsers try both, and must not reach another program on one of them. */
export async function bind(listener: RequestListener, host: string, port: number): Promise<Server[]> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const candidate = port === 0 ? 0 : port + attempt;
    if (candidate > 65535) break;
    const sockets = await bindAll(listener, hosts, candidate);
    if (sockets) return sockets;
  }
  const last = Math.min(port + maxAttempts - 1, 65535);
  throw new ListenError(`Ports ${port} to ${last} of ${host} are occupied. Choose another with --port.`);
}

/** Undefined when the port is occupied on one of the addresses. */
async function bindAll(
  listener: RequestListener,
  hosts: string[],
  port: number,
): Promise<Server[] | undefined> {
  const sockets: Server[] = [];
  for (const host of hosts) {
    const socket = createServer(listener);
    const first = sockets[0]?.address() as AddressInfo | undefined;
    try {
      await bindOne(socket, host, first?.port ?? port);
      sockets.push(socket);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // This machine has no IPv6, or no IPv4.
      if (hosts.length > 1 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      await Promise.all(sockets.map(closeSocket));
      if (code === 'EADDRINUSE') return undefined;
      throw new ListenError(`The server cannot listen on ${host}: ${message}.`, { cause: error });
    }
  }
  if (sockets.length === 0)
    throw new ListenError(`This machine has none of the addresses ${hosts.join(', ')}.`);
  return sockets;
}

function bindOne(socket: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.listen({ host, port, exclusive: true }, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

export function closeSocket(socket: Server): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => {
      resolve();
    });
  });
}

export function closeIdle(sockets: Server[]): void {
  for (const socket of sockets) socket.closeIdleConnections();
}
