/** Middleware that every request passes before its handler: CORS, method, origin or API key. */
import type { MiddlewareHandler } from 'hono';
import { HttpError } from './errors.js';
import { faultHeader } from './faults.js';
import type { HttpEnv, PublicContext, RequestContext, Zone } from './route.js';
import { hashText, sameText, tenancyIdPattern } from '../ids.js';
import type { Services } from '../services.js';
import { allowsOrigin } from '../tenancy/origins.js';
import type { Tenancies } from '../tenancy/tenancies.js';
import type { Tenancy } from '../tenancy/tenancy.js';

/**
 * CORS for the paths that pages call. The origin is echoed to the tenancy's own pages. It is echoed for an
 * unknown tenancy as well, so that the page can read the error.
 */
export function cors({ tenancies }: Services, methods: readonly string[]): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const tenancy = findTenancy(tenancies, c.req.param('tenancy'));
    const origin = c.env.origin ?? c.req.header('origin');
    c.header('Vary', 'Origin');
    if (origin !== undefined && (!tenancy || allowsOrigin(tenancy, origin))) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (c.req.method !== 'OPTIONS') return next();
    if (tenancy) requireOrigin(tenancy, origin);
    const canFail = tenancy?.kind === 'development';
    c.header('Access-Control-Allow-Methods', methods.join(', '));
    c.header('Access-Control-Allow-Headers', canFail ? `content-type, ${faultHeader}` : 'content-type');
    c.header('Access-Control-Max-Age', '600');
    return c.body(null, 204);
  };
}

/** Responds with 405 to other methods, including HEAD: Hono would run the GET handler, which spends codes. */
export function allowMethods(methods: readonly string[]): MiddlewareHandler {
  const allow = [...new Set(methods)].join(', ');
  return async (c, next) => {
    if (methods.includes(c.req.method)) return next();
    const details = { status: 405, headers: { Allow: allow } };
    throw new HttpError('@error/BadRequest', `This path supports only ${allow}.`, details);
  };
}

/** Finds the tenancy, checks that the caller may use it, and sets the request context. */
export function authorize(services: Services, zone: Zone): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const request = c.req.raw;
    const params = c.req.param() as Record<string, string>;
    const context: PublicContext = { services, params, query: new URL(request.url).searchParams, request };
    // The handlers of public routes are typed without a tenancy.
    if (zone === 'public') c.set('context', context as RequestContext);
    else {
      const origin = zone === 'browser' ? (c.env.origin ?? c.req.header('origin')) : undefined;
      const tenancy =
        zone === 'browser'
          ? pageTenancy(services.tenancies, params['tenancy'], origin)
          : await serverTenancy(services.tenancies, params['tenancy'], c.req.header('authorization'));
      const { ipAddress } = c.env;
      const userAgent = c.req.header('user-agent')?.slice(0, 512);
      c.set('context', {
        ...context,
        tenancy,
        ...(origin !== undefined && { origin }),
        ...(ipAddress !== undefined && { ipAddress }),
        ...(userAgent !== undefined && { userAgent }),
      });
    }
    await next();
  };
}

function pageTenancy(tenancies: Tenancies, id: string | undefined, origin: string | undefined): Tenancy {
  const tenancy = findTenancy(tenancies, id);
  if (!tenancy) throw new HttpError('@error/InvalidTenancy', 'There is no such tenancy.');
  requireOrigin(tenancy, origin);
  return tenancy;
}

/** Only browsers send an origin: other callers cannot be turned into an attack on a person. */
function requireOrigin(tenancy: Tenancy, origin: string | undefined): void {
  if (origin === undefined || allowsOrigin(tenancy, origin)) return;
  throw new HttpError('@error/Forbidden', 'This origin is not allowed for the tenancy.');
}

/** Gives the same response, in the same time, for an unknown tenancy and for a wrong key. */
async function serverTenancy(
  tenancies: Tenancies,
  id: string | undefined,
  authorization: string | undefined,
): Promise<Tenancy> {
  const tenancy = findTenancy(tenancies, id);
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  const hash = await hashText(key);
  // Compares every hash, so that the time does not depend on which one matches.
  const matches = (tenancy?.apiKeyHashes ?? ['']).filter((known) => sameText(known, hash));
  if (!tenancy || matches.length === 0) {
    throw new HttpError('@error/Forbidden', 'The API key is missing, wrong or of another tenancy.');
  }
  return tenancy;
}

function findTenancy(tenancies: Tenancies, id = ''): Tenancy | undefined {
  return tenancyIdPattern.test(id) ? tenancies.get(id) : undefined;
}
