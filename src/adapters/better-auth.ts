/**
 * Entry point `passkey-elements/adapters/better-auth`: better-auth with its passkey plugin.
 *
 * @module adapters/better-auth
 */
import { customServer, type CustomServer, type CustomServerConfig } from '../wire/custom-server.js';

/** Where better-auth is, and what its requests carry besides. */
export interface BetterAuthConfig extends Pick<CustomServerConfig, 'headers' | 'fetch' | 'signalUnknown'> {
  /** `basePath` of better-auth, or an absolute URL. Default: `/api/auth`. */
  base?: string;
  /** Name under which better-auth stores a new passkey. */
  name?: string;
}

/** Makes the `api` of an element. A registration needs a fresh session, unless the plugin allows one without. */
export function betterAuth({ base = '/api/auth', name, ...config }: BetterAuthConfig = {}): CustomServer {
  const urls = (options: string, verification: string, more?: object): CustomServerConfig => ({
    ...config,
    optionsMethod: 'GET',
    options: `${base}/passkey/${options}`,
    verification: `${base}/passkey/${verification}`,
    body: (response) => ({ response, ...more }),
  });
  return customServer(
    urls('generate-register-options', 'verify-registration', { name }),
    urls('generate-authenticate-options', 'verify-authentication'),
  );
}
