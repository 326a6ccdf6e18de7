/** Creating a passkey: the ceremony's steps for `navigator.credentials.create`. WebAuthn L3 §7.1. */
import type { BackendPasskey, PublicKeyCredentialCreationOptionsJSON } from '../wire/contract.js';
import type { RegistrationBackend } from '../wire/backend.js';
import { codeIn, type RegistrationApi, type RegistrationRequest, type Verified } from '../wire/passlock.js';
import type { createPasskey } from '../webauthn/authenticator.js';
import { PasskeyError } from '../wire/errors.js';
import { createCeremony, keyOf, type Ceremony, type Timer } from './ceremony.js';
import type { signalUnknownPasskey } from './signals.js';

/** What the server made of it: Passlock's code and more, or what another server answered. */
export type Registered<Result = Verified> = Result & {
  /** The linked passkey, when the flow was given a backend to link it. */
  passkey?: BackendPasskey;
};

/** What one run works with. It is read once, at the start, so that nothing mixes when settings change. */
export interface RegisterContext<Result = Verified> {
  api: RegistrationApi<Result>;
  backend?: RegistrationBackend | undefined;
  /** Leave the code to the page (a form, an event) instead of handing it to the backend. */
  keepCode?: boolean;
  request: RegistrationRequest;
  /** What `api` and `backend` were made of, where they are made anew each time. */
  settings?: unknown;
}

export interface RegisterPorts {
  create: typeof createPasskey;
  signalUnknown: typeof signalUnknownPasskey;
  timer?: Timer;
}

export function createRegister<Result extends object = Verified>(
  context: () => RegisterContext<Result>,
  ports: RegisterPorts,
): Ceremony<Registered<Result>> {
  return createCeremony<
    PublicKeyCredentialCreationOptionsJSON,
    Awaited<ReturnType<typeof createPasskey>>,
    Registered<Result>
  >(
    {
      async prepare(io, mediation) {
        const { api, backend, keepCode, request } = context();
        const upgrades = mediation === 'upgrade';
        const authorized = await authorize();
        const { optionsJSON, isConditional, verify } = await api.prepareRegistration(authorized, io);
        // The device would keep what this server refuses.
        if (upgrades && !isConditional) throw new PasskeyError('unsuitable');
        return {
          optionsJSON,
          async verify(response, io) {
            try {
              const verified = await verify(response, io);
              const code = codeIn(verified);
              if (!backend || keepCode || !code) return verified;
              return { ...verified, ...(await backend.linkPasskey({ code }, io)) };
            } catch (error) {
              // The device keeps a passkey that the server has certainly refused: tell it. After a lost
              // connection the server may well have stored it, so then nothing is said.
              if (error instanceof PasskeyError && /^4(?!29)/.test(String(error.status)))
                void ports.signalUnknown({
                  rpId: optionsJSON.rp.id ?? location.hostname,
                  credentialId: response.id,
                });
              throw error;
            }
          },
        };

        function authorize() {
          if ('registrationToken' in request) return request;
          const mark = upgrades && { mediation: 'conditional' as const };
          if (!backend) return { ...request, ...mark };
          const { username, displayName } = request;
          return backend.authorizeRegistration({ username: username || undefined, displayName, ...mark }, io);
        }
      },
      async prompt(options, signal, mediation) {
        try {
          return await ports.create(options, signal, mediation);
        } catch (error) {
          const { code } = error as PasskeyError;
          if (code !== 'duplicate') throw error;
          throw new PasskeyError(code, undefined, { account: options.user.name, cause: error });
        }
      },
      key: () => keyOf(context()),
    },
    ports.timer,
  );
}
