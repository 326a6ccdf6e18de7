/**
 * A custom server instead of Passlock: one URL returns the options of a ceremony, the other verifies the
 * response. Servers built on SimpleWebAuthn, go-webauthn or py_webauthn work like this. They keep account and
 * challenge in a session, so the requests carry cookies.
 */
import { PasskeyError } from './errors.js';
import { isObject, requestJson, type Abortable, type Json } from './json-request.js';
import { creationOptions, requestOptions } from './ceremony-options.js';
import type { AuthenticationApi, Prepared, RegistrationApi } from './passlock.js';
import { backendUrl } from './urls.js';

/** The URLs of a custom server. */
export interface CustomServerConfig {
  /** Returns the options: a path on this site, or an absolute URL. */
  optionsUrl: string;
  /** Receives the authenticator's response as a JSON body. */
  verificationUrl: string;
  /** `post` (default) sends the request (`username`, `userVerification`, …) as a JSON body; `get` sends no body. */
  optionsMethod?: 'get' | 'post' | undefined;
  /** Sent with both requests, such as a framework's CSRF token. */
  headers?: Record<string, string>;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** A verified ceremony. There is no code to exchange: the server has its own session. */
export interface Accepted {
  /** The JSON object that the verification URL returned. */
  value: Json;
}

/** Registration at a custom server. Throws `bad-config` at the first call, before any request. */
export const customServerRegistration = (config: CustomServerConfig): RegistrationApi<Accepted> => ({
  prepareRegistration: (request, options) => prepare(config, request, creationOptions, options),
});

/** Authentication at a custom server. Throws `bad-config` at the first call, before any request. */
export const customServerAuthentication = (config: CustomServerConfig): AuthenticationApi<Accepted> => ({
  prepareAuthentication: (request, options) => prepare(config, request, requestOptions, options),
});

async function prepare<Options, Response>(
  config: CustomServerConfig,
  request: object,
  check: (value: unknown) => Options,
  options: Abortable,
): Promise<Prepared<Options, Response, Accepted>> {
  const { headers, fetch: send } = config;
  const verificationUrl = backendUrl(config.verificationUrl, 'verification-url');
  const optionsUrl = backendUrl(config.optionsUrl, 'options-url');
  const ask = (url: string, body: unknown, { signal }: Abortable) =>
    requestJson(url, { body, signal, headers, fetch: send, credentials: 'include' });
  const response = await ask(optionsUrl, config.optionsMethod === 'get' ? undefined : request, options);
  // go-webauthn wraps the options in `publicKey`, as navigator.credentials expects them.
  const optionsJSON = check(isObject(response['publicKey']) ? response['publicKey'] : response);
  return {
    optionsJSON,
    isConditional: response['mediation'] === 'conditional',
    async verify(credential, later) {
      const value = await ask(verificationUrl, credential, later);
      // SimpleWebAuthn's servers reject with status 200.
      if (value['verified'] === false) throw new PasskeyError('bad-request', 'Not verified', { status: 400 });
      return { value };
    },
  };
}
