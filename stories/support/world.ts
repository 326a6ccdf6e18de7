/**
 * A story's world: the mock server and the app's backend inside the page, and a device. README.md in this folder
 * describes it.
 */
import { createMockServer, type MockServer, type TenancyOptions } from '../../server-mock/app.js';
import { installMockServer, type NetworkConditions } from '../../server-mock/browser.js';
import { browserPlace } from '../../server-mock/store/browser-place.js';
import { createWebStore } from '../../server-mock/store/web.js';
import { installSimulatedDevice, type SimulatedDevice } from '../../src/entries/testing.js';
import { conditionsOf } from './conditions.js';
import { createPageBackend } from './page-backend.js';

/** A host that cannot exist, so that a call which the mock misses fails and leaves nothing. */
export const endpoint = 'https://passlock.invalid';
export const backend = '/backend';
export const tenancyId = 'dev';
/** The site's former domain, whose passkeys still work. */
export const oldDomain = 'old.example';
export const apiKey = 'not-a-secret-in-a-page';

/** An IP address cannot be an rpId, so there the simulated device takes this page for a related origin of another domain. */
export const rpId = /^\[|^[\d.]+$/.test(location.hostname) ? 'storybook.example' : location.hostname;

export interface World {
  readonly server: MockServer;
  readonly kind: WorldOptions['device'];
  /** Undefined when the story uses the browser's own authenticator or none. */
  readonly device: SimulatedDevice | undefined;
  /** Why the world could not be stored. */
  readonly trouble: string | undefined;
  /** The code of the newest email. */
  lastCode(): Promise<string>;
  /** Sends a request to the app's backend. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  /** Signs up with a code by email, which opens a session. */
  signUp(email: string): Promise<void>;
  /** Creates an account with a passkey on this device, and signs out. */
  signUpWithPasskey(username: string): Promise<void>;
  /** Applies the toolbar's network, faults and clock. */
  apply(globals: Record<string, unknown>): void;
  /** Calls the listener when the device or the inbox may have changed; returns a function that ends this. */
  onChange(listener: () => void): () => void;
  /** Deletes all accounts, passkeys and emails. */
  reset(): Promise<void>;
}

export interface WorldOptions {
  /** `none`: a browser without passkeys. */
  device: 'simulated' | 'own' | 'none';
  /** Stores the world in this browser, instead of in this page's memory. */
  kept?: boolean;
}

export const keptName = 'passkey-elements-storybook';
let leave: (() => void)[] = [];

export async function createWorld({ device: kind, kept = false }: WorldOptions): Promise<World> {
  for (const step of leave.reverse()) step();
  leave = [];
  const { origin } = location;
  const tenancy: TenancyOptions = {
    id: tenancyId,
    apiKey,
    rpId,
    rpName: 'Storybook',
    origins: [origin],
    relatedRpIds: [oldDomain],
  };
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let trouble: string | undefined;
  const options = {
    tenancies: [tenancy],
    sendEmail: () => Promise.resolve(tell()),
    onError: (error: unknown) => {
      trouble = (error as Error).message;
      tell();
    },
  };
  const store = kept && createWebStore({ place: browserPlace(keptName), report: options.onError });
  const server = await createMockServer({ ...options, ...(store && { store }) }).catch((error: unknown) => {
    options.onError(error);
    return createMockServer(options);
  });
  const device =
    kind === 'simulated'
      ? installSimulatedDevice({
          // Google Password Manager, whose name and icon the list shows.
          aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4',
          ...(kept && { keep: `${keptName}-device` }),
          conditionalCreate: true,
          relatedOrigins: relatedTo(server),
        })
      : undefined;

  let conditions: NetworkConditions = {};
  const network = window.fetch.bind(window);
  const app = createPageBackend(server, tenancy);
  const own = {
    fetch: (request: Request) =>
      new URL(request.url).pathname.startsWith(`${backend}/`) ? app.fetch(request) : network(request),
  };
  for (const [target, from] of [
    [server, endpoint],
    [own, origin],
  ] as const)
    leave.push(installMockServer({ server: target, origin: from, network: () => conditions }));
  if (device) leave.push(device.onChange(tell), device.uninstall);
  if (kind === 'none') leave.push(hidePasskeys());
  await device?.ready.catch(options.onError);

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${backend}/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
  const lastCode = async () => (await server.inbox.list())[0]?.code ?? '';
  return {
    server,
    kind,
    device,
    lastCode,
    ask,
    get trouble() {
      return trouble;
    },
    async signUp(email) {
      await ask('POST', 'challenges', { email, purpose: 'signup' });
      await ask('POST', 'challenges/verify', { code: await lastCode() });
    },
    async signUpWithPasskey(username) {
      await createPasskey(username);
      await ask('DELETE', 'session').catch(() => undefined);
    },
    apply(globals) {
      const { network: wanted, faults, ahead } = conditionsOf(globals);
      conditions = wanted;
      server.faults.clear();
      if (faults) server.faults.set(faults);
      server.clock.reset();
      server.clock.advance(ahead);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reset() {
      await server.resetTenancy(tenancyId);
      device?.clear();
      tell();
    },
  };
}

/** Registers a passkey with a hidden element, for the signed-in user or for a new account. */
export async function createPasskey(username = '', registrationToken = ''): Promise<void> {
  const element = document.createElement('passkey-register');
  Object.assign(element, { hidden: true, tenancyId, endpoint, backend, username, registrationToken });
  document.body.append(element);
  try {
    await element.run();
  } finally {
    element.remove();
  }
}

/** Reads every domain's related-origins document from the mock server. */
const relatedTo = (server: MockServer) => async (domain: string) => {
  const answer = await server.fetch(new Request(`https://${domain}/.well-known/webauthn`));
  const { origins = [] } = (await answer.json()) as { origins?: string[] };
  // The documents list HTTPS origins only, and this page may be on localhost.
  return origins.length > 0 || domain === rpId ? [...origins, location.origin] : [];
};

function hidePasskeys(): () => void {
  const before = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  Object.defineProperty(window, 'PublicKeyCredential', { value: undefined, configurable: true });
  return () => {
    if (before) Object.defineProperty(window, 'PublicKeyCredential', before);
    else Reflect.deleteProperty(window, 'PublicKeyCredential');
  };
}
