/**
 * Where elements get what their flows are given: the one place that builds clients and hands out the
 * port to WebAuthn. Each is an export of its own, so that a page with one element loads one of them.
 */
import {
  authenticationApi,
  registrationApi,
  type AuthenticationApi,
  type PasslockConfig,
  type RegistrationApi,
  type Verified,
} from '../wire/passlock.js';
import {
  customServerAuthentication,
  customServerRegistration,
  type Accepted,
  type CustomServerConfig,
} from '../wire/custom-server.js';

export { authenticationBackend, codeBackend, manageBackend, registrationBackend } from '../wire/backend.js';
export { can, unavailability } from '../webauthn/authenticator.js';
export { createManage as newManage } from '../flows/manage.js';
export { createOtp as newOtp } from '../flows/otp.js';
export { passkeySupport, type PasskeyAbilities } from '../webauthn/support.js';
export { deviceSignals } from '../flows/device-signals.js';
export { newLogin, newRegister } from '../flows/ready.js';

/** The server that attributes name: a plain one, or Passlock. */
export type ServerConfig = PasslockConfig & CustomServerConfig;

/** What it made of a ceremony: Passlock has a code for the app's backend, a plain server its own answer. */
export type ServerResult = Verified | Accepted;

export const newRegistrationApi = (config: ServerConfig): RegistrationApi<ServerResult> =>
  config.optionsUrl ? customServerRegistration(config) : registrationApi(config);

export const newAuthenticationApi = (config: ServerConfig): AuthenticationApi<ServerResult> =>
  config.optionsUrl ? customServerAuthentication(config) : authenticationApi(config);

/** The backend that an attribute or a property names; at an address, the part of it that is asked for. */
export const backendOf = <Part>(backend: string | Part, at: (base: string) => Part): Part | undefined =>
  typeof backend !== 'string' ? backend : backend ? at(backend) : undefined;
