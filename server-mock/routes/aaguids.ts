/** Icons of passkey providers: `/aaguid/:aaguid/icon.svg`. */
import { html } from 'hono/html';
import { HttpError } from '../http/errors.js';
import { publicRoute, type Route } from '../http/route.js';
import { providerName } from '../vault/providers.js';

export const aaguidRoutes: Route[] = [
  publicRoute({
    method: 'GET',
    paths: ['/aaguid/:aaguid/icon.svg'],
    handle: async ({ params: { aaguid = '' } }) => {
      const name = providerName(aaguid.toLowerCase());
      if (name === undefined) throw new HttpError('@error/NotFound', 'There is no icon for this AAGUID.');
      return new Response(await monogram(name), {
        headers: {
          'Content-Type': 'image/svg+xml',
          'Cache-Control': 'public, max-age=86400',
          // An SVG opened by itself is a document: the policy disables scripts and requests in it.
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    },
  }),
];

/** Up to two initials on a neutral tile: the providers' own logos are not free to distribute. */
async function monogram(name: string): Promise<string> {
  const initials = name
    .split(/[\s()]+/)
    .filter((word) => word !== '')
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x20))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const svg = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 32 32"
    width="32"
    height="32"
    role="img"
  >
    <title>${name}</title>
    <style>
      rect {
        fill: #e4e6ea;
      }
      text {
        fill: #30343b;
        font:
          600 ${initials.length > 1 ? 13 : 16}px system-ui,
          sans-serif;
      }
      @media (prefers-color-scheme: dark) {
        rect {
          fill: #3a3f47;
        }
        text {
          fill: #eceef1;
        }
      }
    </style>
    <rect width="32" height="32" rx="7" />
    <text x="16" y="16.5" text-anchor="middle" dominant-baseline="central">${initials}</text>
  </svg>`;
  return String(await svg);
}
