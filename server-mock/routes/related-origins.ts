/**
 * Related origins (WebAuthn L3 §5.11): the document with which a domain lets pages of other domains use the
 * passkeys that were made for it. A real one is on that domain; the mock answers when it is asked by its name.
 */
import { WireError } from '../http/errors.js';
import { publicRoute, type Route } from '../http/route.js';
import type { Tenancy } from '../tenancy/tenancies.js';

/** Browsers look at no more different sites than this in one document. */
const mostSites = 5;

export const relatedOriginRoutes: Route[] = [
  publicRoute({
    method: 'GET',
    paths: ['/.well-known/webauthn'],
    handle: ({ services, request }): { origins: string[] } => {
      const { hostname } = new URL(request.url);
      const origins = [
        ...new Set(services.tenancies.list().flatMap((tenancy) => relatedOrigins(tenancy, hostname))),
      ];
      if (origins.length < 2) throw new WireError('@error/NotFound', 'No origin is related to this domain.');
      return { origins };
    },
  }),
];

/** The origins that may use `rpId`, itself first; empty when it is not the tenancy's. */
function relatedOrigins({ rpId: ownRpId, relatedRpIds, origins }: Tenancy, rpId: string): string[] {
  if (rpId !== ownRpId && !relatedRpIds.includes(rpId)) return [];
  const all = [`https://${rpId}`, ...(ownRpId === undefined ? [] : [`https://${ownRpId}`]), ...origins];
  return all.filter((origin) => origin.startsWith('https:'));
}

interface Sites {
  rpId: string | undefined;
  relatedRpIds: readonly string[];
  origins: readonly string[];
}

/** Throws a `TypeError` for a configuration of which browsers would ignore a part. */
export function refuseTooManySites({ rpId, relatedRpIds, origins }: Sites): void {
  for (const legacy of relatedRpIds) {
    const hosts = [
      legacy,
      ...(rpId === undefined ? [] : [rpId]),
      ...origins.map((one) => new URL(one).hostname),
    ];
    const sites = new Set(hosts.map(siteOf));
    if (sites.size > mostSites) {
      throw new TypeError(
        `"${legacy}" would be related to ${sites.size - 1} other sites; browsers look at ${mostSites} in all.`,
      );
    }
  }
}

/**
 * What browsers call the label: `example` of `www.example.com` and of `example.co.uk`. Without the list of
 * public suffixes, which is longer than this program, short second-level names of countries are guessed.
 */
function siteOf(host: string): string {
  const labels = host.split('.');
  const [secondLevel = '', country = ''] = labels.slice(-2);
  const hasLongSuffix = labels.length > 2 && country.length === 2 && secondLevel.length <= 3;
  return labels.at(hasLongSuffix ? -3 : -2) ?? host;
}
