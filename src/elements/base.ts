/** The clients that elements build from their attributes. */
import {
  authenticationApi,
  registrationApi,
  type AuthenticationApi,
  type PasslockConfig,
  type RegistrationApi,
  type Verified,
} from '../wire/passlock.js';
import type { Accepted, CustomServerConfig } from '../wire/custom-server.js';
import { loadedCustomServer } from './load-client.js';

/** The server that the attributes name: a custom server, or Passlock. */
export type ServerConfig = PasslockConfig & CustomServerConfig;

/** The result of a ceremony: Passlock's exchange code for the app's backend, or the response of a custom server. */
export type ServerResult = Verified | Accepted;

export const newRegistrationApi = (config: ServerConfig): RegistrationApi<ServerResult> =>
  config.options ? loadedCustomServer(config) : registrationApi(config);

export const newAuthenticationApi = (config: ServerConfig): AuthenticationApi<ServerResult> =>
  config.options ? loadedCustomServer(config) : authenticationApi(config);

/** The backend of an attribute or a property. For an address, `at` makes the part of the client that is needed. */
export const backendOf = <Part>(backend: string | Part, at: (base: string) => Part): Part | undefined =>
  typeof backend !== 'string' ? backend : backend ? at(backend) : undefined;
