/** Second generation: the backend authorises each ceremony, and the page gets a short-lived token. */
import type {
  AuthorizeAuthenticationRequest,
  AuthorizedPasskeyAuthentication,
  AuthorizedPasskeyRegistration,
  AuthorizeRegistrationRequest,
} from '../wire/contract.js';
import type { Abortable } from '../wire/json-request.js';
import { answerAs, type Transport } from './transport.js';

/** Authorises ceremonies of pages. Second generation. */
export interface CeremonyEndpoints {
  /** Lets one passkey be created, for the given user. */
  authorizeRegistration(
    request: AuthorizeRegistrationRequest,
    io?: Abortable,
  ): Promise<AuthorizedPasskeyRegistration>;
  /** Lets somebody use a passkey once. */
  authorizeAuthentication(
    request: AuthorizeAuthenticationRequest,
    io?: Abortable,
  ): Promise<AuthorizedPasskeyAuthentication>;
}

export function ceremonyEndpoints({ call }: Transport): CeremonyEndpoints {
  return {
    authorizeRegistration: async (request, io) =>
      answerAs<AuthorizedPasskeyRegistration>(
        await call(2, 'POST', 'passkey/registration/authorize', request, io),
        'AuthorizedPasskeyRegistration',
        { registrationToken: 'string', expiresAt: 'number' },
      ),
    authorizeAuthentication: async (request, io) =>
      answerAs<AuthorizedPasskeyAuthentication>(
        await call(2, 'POST', 'passkey/authentication/authorize', request, io),
        'AuthorizedPasskeyAuthentication',
        { authenticationToken: 'string', expiresAt: 'number' },
      ),
  };
}
