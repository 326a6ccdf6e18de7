/**
 * Entry point `passkey-elements/adapters/simplewebauthn`: a server with the four routes of SimpleWebAuthn's example.
 *
 * @module adapters/simplewebauthn
 */
import { customServer, type CustomServer, type CustomServerConfig } from '../wire/custom-server.js';

/** Where the routes are, and what their requests carry besides. */
export interface SimpleWebAuthnConfig extends Pick<
  CustomServerConfig,
  'headers' | 'fetch' | 'signalUnknown' | 'optionsMethod'
> {
  /** Path or URL before the routes. Default: none, as in the example. */
  base?: string;
}

/** Makes the `api` of an element. */
export function simpleWebAuthn({ base = '', ...config }: SimpleWebAuthnConfig = {}): CustomServer {
  const urls = (ceremony: string): CustomServerConfig => ({
    optionsMethod: 'GET',
    ...config,
    options: `${base}/generate-${ceremony}-options`,
    verification: `${base}/verify-${ceremony}`,
  });
  return customServer(urls('registration'), urls('authentication'));
}
