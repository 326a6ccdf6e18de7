/** A request as written: clients such as `fetch` resolve dot segments themselves. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Gets a path, and returns the whole response. */
export function getRaw(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}
