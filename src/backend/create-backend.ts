/** The backend contract as one fetch handler, to be mounted in any server: Node, edge or serverless. */
import type { Accounts } from './accounts.js';
import { refusalAnswer, refuse } from './answers.js';
import { admitOrigin, readBody } from './gate.js';
import type { PasslockServer } from './passlock-server.js';
import { authenticationRoutes } from './routes/authentication.js';
import { passkeyRoutes } from './routes/passkeys.js';
import { registrationRoutes } from './routes/registration.js';
import { sessionRoutes } from './routes/session.js';
import { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';
import type { App, Routes } from './visit.js';

export interface BackendOptions {
  passlock: PasslockServer;
  accounts: Accounts;
  sessions: Sessions;
  /** The relying party: the site's domain, or `localhost`. */
  rpId: string;
  /** The site's name, as devices show it. */
  rpName: string;
  /** Where it is mounted. Default: `/backend`. */
  basePath?: string;
  /**
   * Exact origins of the pages that may call it; others than the backend's own are answered with CORS.
   * Default: the request's own host. To be set where a proxy changes the host.
   */
  origins?: readonly string[];
  /** Default: as the request was made. To be set behind a proxy that ends TLS. */
  secureCookies?: boolean;
  /** Milliseconds a sign-in lasts. Default: 7 days. */
  sessionLifetime?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Told of what went wrong on this side: the vault out of reach, a wrong key, a broken adapter. */
  report?: (error: unknown) => void;
}

export interface BackendHandler {
  /** Answers one request. It never rejects. */
  fetch(request: Request): Promise<Response>;
}

const routes: Routes = {
  ...sessionRoutes,
  ...authenticationRoutes,
  ...registrationRoutes,
  ...passkeyRoutes,
};

/**
 * Makes the backend of an app's passkeys.
 *
 * @example
 * const kv = memoryKeyValue();
 * const backend = createBackend({
 *   passlock: passlockServer({ tenancyId, apiKey }),
 *   accounts: keyValueAccounts(kv),
 *   sessions: keyValueSessions(kv),
 *   rpId: 'example.com',
 *   rpName: 'Example',
 * });
 * const answer = await backend.fetch(request);
 */
export function createBackend(options: BackendOptions): BackendHandler {
  const { basePath = '/backend', origins, secureCookies, now = Date.now } = options;
  const { sessionLifetime = 7 * 24 * 3_600_000, report = reportToConsole } = options;
  const { passlock, accounts, sessions, rpId, rpName } = options;
  const app: App = { passlock, accounts, sessions, rpId, rpName, now, report };
  const settings = { sessions, now, sessionLifetime, secureCookies };
  const base = `${basePath.replace(/\/$/, '')}/`;

  async function answer(request: Request, session: SessionCookie): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length).replace(/\/$/, '') : '';
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!methods) throw refuse(404, '@error/NotFound', 'There is nothing at this path');
    const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (handler) return handler({ app, request, session, body: () => readBody(request) });
    const allow = Object.keys(methods).join(', ');
    if (request.method === 'OPTIONS') return preflight(allow);
    throw refuse(405, '@error/BadRequest', `This path answers ${allow}`, { headers: { allow } });
  }

  async function fetch(request: Request): Promise<Response> {
    let shared: string | undefined;
    let response: Response;
    const session = new SessionCookie(request, settings);
    try {
      shared = admitOrigin(request, origins);
      response = await answer(request, session);
    } catch (error) {
      response = refusalAnswer(error);
      if (response.status >= 500) report(error);
    }
    if (session.setCookie !== undefined) response.headers.append('set-cookie', session.setCookie);
    response.headers.append('vary', 'Origin');
    if (shared !== undefined) {
      response.headers.set('access-control-allow-origin', shared);
      response.headers.set('access-control-allow-credentials', 'true');
      response.headers.set('access-control-expose-headers', 'Retry-After');
    }
    return response;
  }

  return { fetch };
}

/** Without the headers that `fetch` adds for a listed origin, it permits nothing. */
function preflight(allow: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow,
      'access-control-allow-methods': allow,
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    },
  });
}

function reportToConsole(error: unknown): void {
  // A server that was given no log of its own writes here.
  // eslint-disable-next-line no-console
  console.error(error);
}
