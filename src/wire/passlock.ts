/**
 * Passlock's ceremony endpoints: the calls that a page makes without an API key, in both generations.
 *
 * `prepare…` fetches the options and returns them with the one call that can follow, so that callers handle
 * neither the session token nor the generation. Spec: WebAuthn Level 3 §7.1 and §7.2.
 */
import type {
  AuthenticationOptionsRequest,
  AuthenticationResponseJSON,
  AuthorizedAuthenticationOptionsRequest,
  AuthorizedRegistrationOptionsRequest,
  Principal,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationOptionsRequest,
  RegistrationResponseJSON,
} from './contract.js';
import { requestJson, strings, type Abortable } from './json-request.js';
import { creationOptions, requestOptions } from './ceremony-options.js';
import { tenancyUrl } from './urls.js';

/** A ceremony whose options are fetched. */
export interface Prepared<Options, Response, Result> {
  optionsJSON: Options;
  /** The server accepts a passkey that the browser creates without user presence. */
  isConditional?: boolean;
  /** Sends the authenticator's response to be verified. */
  verify(response: Response, options: Abortable): Promise<Result>;
}

/** Passlock's response to a verified ceremony. */
export interface Verified {
  /** For the app's backend to exchange: single use, valid for five minutes. */
  code: string;
  /** A JWS, for backends that verify it locally instead. */
  idToken: string;
  principal: Principal;
}

/** The exchange code of a result. A custom server's result has none. */
export const codeIn = (result: object): string | undefined => (result as Partial<Verified>).code;

/** A registration to prepare, of either generation. */
export type RegistrationRequest = RegistrationOptionsRequest | AuthorizedRegistrationOptionsRequest;
/** An authentication to prepare, of either generation. */
export type AuthenticationRequest = AuthenticationOptionsRequest | AuthorizedAuthenticationOptionsRequest;

/** A registration whose options are fetched. */
export type PreparedRegistration<Result = Verified> = Prepared<
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
  Result
>;
/** An authentication whose options are fetched. */
export type PreparedAuthentication<Result = Verified> = Prepared<
  PublicKeyCredentialRequestOptionsJSON,
  AuthenticationResponseJSON,
  Result
>;

interface CeremonyApi {
  /**
   * The server keeps every challenge until it expires, so options can be fetched ahead of the click. Default: a new
   * challenge may replace the one before, as in servers that keep it in the session.
   */
  keepsChallenges?: boolean;
}

/** The server side of a registration. Each server has its own type of result. */
export interface RegistrationApi<Result = Verified> extends CeremonyApi {
  /** Fetches the options, and returns them with the call that verifies the response. */
  prepareRegistration(
    request: RegistrationRequest,
    options: Abortable,
  ): Promise<PreparedRegistration<Result>>;
}

/** The server side of an authentication. Each server has its own type of result. */
export interface AuthenticationApi<Result = Verified> extends CeremonyApi {
  /** Fetches the options, and returns them with the call that verifies the response. */
  prepareAuthentication(
    request: AuthenticationRequest,
    options: Abortable,
  ): Promise<PreparedAuthentication<Result>>;
}

/** A tenancy and its server. */
export interface PasslockConfig {
  tenancyId: string;
  /** Origin of the server, or `/` for the page's own. Default: the hosted service. */
  endpoint?: string | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

export const hostedEndpoint = 'https://api.passlock.dev';

/** The base URL of the tenancy. @throws PasskeyError `bad-config` */
export const baseUrl = ({ tenancyId, endpoint = hostedEndpoint }: PasslockConfig, generation: 1 | 2) =>
  tenancyUrl(tenancyId, endpoint, generation);

/** Registration calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const registrationApi = (config: PasslockConfig): RegistrationApi => ({
  keepsChallenges: true,
  prepareRegistration: (request, options) =>
    prepare(config, 'registration', request, creationOptions, options),
});

/** Authentication calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const authenticationApi = (config: PasslockConfig): AuthenticationApi => ({
  keepsChallenges: true,
  prepareAuthentication: (request, options) =>
    prepare(config, 'authentication', request, requestOptions, options),
});

async function prepare<Options, Response>(
  config: PasslockConfig,
  ceremony: 'registration' | 'authentication',
  request: RegistrationRequest | AuthenticationRequest,
  check: (value: unknown) => Options,
  options: Abortable,
): Promise<Prepared<Options, Response, Verified>> {
  const url = `${baseUrl(config, `${ceremony}Token` in request ? 2 : 1)}/passkey/${ceremony}`;
  const ask = (step: string, body: object, { signal }: Abortable) =>
    requestJson(`${url}/${step}`, { body, signal, fetch: config.fetch });
  const response = await ask('options', request, options);
  const { sessionToken } = strings(response, 'sessionToken');
  return {
    optionsJSON: check(response['optionsJSON']),
    isConditional: response['mediation'] === 'conditional',
    verify: async (credential, later) =>
      verified(await ask('verification', { sessionToken, response: credential }, later)),
  };
}

function verified(response: Record<string, unknown>): Verified {
  const { code, id_token } = strings(response, 'code', 'id_token');
  const { authenticatorId, userId } = strings(response['principal'], 'authenticatorId', 'userId');
  return { code, idToken: id_token, principal: { authenticatorId, userId } };
}
