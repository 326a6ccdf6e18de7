/** Icons of passkey providers: `/aaguid/:aaguid/icon.svg`. */
import { HttpError } from '../http/errors.js';
import { publicRoute, type Route } from '../http/route.js';
import { monogram } from '../vault/monogram.js';
import { providerName } from '../vault/providers.js';

export const aaguidRoutes: Route[] = [
  publicRoute({
    method: 'GET',
    paths: ['/aaguid/:aaguid/icon.svg'],
    handle: ({ params: { aaguid = '' } }) => {
      const name = providerName(aaguid.toLowerCase());
      if (name === undefined) throw new HttpError('@error/NotFound', 'There is no icon for this AAGUID.');
      return new Response(monogram(name), {
        headers: {
          'Content-Type': 'image/svg+xml',
          'Cache-Control': 'public, max-age=86400',
          // An SVG opened by itself is a document: the policy disables scripts and requests in it.
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    },
  }),
];
