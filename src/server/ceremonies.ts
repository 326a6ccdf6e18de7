/** Authorising ceremonies: the backend decides, and the page gets a single-use token. Second generation. */
import type {
  AuthorizeAuthenticationRequest,
  AuthorizedPasskeyAuthentication,
  AuthorizedPasskeyRegistration,
  AuthorizeRegistrationRequest,
} from '../wire/contract.js';
import type { AuthenticatedOptions } from './config.js';
import { expectDocument, request } from './request.js';

/** Options of `authorizePasskeyRegistration`. */
export interface AuthorizePasskeyRegistrationOptions extends AuthorizeRegistrationRequest {
  /** The site's name, which devices display. Passlock refuses a blank one. */
  rpName: string;
}

/**
 * Authorises the creation of one passkey for the given user.
 *
 * @throws PasskeyError `@error/BadRequest`, `@error/Forbidden`
 */
export const authorizePasskeyRegistration = async (
  options: AuthorizePasskeyRegistrationOptions,
  config: AuthenticatedOptions,
): Promise<AuthorizedPasskeyRegistration> => {
  const body = { ...options, rpId: options.rpId.toLowerCase() };
  return expectDocument<AuthorizedPasskeyRegistration>(
    await request(config, 2, 'POST', 'passkey/registration/authorize', body),
    'AuthorizedPasskeyRegistration',
    { registrationToken: 'string', expiresAt: 'number' },
  );
};

/**
 * Authorises one use of a passkey: of an account (`userId`, `allowCredentials`), or of any (`discoverable: true`).
 * Passlock treats an empty `allowCredentials` as an absent one.
 *
 * @throws PasskeyError `@error/BadRequest`, `@error/Forbidden`
 */
export const authorizePasskeyAuthentication = async (
  options: AuthorizeAuthenticationRequest,
  config: AuthenticatedOptions,
): Promise<AuthorizedPasskeyAuthentication> => {
  const body = { ...options, rpId: options.rpId.toLowerCase() };
  return expectDocument<AuthorizedPasskeyAuthentication>(
    await request(config, 2, 'POST', 'passkey/authentication/authorize', body),
    'AuthorizedPasskeyAuthentication',
    { authenticationToken: 'string', expiresAt: 'number' },
  );
};
