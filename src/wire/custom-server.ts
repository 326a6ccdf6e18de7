/**
 * A custom server instead of Passlock: one URL returns the options of a ceremony, the other verifies the response.
 * Most WebAuthn libraries for servers work like this. They keep account and challenge in a session, so the requests
 * carry cookies, and fetching options ends the challenge before.
 */
import { creationOptions, requestOptions } from './ceremony-options.js';
import { PasskeyError } from './errors.js';
import {
  exchangeJson,
  isObject,
  reasonIn,
  type Abortable,
  type Json,
  type JsonResponse,
} from './json-request.js';
import type {
  AuthenticationApi,
  AuthenticationRequest,
  Prepared,
  RegistrationApi,
  RegistrationRequest,
} from './passlock.js';
import { endpointUrl } from './urls.js';

/** The request of a ceremony: for its options, or to verify the device's response. */
export type CustomServerStep = 'options' | 'verification';

/** What a page sets for a ceremony. */
export interface CustomServerSettings {
  username?: string;
  displayName?: string;
  userVerification?: string;
  timeout?: number;
}

/** The URLs of a custom server, and where its requests and responses differ from the usual ones. */
export interface CustomServerConfig {
  /** Returns the options: a path on this site with any query, or an absolute URL; or makes it from the settings. */
  options: string | ((settings: CustomServerSettings) => string);
  /** Verifies the device's response. */
  verification: string;
  /** Method of the request for options. `POST` (default) has a JSON body, `GET` has none. */
  optionsMethod?: 'GET' | 'POST' | undefined;
  /** Sent with both requests, such as a framework's CSRF token. A function is called before each request. */
  headers?:
    Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>) | undefined;
  /**
   * Makes the JSON body of a request. Default: `value` itself.
   *
   * @param value the settings of the ceremony (`username`, `userVerification`, …), or the device's response
   */
  body?: ((value: object, step: CustomServerStep) => object | Promise<object>) | undefined;
  /**
   * Whether a response to the verification is a yes. Default: a 2xx status and a JSON object that does not say no.
   * `any`: any 2xx status, also without a body, or a redirect.
   */
  accept?: 'any' | ((response: { status: number; body: unknown }) => boolean) | undefined;
  /** Lets the device remove a passkey that the server does not know (404, 410, or words such as "not found"). */
  signalUnknown?: boolean | undefined;
  /** Milliseconds that a request may take. Default: 15 seconds for options, 30 for the verification. */
  requestTimeout?: number | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** A verified ceremony. There is no code to exchange: the server has its own session. */
export interface Accepted {
  /** The JSON object that the server returned; empty if it returned none. */
  value: Json;
}

/** A custom server, as the `api` of an element. */
export type CustomServer = RegistrationApi<Accepted> & AuthenticationApi<Accepted>;

/**
 * Makes the `api` of an element for a custom server. Throws `bad-config` at the first call, before any request.
 *
 * @param registration the URLs for both ceremonies, or for registration only
 * @param authentication the URLs for authentication, where they differ
 */
export const customServer = (
  registration: CustomServerConfig,
  authentication = registration,
): CustomServer => ({
  prepareRegistration: (request, options) => prepare(registration, request, creationOptions, options),
  prepareAuthentication: (request, options) => prepare(authentication, request, requestOptions, options),
});

async function prepare<
  Options extends { rpId?: string; rp?: { id?: string } },
  Response extends { id: string },
>(
  config: CustomServerConfig,
  request: RegistrationRequest | AuthenticationRequest,
  check: (value: unknown) => Options,
  options: Abortable,
): Promise<Prepared<Options, Response, Accepted>> {
  const verificationUrl = endpointUrl(config.verification, 'verification-url');
  const { options: url } = config;
  const optionsUrl = endpointUrl(
    typeof url === 'function' ? url(request as CustomServerSettings) : url,
    'options-url',
  );
  const response = await ask(config, 'options', optionsUrl, request, options);
  throwNo(response);
  const { body } = response;
  const optionsJSON = check(unwrap(body));
  return {
    optionsJSON,
    isConditional: isObject(body) && body['mediation'] === 'conditional',
    async verify(credential, later) {
      const answer = await ask(config, 'verification', verificationUrl, credential, later);
      if (config.signalUnknown && !optionsJSON.rp && saysUnknown(answer)) {
        const rpId = optionsJSON.rpId ?? globalThis.location?.hostname;
        throw new PasskeyError('passkey-not-found', reasonIn(answer.body), {
          status: answer.status,
          orphan: { credentialId: credential.id, rpId },
        });
      }
      throwUnlessAccepted(answer, config.accept);
      return { value: isObject(answer.body) ? answer.body : {} };
    },
  };
}

/** The last request to each origin. */
const queues = new Map<string, Promise<unknown>>();

/** Milliseconds that an aborted request is waited for. */
const grace = 3_000;

/**
 * Requests to an origin wait for each other, also for an aborted one: the server may be about to store its challenge,
 * which must not replace a later one.
 */
async function ask(
  config: CustomServerConfig,
  step: CustomServerStep,
  url: string,
  value: object,
  { signal }: Abortable,
): Promise<JsonResponse> {
  const { headers, body, optionsMethod, requestTimeout } = config;
  const isGet = step === 'options' && optionsMethod === 'GET';
  const { origin } = new URL(url);
  const cut = new AbortController();
  signal?.addEventListener('abort', () => {
    AbortSignal.timeout(grace).addEventListener('abort', () => cut.abort());
  });
  const send = async () => {
    if (signal?.aborted) throw new PasskeyError('aborted');
    return exchangeJson(url, {
      signal: cut.signal,
      body: isGet ? undefined : body ? await body(value, step) : value,
      headers: typeof headers === 'function' ? await headers() : headers,
      credentials: 'include',
      deadline: requestTimeout || (step === 'options' ? 15_000 : 30_000),
      fetch: config.fetch,
    });
  };
  const previous = queues.get(origin);
  const sent = previous ? previous.then(send, send) : send();
  queues.set(origin, sent);
  const response = await sent;
  if (signal?.aborted) throw new PasskeyError('aborted');
  return response;
}

/** Frameworks wrap the options: `{publicKey}` as `navigator.credentials` expects them, `{options}`, `{data}`. */
function unwrap(body: unknown): unknown {
  if (!isObject(body) || 'challenge' in body) return body;
  const inner = ['publicKey', 'options', 'data'].map((name) => body[name]).find(isObject);
  return inner ? unwrap(inner) : body;
}

/** @throws PasskeyError for a status that is not 2xx, and for a body that says no */
function throwNo({ body, error, status }: JsonResponse): void {
  if (error) throw error;
  if (body === false || (isObject(body) && saysNo(body)))
    throw new PasskeyError('bad-request', reasonIn(body) ?? 'The server says no', { status });
}

const saysNo = (body: Json) =>
  ['verified', 'success', 'ok', 'authenticated'].some((name) => body[name] === false) ||
  ['error', 'failed', 'fail'].includes(body['status'] as string) ||
  !!body['error'];

function throwUnlessAccepted(response: JsonResponse, accept: CustomServerConfig['accept']): void {
  const { status, body } = response;
  if (typeof accept === 'function') {
    if (accept({ status, body })) return;
    throwNo(response);
    throw new PasskeyError('bad-request', reasonIn(body) ?? 'Not accepted', { status });
  }
  const isAny = accept === 'any';
  if (isAny && status === 302) return;
  throwNo(response);
  if (!isAny && !isObject(body))
    throw new PasskeyError('bad-response', 'The response is no JSON object; `accept` can make it a yes', {
      status,
    });
}

function saysUnknown({ status, body }: JsonResponse): boolean {
  const isNotFound =
    /(credential|passkey|authenticator)\W*(was |is )?(not.?found|unknown)|unknown.?(credential|passkey)/i;
  return status === 404 || status === 410 || isNotFound.test(JSON.stringify(body));
}
