/** Creating a passkey: the ceremony's steps for `navigator.credentials.create`. WebAuthn L3 §7.1. */
import type {
  BackendPasskey,
  BackendUser,
  PublicKeyCredentialCreationOptionsJSON,
} from '../wire/contract.js';
import type { RegistrationBackend } from '../wire/backend.js';
import { codeIn, type RegistrationApi, type RegistrationRequest, type Verified } from '../wire/passlock.js';
import { PasskeyError, toPasskeyError } from '../wire/errors.js';
import { createPasskey } from '../webauthn/authenticator.js';
import { signalUnknownPasskey } from '../webauthn/signals.js';
import { cacheKey } from './cache-key.js';
import { createCeremony, type Ceremony } from './ceremony.js';
import type { Timer } from './timer.js';

/** The result of a registration: Passlock's exchange code and more, or the response of a custom server. */
export type Registered<Result = Verified> = Result & {
  /** The linked passkey, when the flow has a backend that linked it. */
  passkey?: BackendPasskey;
  /** The person, when the account began with this passkey and the backend said who it is. */
  user?: BackendUser;
};

/** Creating a passkey, as a state to show and a `run` to call. */
export type Register<Result = Verified> = Ceremony<Registered<Result>>;

/** The input of one run, read once at its start, so that a later change of settings does not mix into it. */
export interface RegisterContext<Result = Verified> {
  api: RegistrationApi<Result>;
  backend?: RegistrationBackend | undefined;
  /** Leave the exchange code to the page (a form, an event) instead of passing it to the backend. */
  keepCode?: boolean;
  request: RegistrationRequest;
  /** What `api` and `backend` are made from, where they are new objects at each call. */
  settings?: unknown;
}

/** The browser, and the clock. Default: the real ones. */
export interface RegisterPorts {
  /** Calls the device. */
  create?: typeof createPasskey;
  /** Signals a passkey that the server did not store. */
  signalUnknown?: typeof signalUnknownPasskey;
  timer?: Timer;
}

/**
 * Creating a passkey, as a state to show and a `run` to call.
 *
 * @param context read at the start of each run
 */
export function createRegister<Result extends object = Verified>(
  context: () => RegisterContext<Result>,
  { create = createPasskey, signalUnknown = signalUnknownPasskey, timer }: RegisterPorts = {},
): Register<Result> {
  return createCeremony<
    PublicKeyCredentialCreationOptionsJSON,
    Awaited<ReturnType<typeof createPasskey>>,
    Registered<Result>
  >(
    {
      async prepare(options, mediation) {
        const { api, backend, keepCode, request } = context();
        const upgrades = mediation === 'upgrade';
        const authorized = await authorize();
        const { optionsJSON, isConditional, verify } = await api.prepareRegistration(authorized, options);
        // The server would refuse a passkey created without user presence, but the device would keep it.
        if (upgrades && !isConditional) throw new PasskeyError('unsuitable');
        return {
          optionsJSON,
          async verify(response, options) {
            try {
              const verified = await verify(response, options);
              const code = codeIn(verified);
              if (!backend || keepCode || !code) return verified;
              return { ...verified, ...(await backend.linkPasskey({ code }, options)) };
            } catch (error) {
              // The server has refused the passkey, but the device has it. After a lost connection there is no
              // signal: the server may have stored it.
              const { code, status } = toPasskeyError(error, 'server-error');
              if (code === 'bad-request' || /^4(?!29)/.test(String(status)))
                void signalUnknown({
                  rpId: optionsJSON.rp.id ?? location.hostname,
                  credentialId: response.id,
                });
              throw error;
            }
          },
        };

        function authorize() {
          if ('registrationToken' in request) return request;
          const upgrade = upgrades && { mediation: 'conditional' as const };
          if (!backend) return { ...request, ...upgrade };
          const { displayName } = request;
          const username = request.username || undefined;
          return backend.authorizeRegistration({ username, displayName, ...upgrade }, options);
        }
      },
      async prompt(options, signal, mediation) {
        try {
          return await create(options, signal, mediation);
        } catch (error) {
          const { code } = error as PasskeyError;
          if (code !== 'duplicate') throw error;
          throw new PasskeyError(code, undefined, { account: options.user.name, cause: error });
        }
      },
      key: () => cacheKey(context()),
      hasOneChallenge: () => !context().api.keepsChallenges,
    },
    timer,
  );
}
