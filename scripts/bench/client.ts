/** The clients: pages that use keep-alive connections. */
import { Agent, request } from 'node:http';

export const origin = 'http://localhost:3000';

export function connect(url: string, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const post = (path: string, body: unknown): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const headers = {
        origin,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      const call = request(url + path, { agent, method: 'POST', headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part: string) => (answer += part));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(JSON.parse(answer) as Record<string, unknown>);
          else reject(new Error(`${String(response.statusCode)} ${answer}`));
        });
      });
      call.on('error', reject).end(text);
    });
  return {
    post,
    close() {
      agent.destroy();
    },
  };
}
