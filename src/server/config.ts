/** The configuration of server calls, and the base URLs that follow from it. */
import { PasskeyError } from '../wire/errors.js';
import type { Abortable } from '../wire/json-request.js';

/** Configuration of calls that need no API key. `signal` cancels the call. */
export interface PasslockOptions extends Abortable {
  tenancyId: string;
  /** Origin of the Passlock server. Default: the hosted service. Must be https, except for loopback addresses. */
  endpoint?: string | undefined;
  /** Replaces the runtime's `fetch`. */
  fetch?: typeof fetch;
  /** The clock, in milliseconds since the epoch. */
  now?: () => number;
}

/** Configuration of calls with an API key. */
export interface AuthenticatedOptions extends PasslockOptions {
  /** Secret. Never send it to a page. */
  apiKey: string;
}

/** First generation `/{tenancyId}`, second generation `/v2/{tenancyId}`. */
export type Generation = 1 | 2;

/** @throws PasskeyError `bad-config` for a malformed tenancy id, API key or endpoint */
export function checkConfig(config: AuthenticatedOptions): void {
  tenancyUrl(config, 1);
  authorization(config);
}

/** @throws PasskeyError `bad-config` */
export function tenancyUrl(config: PasslockOptions, generation: Generation): string {
  if (typeof config.tenancyId !== 'string' || !/^[\w-]{1,64}$/.test(config.tenancyId))
    throw new PasskeyError('bad-config', 'tenancyId is missing or malformed');
  return `${serverOrigin(config)}${generation === 2 ? '/v2' : ''}/${config.tenancyId}`;
}

/** @throws PasskeyError `bad-config` */
export function serverOrigin({ endpoint = 'https://api.passlock.dev' }: PasslockOptions): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // Passlock's paths start at the root of the origin, so an endpoint with a path is a mistake.
  if (!url || url.href !== `${url.origin}/`)
    throw new PasskeyError('bad-config', 'endpoint must be an origin, such as https://api.passlock.dev');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new PasskeyError('bad-config', 'endpoint must use https: requests carry the API key');
  return url.origin;
}

/** Whether a host of a URL is this machine. */
export const isLoopback = (host: string) => /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(host);

/** The `Authorization` header. @throws PasskeyError `bad-config` for a key that could end the header */
export function authorization({ apiKey }: AuthenticatedOptions): string {
  if (typeof apiKey !== 'string' || !/^[\x21-\x7e]+$/.test(apiKey))
    throw new PasskeyError('bad-config', 'apiKey is missing or malformed');
  return `Bearer ${apiKey}`;
}
