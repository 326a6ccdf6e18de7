import type { RegistrationOptionsRequest, RegistrationSuccess } from '../wire/contract.js';
import { registrationApi } from '../wire/passlock.js';
import { createRegister } from '../flows/register.js';
import { call, type CallConfig } from './call.js';
import { registrationError } from './errors.js';
import { RegistrationEvents, telling, type RegistrationEvent } from './progress.js';

interface Listening {
  /** Told of each step, once. */
  onEvent?: ((event: RegistrationEvent) => void) | undefined;
}

/** First generation: the page says whose passkey it is. */
export interface RegistrationOptions extends RegistrationOptionsRequest, Listening {}

/** Second generation: the app's backend has authorised it. */
export interface AuthorizedRegistrationOptions extends Listening {
  /** Single use, five minutes. */
  registrationToken: string;
}

/** Creates a passkey and has the server keep its public half. @throws RegistrationError */
export function registerPasskey(
  { onEvent, ...request }: RegistrationOptions | AuthorizedRegistrationOptions,
  config: CallConfig,
): Promise<RegistrationSuccess> {
  const api = registrationApi(config);
  const tell = telling(RegistrationEvents, onEvent);
  const flow = createRegister(() => ({
    request,
    api: { ...api, prepareRegistration: (asked, io) => tell(() => api.prepareRegistration(asked, io)) },
  }));
  return call(config, registrationError, async ({ signal }) => {
    const { code, idToken, principal } = await flow.run({ signal });
    return { _tag: 'RegistrationSuccess', code, id_token: idToken, principal };
  });
}
