/** The backend contract as one fetch handler, to be mounted in any server: Node, edge or serverless. */
import { PasskeyError } from '../wire/errors.js';
import type { Accounts } from './accounts.js';
import { refusalAnswer, refuse } from './responses.js';
import { CodeCookie } from './code-cookie.js';
import { admitOrigin, readBody } from './guards.js';
import { memoryKeyValue } from './stores/key-value.js';
import { defaultLimits, type Limits } from './limits.js';
import type { Mailer } from './mailer.js';
import type { PasslockServer } from '../server/passlock-server.js';
import { keyValueRateLimits, type RateLimits } from './rate-limits.js';
import { findRoute } from './routes.js';
import { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';
import type { App, Client } from './request-context.js';

/** What the backend is made of. */
export interface BackendOptions extends Partial<Limits> {
  passlock: Pick<PasslockServer, 'unsafe'>;
  accounts: Accounts;
  sessions: Sessions;
  /** Sends one-time codes. Without it there are none, and the last passkey of an account stays. */
  mailer?: Mailer | undefined;
  /** Default: counted in this process. */
  rateLimits?: RateLimits;
  /** The relying party: the site's domain, or `localhost`. */
  rpId: string;
  /** Domains that the site had before: their passkeys are still good, where a page asks for them by `rp-id`. */
  relatedRpIds?: readonly string[];
  /** The site's name, as devices show it. */
  rpName: string;
  /**
   * Has this person just signed in with a password? Only then may their browser make a passkey without
   * asking them (`<passkey-register after-password>`). Default: never, as there are no passwords here.
   */
  isAfterPassword?: App['isAfterPassword'];
  /** Where it is mounted. Default: `/backend`. */
  basePath?: string;
  /**
   * Exact origins of the pages that may call it; others than the backend's own are answered with CORS.
   * Default: the request's own host. To be set where a proxy changes the host.
   */
  origins?: readonly string[];
  /** Default: as the request was made. To be set behind a proxy that ends TLS. */
  secureCookies?: boolean;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Told of what went wrong on this side: the vault out of reach, a wrong key, a broken adapter. */
  report?: (error: unknown) => void;
}

/** The backend as a fetch handler. */
export interface BackendHandler {
  /** Answers one request. It never rejects. */
  fetch(request: Request, client?: Client): Promise<Response>;
}

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
 *
 * @throws PasskeyError `bad-config`, at once, for a base path or an origin that no request could ever match
 */
export function createBackend(options: BackendOptions): BackendHandler {
  const { basePath = '/backend', origins, secureCookies, now = Date.now } = options;
  refuseConfig(basePath, origins ?? []);
  const { report = reportToConsole, mailer } = options;
  const { accounts, sessions, rpId, relatedRpIds = [], rpName, isAfterPassword } = options;
  const passlock = options.passlock.unsafe;
  const { rateLimits = keyValueRateLimits(memoryKeyValue({ now }), now) } = options;
  const limits = limitsOf(options);
  const app: App = {
    ...{ passlock, accounts, sessions, rateLimits, limits, rpId, relatedRpIds, rpName, now, report },
    ...(mailer && { mailer }),
    ...(isAfterPassword && { isAfterPassword }),
  };
  const settings = { sessions, now, secureCookies, sessionLifetime: limits.sessionLifetime };
  const base = `${basePath.replace(/\/$/, '')}/`;

  async function answer(request: Request, client: Client, cookies: Cookies): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length).replace(/\/$/, '') : '';
    const route = findRoute(path);
    if (!route) throw refuse(404, '@error/NotFound', 'There is nothing at this path');
    const { methods, id } = route;
    const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (handler) return handler({ app, request, client, id, ...cookies, body: () => readBody(request) });
    const allow = Object.keys(methods).join(', ');
    if (request.method === 'OPTIONS') return preflight(allow);
    throw refuse(405, '@error/BadRequest', `This path answers ${allow}`, { headers: { allow } });
  }

  async function fetch(request: Request, client: Client = {}): Promise<Response> {
    let shared: string | undefined;
    let response: Response;
    const cookies = {
      session: new SessionCookie(request, settings),
      code: new CodeCookie(request, settings),
    };
    try {
      shared = admitOrigin(request, origins);
      response = await answer(request, client, cookies);
    } catch (error) {
      response = refusalAnswer(error);
      if (response.status >= 500) report(error);
    }
    for (const { setCookie } of Object.values(cookies))
      if (setCookie !== undefined) response.headers.append('set-cookie', setCookie);
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

interface Cookies {
  session: SessionCookie;
  code: CodeCookie;
}

function refuseConfig(basePath: string, origins: readonly string[]): void {
  if (basePath !== '' && !basePath.startsWith('/'))
    throw new PasskeyError('bad-config', `basePath: "${basePath}" does not begin with a slash`);
  // No path and no capitals, as browsers send it; an app's may have a scheme of its own.
  for (const origin of origins)
    if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s\p{Lu}]+$/u.test(origin))
      throw new PasskeyError('bad-config', `origins: "${origin}" is no origin, such as https://example.com`);
}

function limitsOf(options: Partial<Limits>): Limits {
  const names = Object.keys(defaultLimits) as (keyof Limits)[];
  return Object.fromEntries(
    names.map((name) => [name, options[name] ?? defaultLimits[name]]),
  ) as unknown as Limits;
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
