/**
 * Passlock's public zone: the calls a page may make without a key, in both generations.
 *
 * `prepare…` fetches the options and answers them together with the one call that can follow, so the
 * session token and the generation of the wire stay in here. Spec: WebAuthn Level 3 §7.1 and §7.2.
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

/** A ceremony that is ready for the device. */
export interface Prepared<Options, Response, Result> {
  optionsJSON: Options;
  /** The server takes a passkey that nobody was present for. */
  isConditional?: boolean;
  /** Takes what the device answered to be verified. */
  verify(response: Response, io: Abortable): Promise<Result>;
}

/** What Passlock answers to a verified ceremony. */
export interface Verified {
  /** Single use, five minutes: the app's backend exchanges it. */
  code: string;
  /** JWS for backends that verify locally instead. */
  idToken: string;
  principal: Principal;
}

/** The code of a result that has one: not every server is Passlock. */
export const codeIn = (result: object): string | undefined => (result as Partial<Verified>).code;

/** What a passkey is to be created for, in either generation. */
export type RegistrationRequest = RegistrationOptionsRequest | AuthorizedRegistrationOptionsRequest;
/** Which passkeys will do, in either generation. */
export type AuthenticationRequest = AuthenticationOptionsRequest | AuthorizedAuthenticationOptionsRequest;

/** A registration that is ready for the device. */
export type PreparedRegistration<Result = Verified> = Prepared<
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
  Result
>;
/** An authentication that is ready for the device. */
export type PreparedAuthentication<Result = Verified> = Prepared<
  PublicKeyCredentialRequestOptionsJSON,
  AuthenticationResponseJSON,
  Result
>;

/** A server's side of a registration; what it makes of one in the end is its own affair. */
export interface RegistrationApi<Result = Verified> {
  /** Fetches the options; the answer takes the device's response. */
  prepareRegistration(request: RegistrationRequest, io: Abortable): Promise<PreparedRegistration<Result>>;
}

/** A server's side of an authentication; what it makes of one in the end is its own affair. */
export interface AuthenticationApi<Result = Verified> {
  /** Fetches the options; the answer takes the device's response. */
  prepareAuthentication(
    request: AuthenticationRequest,
    io: Abortable,
  ): Promise<PreparedAuthentication<Result>>;
}

/** Which tenancy, on which server. */
export interface PasslockConfig {
  tenancyId: string;
  /** Origin of the server, or `/` for the page's own. Default: the hosted service. */
  endpoint?: string | undefined;
  /** Instead of the page's own. */
  fetch?: typeof fetch;
}

export const hostedEndpoint = 'https://api.passlock.dev';

/** Base URL of the tenancy. @throws PasskeyError `bad-config` */
export const baseUrl = ({ tenancyId, endpoint = hostedEndpoint }: PasslockConfig, generation: 1 | 2) =>
  tenancyUrl(tenancyId, endpoint, generation);

/** Registration calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const registrationApi = (config: PasslockConfig): RegistrationApi => ({
  prepareRegistration: (request, io) => prepare(config, 'registration', request, creationOptions, io),
});

/** Authentication calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const authenticationApi = (config: PasslockConfig): AuthenticationApi => ({
  prepareAuthentication: (request, io) => prepare(config, 'authentication', request, requestOptions, io),
});

async function prepare<Options, Response>(
  config: PasslockConfig,
  ceremony: 'registration' | 'authentication',
  request: RegistrationRequest | AuthenticationRequest,
  check: (value: unknown) => Options,
  io: Abortable,
): Promise<Prepared<Options, Response, Verified>> {
  const url = `${baseUrl(config, `${ceremony}Token` in request ? 2 : 1)}/passkey/${ceremony}`;
  const ask = (step: string, body: object, { signal }: Abortable) =>
    requestJson(`${url}/${step}`, { body, signal, fetch: config.fetch });
  const answer = await ask('options', request, io);
  const { sessionToken } = strings(answer, 'sessionToken');
  return {
    optionsJSON: check(answer['optionsJSON']),
    isConditional: answer['mediation'] === 'conditional',
    verify: async (response, later) => verified(await ask('verification', { sessionToken, response }, later)),
  };
}

function verified(answer: Record<string, unknown>): Verified {
  const { code, id_token } = strings(answer, 'code', 'id_token');
  const { authenticatorId, userId } = strings(answer['principal'], 'authenticatorId', 'userId');
  return { code, idToken: id_token, principal: { authenticatorId, userId } };
}
