/**
 * Passlock's public zone: the calls a page may make without a key, in both generations.
 *
 * `prepare…` fetches the options and answers them together with the one call that can follow, so the
 * session token and the generation of the wire stay in here. Spec: WebAuthn Level 3 §7.1 and §7.2.
 */
import { KitError } from '../errors.js';
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
import { isObject, list, requestJson, strings, type Io } from './http.js';
import { tenancyUrl } from './urls.js';

/** A ceremony that is ready for the device. */
export interface Prepared<Options, Response, Result> {
  optionsJSON: Options;
  verify(response: Response, io: Io): Promise<Result>;
}

/** What Passlock answers to a verified ceremony. */
export interface Verified {
  /** Single use, five minutes: the app's backend exchanges it. */
  code: string;
  /** JWS for backends that verify locally instead. */
  idToken: string;
  principal: Principal;
}

export type RegistrationRequest = RegistrationOptionsRequest | AuthorizedRegistrationOptionsRequest;
export type AuthenticationRequest = AuthenticationOptionsRequest | AuthorizedAuthenticationOptionsRequest;

export type PreparedRegistration = Prepared<
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
  Verified
>;
export type PreparedAuthentication = Prepared<
  PublicKeyCredentialRequestOptionsJSON,
  AuthenticationResponseJSON,
  Verified
>;

export interface RegistrationApi {
  prepareRegistration(request: RegistrationRequest, io: Io): Promise<PreparedRegistration>;
}

export interface AuthenticationApi {
  prepareAuthentication(request: AuthenticationRequest, io: Io): Promise<PreparedAuthentication>;
}

export interface PasslockConfig {
  tenancyId: string;
  /** Origin of the server, or `/` for the page's own. Default: the hosted service. */
  endpoint?: string | undefined;
  fetch?: typeof fetch;
}

export const hostedEndpoint = 'https://api.passlock.dev';

/** Base URL of the tenancy. @throws KitError `bad-config` */
export const baseUrl = ({ tenancyId, endpoint = hostedEndpoint }: PasslockConfig, generation: 1 | 2) =>
  tenancyUrl(tenancyId, endpoint, generation);

/** Registration calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const registrationApi = (config: PasslockConfig): RegistrationApi => ({
  async prepareRegistration(request, io) {
    const answer = await options(config, 'registration', request, 'registrationToken' in request, io);
    if (!isObject(answer.optionsJSON['user']) || !isObject(answer.optionsJSON['rp']))
      throw new KitError('bad-response', 'The registration options lack rp or user');
    return answer as unknown as PreparedRegistration;
  },
});

/** Authentication calls of one tenancy. Throws `bad-config` at the first call, before any request. */
export const authenticationApi = (config: PasslockConfig): AuthenticationApi => ({
  async prepareAuthentication(request, io) {
    const answer = await options(config, 'authentication', request, 'authenticationToken' in request, io);
    return answer as unknown as PreparedAuthentication;
  },
});

async function options(
  config: PasslockConfig,
  ceremony: 'registration' | 'authentication',
  body: RegistrationRequest | AuthenticationRequest,
  authorized: boolean,
  { signal }: Io,
) {
  const url = `${baseUrl(config, authorized ? 2 : 1)}/passkey/${ceremony}`;
  const answer = await requestJson(`${url}/options`, { body, signal, fetch: config.fetch });
  const { sessionToken } = strings(answer, 'sessionToken');
  const { optionsJSON } = answer;
  strings(optionsJSON, 'challenge');
  const json = optionsJSON as Record<string, unknown>;
  for (const passkeys of [json['allowCredentials'], json['excludeCredentials']])
    if (passkeys !== undefined) list(passkeys);
  return {
    optionsJSON: json,
    verify: async (response: unknown, io: Io): Promise<Verified> =>
      verified(
        await requestJson(`${url}/verification`, {
          body: { sessionToken, response },
          signal: io.signal,
          fetch: config.fetch,
        }),
      ),
  };
}

function verified(answer: Record<string, unknown>): Verified {
  const { code, id_token } = strings(answer, 'code', 'id_token');
  const { authenticatorId, userId } = strings(answer['principal'], 'authenticatorId', 'userId');
  return { code, idToken: id_token, principal: { authenticatorId, userId } };
}
