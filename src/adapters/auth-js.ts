/**
 * Entry point `passkey-elements/adapters/auth-js`: Auth.js (also NextAuth v5) with its Passkey provider.
 *
 * @module adapters/auth-js
 */
import { PasskeyError } from '../wire/errors.js';
import { requestJson, strings } from '../wire/json-request.js';
import { customServer, type CustomServer, type CustomServerConfig } from '../wire/custom-server.js';

/** Where Auth.js is, and what its requests carry besides. */
export interface AuthJsConfig extends Pick<CustomServerConfig, 'fetch'> {
  /** `basePath` of Auth.js, or an absolute URL. Default: `/auth`; `/api/auth` in Next.js. */
  base?: string;
  /** Id of the provider. Default: `passkey`. */
  provider?: string;
}

/** Makes the `api` of an element. Auth.js takes the username as the email address of a new account. */
export function authJs({ base = '/auth', provider = 'passkey', fetch }: AuthJsConfig = {}): CustomServer {
  const config = (action: 'register' | 'authenticate'): CustomServerConfig => ({
    fetch,
    optionsMethod: 'GET',
    options: ({ username }) =>
      `${base}/webauthn-options/${provider}?${new URLSearchParams({ action, ...(username && { email: username }) })}`,
    verification: `${base}/callback/${provider}`,
    // Without it the response is a redirect.
    headers: { 'x-auth-return-redirect': '1' },
    async body(response) {
      const token = await requestJson(new URL(`${base}/csrf`, location.href).href, {
        credentials: 'include',
        fetch,
      });
      return { ...strings(token, 'csrfToken'), action, data: JSON.stringify(response) };
    },
    // A failure is an address too.
    accept: ({ status, body }) => {
      const url = (body as { url?: unknown } | undefined)?.url;
      if (typeof url !== 'string')
        throw new PasskeyError('bad-response', 'Auth.js returned no url', { status });
      return status === 200 && !new URL(url, location.href).searchParams.has('error');
    },
  });
  return customServer(config('register'), config('authenticate'));
}
