/**
 * `/.well-known/webauthn`: the document of related origins. In production the rpId's domain hosts it; the mock
 * responds with the document of the domain in the request's URL.
 */
import { HttpError } from '../http/errors.js';
import { publicRoute, type Route } from '../http/route.js';
import { relatedOrigins } from '../tenancy/related-origins.js';

export const relatedOriginRoutes: Route[] = [
  publicRoute({
    method: 'GET',
    paths: ['/.well-known/webauthn'],
    handle: ({ services, request }): { origins: string[] } => {
      const { hostname } = new URL(request.url);
      const all = services.tenancies.list().flatMap((tenancy) => relatedOrigins(tenancy, hostname));
      const origins = [...new Set(all)];
      if (origins.length < 2) throw new HttpError('@error/NotFound', 'No origin is related to this domain.');
      return { origins };
    },
  }),
];
