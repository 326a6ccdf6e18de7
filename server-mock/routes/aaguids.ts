/** What made a passkey: its name, and an icon of our own. */
import { aaguidNames } from './aaguid-names.js';
import { WireError } from '../http/errors.js';
import { escapeHtml } from '../http/escape.js';
import { publicRoute, type Route } from '../http/route.js';

/** The name of the password manager or platform, if the AAGUID is known. */
export function providerName(aaguid: string): string | undefined {
  return Object.hasOwn(aaguidNames, aaguid) ? aaguidNames[aaguid] : undefined;
}

/** A passkey's `platform`; `serverUrl` is any URL of this server. Absent for an unknown maker. */
export function platformOf(
  aaguid: string,
  serverUrl: string,
): { platform: { name: string; icon: string } } | undefined {
  const name = providerName(aaguid);
  if (name === undefined) return undefined;
  return { platform: { name, icon: new URL(`/aaguid/${aaguid}/icon.svg`, serverUrl).href } };
}

export const aaguidRoutes: Route[] = [
  publicRoute({
    method: 'GET',
    paths: ['/aaguid/:aaguid/icon.svg'],
    handle: ({ params: { aaguid = '' } }) => {
      const name = providerName(aaguid.toLowerCase());
      if (name === undefined) throw new WireError('@error/NotFound', 'There is no icon for this AAGUID.');
      return new Response(monogram(name), {
        headers: {
          'Content-Type': 'image/svg+xml',
          'Cache-Control': 'public, max-age=86400',
          // An SVG that is opened by itself is a document: one that can do nothing.
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    },
  }),
];

/** Up to two initials on a neutral tile, since the makers' own logos are not ours to give away. */
function monogram(name: string): string {
  const initials = name
    .split(/[\s()]+/)
    .filter((word) => word !== '')
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x20))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" role="img">
<title>${escapeHtml(name)}</title>
<style>
rect{fill:#e4e6ea}text{fill:#30343b;font:600 ${initials.length > 1 ? 13 : 16}px system-ui,sans-serif}
@media (prefers-color-scheme:dark){rect{fill:#3a3f47}text{fill:#eceef1}}
</style>
<rect width="32" height="32" rx="7"/>
<text x="16" y="16.5" text-anchor="middle" dominant-baseline="central">${escapeHtml(initials)}</text>
</svg>
`;
}
