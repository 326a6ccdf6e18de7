import type { AuthenticationOptionsRequest, AuthenticationSuccess } from '../wire/contract.js';
import { authenticationApi } from '../wire/passlock.js';
import { createLogin } from '../flows/login.js';
import { call, type CallConfig } from './call.js';
import { authenticationError } from './errors.js';
import { AuthenticationEvents, telling, type AuthenticationEvent } from './progress.js';

interface Listening {
  /** Told of each step, once. With `autofill`, `verifyCredential` says that the person picked a passkey. */
  onEvent?: ((event: AuthenticationEvent) => void) | undefined;
  /**
   * Offers passkeys in the autofill of an input with `autocomplete="username webauthn"`, and waits for as
   * long as the page is open. A dialog ends it, with the code `aborted`.
   */
  autofill?: boolean | undefined;
}

/** First generation: the page says which passkeys will do. */
export interface AuthenticationOptions extends AuthenticationOptionsRequest, Listening {}

/** Second generation: the app's backend has authorised it. */
export interface AuthorizedAuthenticationOptions extends Listening {
  /** Single use, five minutes. */
  authenticationToken: string;
}

/** Uses a passkey and has the server verify it. @throws AuthenticationError */
export function authenticatePasskey(
  { onEvent, autofill, ...request }: AuthenticationOptions | AuthorizedAuthenticationOptions,
  config: CallConfig,
): Promise<AuthenticationSuccess> {
  const api = authenticationApi(config);
  const tell = telling(AuthenticationEvents, onEvent);
  const flow = createLogin(() => ({
    request,
    api: { ...api, prepareAuthentication: (asked, io) => tell(() => api.prepareAuthentication(asked, io)) },
  }));
  return call(config, authenticationError, async ({ signal }) => {
    const { code, idToken, principal } = await (autofill ? flow.offer(signal) : flow.run({ signal }));
    return { _tag: 'AuthenticationSuccess', code, id_token: idToken, principal };
  });
}
