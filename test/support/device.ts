/** The person's device: a virtual authenticator in the real browser, gone after the test. */
import { executeServerCommand } from '@web/test-runner-commands';
import { onCleanup } from './cleanup.js';
import { has } from './platform.js';
import type {
  AuthenticatorOptions,
  DeviceCredential,
  NewDeviceCredential,
  WebAuthnPayload,
} from './plugins/webauthn.js';

export type { AuthenticatorOptions, DeviceCredential, NewDeviceCredential };

const webauthn = <T>(payload: WebAuthnPayload) =>
  executeServerCommand<T, WebAuthnPayload>('webauthn', payload);

export interface Device {
  /** The passkeys on the device. */
  credentials(): Promise<DeviceCredential[]>;
  /** Puts a passkey on the device that no ceremony made. */
  addCredential(credential: NewDeviceCredential): Promise<DeviceCredential>;
  removeCredential(id: string): Promise<void>;
  clear(): Promise<void>;
  /** Whether the person passes fingerprint, face or PIN from now on. */
  setUserVerified(verified: boolean): Promise<void>;
  /** Whether somebody touches the device at once (true) or never (false). */
  setPresence(present: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** By default a platform authenticator that holds passkeys and says yes to everything. */
export async function virtualAuthenticator(options: AuthenticatorOptions = {}): Promise<Device> {
  if (!has('webauthn')) return noDevice;
  const authenticatorId = await webauthn<string>({ action: 'add', options });
  let removed = false;
  const device: Device = {
    credentials: () => webauthn({ authenticatorId, action: 'credentials' }),
    addCredential: (credential) => webauthn({ authenticatorId, action: 'addCredential', credential }),
    removeCredential: (id) => webauthn({ authenticatorId, action: 'removeCredential', id }),
    clear: () => webauthn({ authenticatorId, action: 'clear' }),
    setUserVerified: (verified) => webauthn({ authenticatorId, action: 'userVerified', verified }),
    setPresence: (present) =>
      has('presence') ? webauthn({ authenticatorId, action: 'presence', present }) : replacePresence(present),
    async remove() {
      if (removed) return;
      removed = true;
      await webauthn({ authenticatorId, action: 'remove' });
    },
  };
  onCleanup(() => device.remove());
  return device;
}

/** For a browser that would not talk to one. */
const noDevice: Device = {
  credentials: () => Promise.resolve([]),
  addCredential: ({ rpId }) => Promise.resolve({ id: '', rpId, signCount: 0, discoverable: true }),
  removeCredential: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  setUserVerified: () => Promise.resolve(),
  setPresence: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** For authenticators that answer at once: ceremonies that begin while nobody is there never get to one. */
function replacePresence(present: boolean): Promise<void> {
  const { credentials } = navigator;
  const restore = () => ['create', 'get'].forEach((name) => Reflect.deleteProperty(credentials, name));
  const never = ({ signal, mediation, publicKey }: CredentialRequestOptions = {}) =>
    new Promise<never>((_, reject) => {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      const { timeout } = publicKey ?? {};
      if (timeout === undefined || mediation === 'conditional') return;
      setTimeout(() => reject(new DOMException('The time is up.', 'NotAllowedError')), timeout);
    });
  if (present) restore();
  else Object.assign(credentials, { create: never, get: never });
  onCleanup(restore);
  return Promise.resolve();
}
