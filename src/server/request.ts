/** One request to a server endpoint of Passlock: path segments, API key, and a check of the returned document. */
import { PasskeyError } from '../wire/errors.js';
import { isObject, requestJson, type Json } from '../wire/json-request.js';
import {
  authorization,
  serverOrigin,
  tenancyUrl,
  type AuthenticatedOptions,
  type Generation,
  type PasslockOptions,
} from './config.js';

/** @param path below the tenancy, with its variable parts made by `idSegment` or `textSegment` */
export async function request(
  config: AuthenticatedOptions,
  generation: Generation,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<Json> {
  try {
    return await requestJson(`${tenancyUrl(config, generation)}/${path}`, {
      method,
      headers: { authorization: authorization(config) },
      fetch: serverFetch(config.fetch ?? fetch),
      signal: config.signal,
      ...(body && { body }),
    });
  } catch (error) {
    // Passlock's name for the same number, which `isChallengeRateLimitedError` promises.
    if (error instanceof PasskeyError && error.code === 'rate-limited')
      Object.assign(error, { retryAfterSeconds: error.retryAfter ?? 60 });
    throw error;
  }
}

/** Fetches a public document of the server by its absolute path. */
export const requestPublic = (config: PasslockOptions, path: string): Promise<Json> =>
  requestJson(serverOrigin(config) + path, {
    method: 'GET',
    fetch: serverFetch(config.fetch ?? fetch),
    signal: config.signal,
  });

/**
 * Edge runtimes reject the cookie and cache options of `fetch`, and `redirect: 'error'`. With `manual`, a redirect is
 * a response that is not ok: following it would send the API key along.
 */
function serverFetch(send: typeof fetch): typeof fetch {
  return (input, init = {}) => {
    const { method, headers, body, signal } = init;
    return send(input, {
      redirect: 'manual',
      ...(method && { method }),
      ...(headers && { headers }),
      ...(body && { body }),
      ...(signal && { signal }),
    });
  };
}

/**
 * A code, passkey id or challenge id as a path segment.
 *
 * @param tag of the error that the endpoint returns for an unknown one
 * @throws PasskeyError `bad-request`, before any request
 */
export function idSegment(name: string, value: unknown, tag: string): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_-]{1,512}$/.test(value)) return value;
  throw new PasskeyError('bad-request', `The ${name} is malformed`, { tag });
}

/** Any text as one path segment. @throws PasskeyError `bad-request`, before any request */
export function textSegment(name: string, value: unknown): string {
  // URL parsers remove "." and "..", and lone surrogates have no encoding.
  if (typeof value !== 'string' || /^\.{0,2}$|\p{Surrogate}/u.test(value))
    throw new PasskeyError('bad-request', `The ${name} is malformed`);
  return encodeURIComponent(value);
}

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array';

/**
 * Checks the tag and the required members of a document.
 *
 * @throws PasskeyError `bad-response`
 */
export function expectDocument<T extends { _tag: string }>(
  value: unknown,
  tag: T['_tag'],
  members: { [K in keyof T]?: Kind },
): T {
  if (isObject(value) && value['_tag'] === tag) {
    const wrong = Object.entries(members).find(([name, kind]) => kindOf(value[name]) !== kind);
    if (!wrong) return value as unknown as T;
  }
  throw new PasskeyError('bad-response', `The response is not a valid ${tag}`);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
