/** One call of a Passlock server endpoint: its address, its key, and what may travel in a path. */
import type { Abortable, Json } from '../wire/json-request.js';
import { isObject, requestJson } from '../wire/json-request.js';
import { tenancyUrl } from '../wire/urls.js';
import { PasskeyError } from '../wire/errors.js';

/** Which tenancy, with which key, on which server. */
export interface PasslockServerOptions {
  tenancyId: string;
  /** Secret: it must never reach a page. */
  apiKey: string;
  /** Origin of the Passlock server. Default: the hosted service. */
  endpoint?: string;
  /** Instead of the runtime's own. */
  fetch?: typeof fetch;
  /** Milliseconds since the epoch; tests freeze it. */
  now?: () => number;
}

export type Generation = 1 | 2;
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Transport {
  /** @param path of the tenancy's, its variable parts made by `segment` or `token` */
  call(generation: Generation, method: Method, path: string, body?: object, io?: Abortable): Promise<Json>;
  /** A public document of the server's, by its absolute path. */
  read(path: string): Promise<Json>;
}

const hostedEndpoint = 'https://api.passlock.dev';

/** @throws PasskeyError `bad-config`, at once, for an id, a key or an endpoint that could lead a request astray */
export function createTransport(options: PasslockServerOptions): Transport {
  const { tenancyId, apiKey, endpoint = hostedEndpoint } = options;
  // "/" means the page's own origin, and there is no page here.
  if (endpoint === '/') throw new PasskeyError('bad-config', 'endpoint must be an absolute URL');
  const bases = { 1: tenancyUrl(tenancyId, endpoint, 1), 2: tenancyUrl(tenancyId, endpoint, 2) };
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new PasskeyError('bad-config', 'apiKey is missing or malformed');
  const send = serverFetch(options.fetch ?? fetch);
  return {
    call: (generation, method, path, body, io) =>
      requestJson(`${bases[generation]}/${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}` },
        fetch: send,
        signal: io?.signal,
        ...(body && { body }),
      }),
    read: (path) => requestJson(new URL(bases[1]).origin + path, { method: 'GET', fetch: send }),
  };
}

/**
 * Cookies and caches are a browser's, and edge runtimes refuse to hear of them, or of `redirect: 'error'`.
 * A redirect is still not followed (the key would travel with it): it comes back as an answer that is not ok.
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

/** A code, passkey id or challenge id as a path segment. @throws PasskeyError `bad-request`: no request is made */
export function token(name: string, value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_-]{1,512}$/.test(value)) return value;
  throw new PasskeyError('bad-request', `The ${name} is malformed`);
}

/** Any text as one path segment. @throws PasskeyError `bad-request` for what no encoding makes harmless */
export function segment(name: string, value: string): string {
  // URLs drop "." and "..", and lone surrogates have no encoding.
  if (typeof value !== 'string' || /^\.{0,2}$|\p{Surrogate}/u.test(value))
    throw new PasskeyError('bad-request', `The ${name} is malformed`);
  return encodeURIComponent(value);
}

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array';

/**
 * The answer as `T`, once its `_tag` and the fields that matter are what they should be.
 *
 * @throws PasskeyError `bad-response`
 */
export function answerAs<T extends { _tag: string }>(
  answer: unknown,
  tag: T['_tag'],
  fields: { [K in keyof T]?: Kind },
): T {
  if (isObject(answer) && answer['_tag'] === tag) {
    const wrong = Object.entries(fields).find(([name, kind]) => kindOf(answer[name]) !== kind);
    if (!wrong) return answer as unknown as T;
  }
  throw new PasskeyError('bad-response', `The answer is not a ${tag}`);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
