/** Puts a device in the browser's place on this page, and takes it away again. */
import { Device } from './device.js';
import type { DeviceOptions } from './options.js';
import { isOwn } from './relying-party.js';
import { readCreate, readGet } from './requests.js';

/** A device that is installed in the page. */
export interface SimulatedDevice extends Omit<
  Device,
  'create' | 'get' | 'forget' | 'keepAccepted' | 'rename' | 'options' | 'checkRelated'
> {
  /** The page has the browser's own passkeys again. A request that waits is cancelled. */
  uninstall(): void;
}

/** TypeScript knows it of `get()` alone. */
interface Mediated {
  mediation?: CredentialMediationRequirement;
}

interface SignalDetails {
  rpId: string;
  userId: string;
  credentialId: string;
  allAcceptedCredentialIds: string[];
  name: string;
  displayName: string;
}

/**
 * Replaces the page's passkeys by a software device: real keys and signatures, which a server verifies like any
 * other, and a person who answers as told. Nothing leaves the page, and nothing outlives it but with `keep`.
 *
 * @example Web Test Runner, Vitest browser mode, Cypress component tests: the test is in the page.
 * ```ts
 * import { installSimulatedDevice } from 'passkey-elements/testing';
 *
 * const device = installSimulatedDevice();
 * document.querySelector('passkey-register')?.run();
 * // …
 * assert.equal(device.credentials[0]?.name, 'ada@example.com');
 * device.respond = 'cancel';
 * // …
 * device.uninstall();
 * ```
 *
 * @example Playwright: the test is outside, so the page is given the module, from wherever it is served.
 * ```ts
 * await page.goto('/sign-in');
 * await page.evaluate(async () => {
 *   const { installSimulatedDevice } = await import('/node_modules/passkey-elements/dist/entries/testing.js');
 *   window.device = installSimulatedDevice();
 * });
 * await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
 * ```
 */
export function installSimulatedDevice(options: DeviceOptions = {}): SimulatedDevice {
  const device = new Device(options);
  const restore = [...replaceCredentials(device), ...replaceStatics(device)].reverse();
  return Object.assign(device, {
    uninstall() {
      device.answer('cancel');
      for (const step of restore.splice(0)) step();
    },
  });
}

function replaceCredentials(device: Device): (() => void)[] {
  // Absent where the browser has none of this.
  const own = navigator.credentials as CredentialsContainer | undefined;
  const { hostname, origin } = location;
  const [create, get] = [own?.create.bind(own), own?.get.bind(own)];
  const container: Pick<CredentialsContainer, 'create' | 'get'> = {
    async create(options) {
      options?.signal?.throwIfAborted();
      const { publicKey, signal, mediation } = (options ?? {}) as CredentialCreationOptions & Mediated;
      // Passwords and the like are not this device's business.
      if (!publicKey) return create ? create(options) : null;
      const isSilent = mediation === 'conditional' && device.options.conditionalCreate;
      const request = readCreate(publicKey, hostname, isSilent ? 'conditional' : 'modal');
      if (!isOwn(request.rpId, hostname)) await device.checkRelated(request.rpId, origin);
      return device.create(request, origin, signal);
    },
    async get(options) {
      options?.signal?.throwIfAborted();
      const { publicKey, signal, mediation } = options ?? {};
      if (!publicKey) return get ? get(options) : null;
      const isImmediate = (options as { uiMode?: string }).uiMode === 'immediate';
      const kind = mediation === 'conditional' ? mediation : isImmediate ? 'immediate' : 'modal';
      const request = readGet(publicKey, hostname, kind);
      if (!isOwn(request.rpId, hostname)) await device.checkRelated(request.rpId, origin);
      return device.get(request, origin, signal);
    },
  };
  if (!own) return [replace(navigator, 'credentials', container)];
  return [replace(own, 'create', container.create), replace(own, 'get', container.get)];
}

function replaceStatics(device: Device): (() => void)[] {
  const undo: (() => void)[] = [];
  if (typeof globalThis.PublicKeyCredential !== 'function')
    undo.push(replace(globalThis, 'PublicKeyCredential', NoPublicKeyCredential));
  const { hostname, origin } = location;
  // A browser answers in the same way whether the device did something or not: pages must not find out.
  const signal = (act: (details: SignalDetails) => Promise<void>) => async (details: SignalDetails) => {
    if (!isOwn(details.rpId, hostname)) await device.checkRelated(details.rpId, origin);
    await act(details);
  };
  const statics = {
    isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(device.options.canVerify),
    isConditionalMediationAvailable: () => Promise.resolve(true),
    getClientCapabilities: () => Promise.resolve(capabilities(device)),
    signalUnknownCredential: signal((one) => device.forget(one.rpId, one.credentialId)),
    signalAllAcceptedCredentials: signal((one) =>
      device.keepAccepted(one.rpId, one.userId, one.allAcceptedCredentialIds),
    ),
    signalCurrentUserDetails: signal((one) => device.rename(one.rpId, one.userId, one.name, one.displayName)),
  };
  for (const [name, value] of Object.entries(statics)) undo.push(replace(PublicKeyCredential, name, value));
  return undo;
}

/** Where the browser has none. A page cannot make one either way. */
function NoPublicKeyCredential(): never {
  throw new TypeError('Illegal constructor');
}

/** §5.8.7. */
const capabilities = ({ options }: Device): Record<string, boolean> => ({
  conditionalCreate: options.conditionalCreate,
  conditionalGet: true,
  'extension:credProps': true,
  hybridTransport: true,
  immediateGet: true,
  passkeyPlatformAuthenticator: options.canVerify,
  userVerifyingPlatformAuthenticator: options.canVerify,
  relatedOrigins: true,
  signalAllAcceptedCredentials: true,
  signalCurrentUserDetails: true,
  signalUnknownCredential: true,
});

/** Shadows a member; returns what brings the one before back, or takes it away where there was none. */
function replace(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}
