/** Makes request URLs of attributes and settings, and checks them before anything is sent. */
import { PasskeyError } from './errors.js';

/**
 * Base URL of one tenancy on a Passlock server, such as `https://api.passlock.dev/v2/abc`.
 *
 * @param endpoint origin of the server (`https://…`), or `/` for the page's own
 * @throws PasskeyError `bad-config` for anything that could lead a request elsewhere
 */
export function tenancyUrl(tenancyId: string, endpoint: string, generation: 1 | 2): string {
  if (!tenancyId || !/^[\w-]{1,64}$/.test(tenancyId))
    throw new PasskeyError('bad-config', 'tenancy-id is missing or malformed');
  const origin = backendUrl(endpoint, 'endpoint');
  // Passlock's paths start at the origin's root, so an endpoint with a path is a mistake.
  if (new URL(origin).pathname !== '/') throw new PasskeyError('bad-config', 'endpoint must not have a path');
  return `${origin}${generation === 2 ? '/v2' : ''}/${tenancyId}`;
}

/** An optional origin, and a path without empty, `.` or `..` segments, which could lead to another path. */
const address = /^(https?:\/\/[\w.[\]:-]+)?(\/(?!\.\.?(\/|$))[\w.~-]+)*\/?$/i;

/**
 * Base URL of the app's own backend: a path on this site such as `/backend`, or an absolute URL.
 *
 * @param name of the setting, for the error
 * @throws PasskeyError `bad-config`
 */
export const backendUrl = (base: string, name = 'backend'): string =>
  checkedUrl(base, name, address).replace(/\/$/, '');

/** An optional origin, a path without `.` or `..` segments, and a query. */
const endpoint = /^(?![^?]*\/(\.|%2e){1,2}([/?]|$))(https?:\/\/[^\s\\#@/?]+(?![^/?])|\/(?!\/))[^\s\\#]*$/i;

/**
 * URL of one endpoint of a custom server, as its framework routes it: a path on this site such as `/auth/options/?v=1`,
 * or an absolute URL.
 *
 * @param name of the setting, for the error
 * @throws PasskeyError `bad-config`
 */
export const endpointUrl = (url: string, name: string): string => checkedUrl(url, name, endpoint);

function checkedUrl(url: string, name: string, pattern: RegExp): string {
  const { location, origin } = globalThis;
  // A frame without a URL (`about:blank`) inherits `origin`. `location` comes first: a page's own variable may
  // shadow `origin`.
  const here = location?.host ? location.origin : origin;
  if (!url || !pattern.test(url) || !URL.canParse(url, here))
    throw new PasskeyError('bad-config', `${name} must be a path or an absolute http(s) URL`);
  return new URL(url, here).href;
}
