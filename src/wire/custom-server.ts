/**
 * A server that is not Passlock: one address answers the options of a ceremony, the other one verifies what
 * the device made of them. So do the servers built on SimpleWebAuthn, go-webauthn or py_webauthn. Who is
 * there, and which challenge was given, the server keeps in its session, so cookies go along.
 */
import { PasskeyError } from './errors.js';
import { isObject, requestJson, type Abortable, type Json } from './json-request.js';
import { creationOptions, requestOptions } from './ceremony-options.js';
import type { AuthenticationApi, Prepared, RegistrationApi } from './passlock.js';
import { backendUrl } from './urls.js';

/** Where a server has its options and its verification. */
export interface CustomServerConfig {
  /** Where the options come from: a path of this site, or an absolute URL. */
  optionsUrl: string;
  /** Where the device's response goes, as a JSON body. */
  verificationUrl: string;
  /**
   * `post` (default) sends what is asked for as a JSON body: `username`, `displayName`, `userVerification`,
   * … `get` sends nothing.
   */
  optionsMethod?: 'get' | 'post' | undefined;
  /** Sent with both requests, such as a framework's CSRF token. */
  headers?: Record<string, string>;
  /** Instead of the page's own. */
  fetch?: typeof fetch;
}

/** What a plain server made of a ceremony. It has no code to exchange: the session is its own. */
export interface Accepted {
  /** The JSON object it answered, as it is. */
  value: Json;
}

/** Registration with a plain server. Throws `bad-config` at the first call, before any request. */
export const customServerRegistration = (config: CustomServerConfig): RegistrationApi<Accepted> => ({
  prepareRegistration: (request, io) => prepare(config, request, creationOptions, io),
});

/** Authentication with a plain server. Throws `bad-config` at the first call, before any request. */
export const customServerAuthentication = (config: CustomServerConfig): AuthenticationApi<Accepted> => ({
  prepareAuthentication: (request, io) => prepare(config, request, requestOptions, io),
});

async function prepare<Options, Response>(
  config: CustomServerConfig,
  request: object,
  check: (value: unknown) => Options,
  io: Abortable,
): Promise<Prepared<Options, Response, Accepted>> {
  const { headers, fetch: send } = config;
  const verificationUrl = backendUrl(config.verificationUrl, 'verification-url');
  const optionsUrl = backendUrl(config.optionsUrl, 'options-url');
  const ask = (url: string, body: unknown, { signal }: Abortable) =>
    requestJson(url, { body, signal, headers, fetch: send, credentials: 'include' });
  const answer = await ask(optionsUrl, config.optionsMethod === 'get' ? undefined : request, io);
  // go-webauthn wraps them as navigator.credentials takes them.
  const options = check(isObject(answer['publicKey']) ? answer['publicKey'] : answer);
  return {
    optionsJSON: options,
    isConditional: answer['mediation'] === 'conditional',
    async verify(response, later) {
      const value = await ask(verificationUrl, response, later);
      // SimpleWebAuthn's servers say no with a 200.
      if (value['verified'] === false) throw new PasskeyError('bad-request', 'Not verified', { status: 400 });
      return { value };
    },
  };
}
