import {
  createMockServer,
  type Client,
  type MockServer,
  type MockServerOptions,
} from '../../../server-mock/app.js';

export const here: Client = { ipAddress: '127.0.0.1' };
export const origin = 'http://localhost:4400';

/** Asks for one of the mock's own paths as a browser on this machine would. */
export function ask(
  server: MockServer,
  path: string,
  init: RequestInit = {},
  client: Client = here,
): Promise<Response> {
  return server.fetch(new Request(path.startsWith('/') ? origin + path : path, init), client);
}

/** Posts a form of the console. */
export function submit(
  server: MockServer,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return ask(server, '/console', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

export async function command(server: MockServer, body: Record<string, string | number>) {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(server, '/_mock/console', { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Text that becomes markup wherever somebody forgot to escape it. */
export const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\u202e`;

export const hostileServer = (options: MockServerOptions = {}): Promise<MockServer> =>
  createMockServer({ now: () => Date.UTC(2026, 10, 22), ...options });

/** Fails on markup that came out of `hostile`. */
export function hasHostileMarkup(page: string): boolean {
  return /<script>alert|<img src=x|'>|onerror=alert\(1\)>/.test(page);
}
