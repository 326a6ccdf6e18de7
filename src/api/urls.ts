/** Where requests go: attributes become URLs here and nowhere else, checked before anything is sent. */
import { KitError } from '../errors.js';

const tenancy = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Base URL of one tenancy on a Passlock server, such as `https://api.passlock.dev/v2/abc`.
 *
 * @param endpoint origin of the server (`https://…`), or `/` for the page's own
 * @throws KitError `bad-config` for anything that could lead a request elsewhere
 */
export function tenancyUrl(tenancyId: string, endpoint: string, generation: 1 | 2): string {
  if (!tenancyId || !tenancy.test(tenancyId))
    throw new KitError('bad-config', tenancyId ? 'tenancy-id is malformed' : 'tenancy-id is missing');
  const origin = endpoint === '/' ? location.origin : absolute(endpoint, 'endpoint');
  // Passlock's paths start at the origin's root, so an endpoint with a path is a mistake.
  if (new URL(origin).pathname !== '/') throw new KitError('bad-config', 'endpoint must not have a path');
  return `${origin}${generation === 2 ? '/v2' : ''}/${tenancyId}`;
}

/**
 * Base URL of the app's own backend: a path of this site such as `/backend`, or an absolute URL.
 *
 * @param name of the setting, for the error
 * @throws KitError `bad-config`
 */
export function backendUrl(base: string, name = 'backend'): string {
  // "//host" and "/\host" are other hosts to a browser; one leading slash followed by a name is not.
  if (/^\/(?:[\w.~-]+\/?)*$/.test(base) && !/(?:^|\/)\.\.?(?:\/|$)/.test(base))
    return location.origin + base.replace(/\/$/, '');
  return absolute(base, name);
}

function absolute(value: string, name: string): string {
  if (/^https?:\/\/[\w.[\]:-]+(?:\/[\w./~-]*)?$/i.test(value) && !value.includes('..') && URL.canParse(value))
    return value.replace(/\/$/, '');
  throw new KitError('bad-config', `${name} must be an absolute http(s) URL`);
}
