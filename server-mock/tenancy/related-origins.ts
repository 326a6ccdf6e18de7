/** Related origins (WebAuthn L3 §5.11): the origins of other domains that may use passkeys made for an rpId. */
import type { Tenancy } from './tenancy.js';

/** Browsers support at least this many different sites in one document, and Chromium no more. */
const maxSites = 5;

/** The origins that may use `rpId`, its own first. Empty when the tenancy does not have it. */
export function relatedOrigins({ rpId: ownRpId, relatedRpIds, origins }: Tenancy, rpId: string): string[] {
  if (rpId !== ownRpId && !relatedRpIds.includes(rpId)) return [];
  const all = [`https://${rpId}`, ...(ownRpId === undefined ? [] : [`https://${ownRpId}`]), ...origins];
  return all.filter((origin) => origin.startsWith('https:'));
}

interface Sites {
  rpId: string | undefined;
  relatedRpIds: readonly string[];
  origins: readonly string[];
}

/** Throws a `TypeError` when browsers would ignore some of the origins. */
export function checkSiteCount({ rpId, relatedRpIds, origins }: Sites): void {
  for (const legacy of relatedRpIds) {
    const own = rpId === undefined ? [] : [rpId];
    const hosts = [legacy, ...own, ...origins.map((origin) => new URL(origin).hostname)];
    const sites = new Set(hosts.map(siteOf));
    if (sites.size > maxSites) {
      throw new TypeError(
        `"${legacy}" is related to ${sites.size - 1} other sites, but browsers support ${maxSites} sites in all.`,
      );
    }
  }
}

/**
 * The site's label in the sense of the specification: `example` of `www.example.com` and `example.co.uk`. It
 * guesses that short second-level names of countries are public suffixes, because the public suffix list is
 * larger than this server.
 */
function siteOf(host: string): string {
  const labels = host.split('.');
  const [secondLevel = '', country = ''] = labels.slice(-2);
  const hasLongSuffix = labels.length > 2 && country.length === 2 && secondLevel.length <= 3;
  return labels.at(hasLongSuffix ? -3 : -2) ?? host;
}
