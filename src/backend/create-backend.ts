/** The backend contract as one fetch handler, for any server: Node, edge or serverless. */
import { PasskeyError } from '../wire/errors.js';
import { isLoopback } from '../server/config.js';
import { Passlock as SafePasslock } from '../server/safe-client.js';
import type { Passlock } from '../server/unsafe-client.js';
import type { Accounts } from './accounts.js';
import { ChallengeCookie } from './challenge-cookie.js';
import { checkOrigin, readJsonBody } from './guards.js';
import { limitsOf, type Limits, type ProtectedChange } from './limits.js';
import type { Mailer } from './mailer.js';
import type { RateLimits } from './rate-limits.js';
import type { App, Client } from './request-context.js';
import { errorResponse, HttpError } from './responses.js';
import { providerIcons, type LoadIcon } from './provider-icons.js';
import { findRoute } from './routes.js';
import { SessionCookie } from './session-cookie.js';
import type { Sessions } from './sessions.js';

/** The parts and settings of a backend. */
export interface BackendOptions extends Partial<Limits> {
  /** A client from `passkey-elements/server/unsafe`. */
  passlock: Passlock;
  accounts: Accounts;
  sessions: Sessions;
  /** Sends emails. Without it there are no one-time codes, and an account always keeps its last passkey. */
  mailer?: Mailer | undefined;
  /** Default: `sessions`, which counts too. */
  rateLimits?: RateLimits;
  /** The relying party id: the site's domain, or `localhost`. */
  rpId: string;
  /** Former domains of the site. A page may request their passkeys with the `rp-id` attribute. */
  relatedRpIds?: readonly string[];
  /** The site's name, which devices display. */
  rpName: string;
  /**
   * Returns whether this person has just signed in with a password. Only then may their browser create a passkey
   * without a prompt (`<passkey-register after-password>`). Default: never, as this backend has no passwords.
   */
  isAfterPassword?: App['isAfterPassword'];
  /**
   * Changes that need a passkey where the account has one; a code is then not enough. Default: `remove-passkey`
   * (of another than one in its `recoveryDelay`) and `change-email`.
   */
  passkeyRequiredFor?: readonly ProtectedChange[];
  /**
   * A page of the app, such as `https://example.com/undo-email`. When an account's address changes, the notice to the
   * old address links to it with a token as the fragment. For `recoveryDelay`, `POST account/undo-email` with that
   * token restores the address and ends all sessions. Default: no link.
   */
  undoPage?: string;
  /**
   * Reads the icon of a passkey's provider: `fetch`, or a function that allows fewer URLs. Each is read once, and put into
   * the list as a `data:` URL, because `<passkey-manager>` shows no remote ones. Default: none are read.
   */
  loadIcon?: LoadIcon;
  /** The path that the handler is mounted at. Default: `/backend`. */
  basePath?: string;
  /**
   * Exact origins of the pages that may call the backend. Origins other than the backend's own get CORS headers.
   * Default: the host of the request. Set it where a proxy changes the host.
   */
  origins?: readonly string[];
  /**
   * Whether cookies are `Secure`, which browsers accept over https only, or on localhost. Default: yes, except in
   * development: at a loopback address, with the `rpId` `localhost`.
   */
  secureCookies?: boolean;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
  /** Receives the server's own failures: Passlock unreachable, a wrong API key, an adapter that throws. */
  report?: (error: unknown) => void;
}

/** The backend as a fetch handler. */
export interface BackendHandler {
  /** Handles one request. It never rejects. */
  fetch(request: Request, client?: Client): Promise<Response>;
}

/**
 * Creates the backend of an app.
 *
 * @example
 * const kv = memoryKeyValue();
 * const backend = createBackend({
 *   passlock: new Passlock({ tenancyId, apiKey }),
 *   accounts: keyValueAccounts(kv),
 *   sessions: keyValueSessions(kv),
 *   rpId: 'example.com',
 *   rpName: 'Example',
 * });
 * const response = await backend.fetch(request);
 *
 * @throws PasskeyError `bad-config`, at once, for a client of the safe entry point, an empty `rpName`, or a base path
 *   or origin that no request can match
 */
export function createBackend(options: BackendOptions): BackendHandler {
  const { basePath = '/backend', origins, secureCookies } = options;
  checkConfig(options);
  const app = appOf(options);
  const { sessions, now, report, limits } = app;
  const { sessionLifetime } = limits;
  // The request's own scheme says nothing behind a proxy that ends TLS, nor does its host where the proxy changes it.
  const isSecure = ({ protocol, hostname }: URL) =>
    secureCookies ?? !(protocol === 'http:' && isLoopback(hostname) && isLoopback(app.rpId));
  const cookieSettings = { sessions, now, isSecure, sessionLifetime };
  const base = `${basePath.replace(/\/$/, '')}/`;

  async function handle(request: Request, client: Client, cookies: Cookies): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.startsWith(base) ? pathname.slice(base.length).replace(/\/$/, '') : '';
    const route = findRoute(path);
    if (!route) throw new HttpError(404, '@error/NotFound', 'No route has this path');
    const { methods, id } = route;
    const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    if (handler) return handler({ app, request, client, id, ...cookies, body: () => readJsonBody(request) });
    const allow = Object.keys(methods).join(', ');
    if (request.method === 'OPTIONS') return preflightResponse(allow);
    throw new HttpError(405, '@error/BadRequest', `This path allows ${allow}`, { headers: { allow } });
  }

  async function fetch(request: Request, client: Client = {}): Promise<Response> {
    let corsOrigin: string | undefined;
    let response: Response;
    const cookies = {
      session: new SessionCookie(request, cookieSettings),
      challenge: new ChallengeCookie(request, cookieSettings),
    };
    try {
      corsOrigin = checkOrigin(request, origins);
      response = await handle(request, client, cookies);
    } catch (error) {
      response = errorResponse(error);
      if (response.status >= 500) report(error);
    }
    for (const { setCookie } of Object.values(cookies))
      if (setCookie !== undefined) response.headers.append('set-cookie', setCookie);
    response.headers.append('vary', 'Origin');
    if (corsOrigin !== undefined) {
      response.headers.set('access-control-allow-origin', corsOrigin);
      response.headers.set('access-control-allow-credentials', 'true');
      response.headers.set('access-control-expose-headers', 'Retry-After');
    }
    return response;
  }

  return { fetch };
}

interface Cookies {
  session: SessionCookie;
  challenge: ChallengeCookie;
}

function appOf(options: BackendOptions): App {
  const {
    passlock,
    accounts,
    sessions,
    mailer,
    isAfterPassword,
    rpId,
    relatedRpIds = [],
    rpName,
    undoPage,
  } = options;
  const { now = Date.now, report = reportToConsole } = options;
  const { passkeyRequiredFor = ['remove-passkey', 'change-email'] } = options;
  const { rateLimits = sessions } = options;
  return {
    passlock,
    accounts,
    sessions,
    rateLimits,
    limits: limitsOf(options),
    passkeyRequiredFor,
    rpId,
    relatedRpIds,
    rpName: rpName.trim(),
    iconOf: providerIcons(options.loadIcon),
    now,
    report,
    ...(mailer && { mailer }),
    ...(isAfterPassword && { isAfterPassword }),
    ...(undoPage !== undefined && { undoPage }),
  };
}

function checkConfig({ passlock, basePath = '', origins = [], rpName }: BackendOptions): void {
  if (passlock instanceof SafePasslock)
    throw new PasskeyError('bad-config', 'passlock: expected a client of passkey-elements/server/unsafe');
  if (basePath !== '' && !basePath.startsWith('/'))
    throw new PasskeyError('bad-config', `basePath: "${basePath}" does not begin with a slash`);
  // Passlock refuses a blank name at each registration; a configuration error should show at the start.
  if (!rpName.trim()) throw new PasskeyError('bad-config', 'rpName: the name of the site is empty');
  // Browsers send origins without a path and in lower case; those of apps may have their own scheme.
  for (const origin of origins)
    if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s\p{Lu}]+$/u.test(origin))
      throw new PasskeyError(
        'bad-config',
        `origins: "${origin}" is not an origin, such as https://example.com`,
      );
}

/** A preflight response alone permits nothing: `fetch` adds the CORS headers for a listed origin. */
function preflightResponse(allow: string): Response {
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
  // The default log of a server that configured none.
  // eslint-disable-next-line no-console
  console.error(error);
}
