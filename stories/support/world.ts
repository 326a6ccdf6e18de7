/**
 * The world around a story: the mock server and the app's backend inside this page, and a device. See README.md
 * beside this file.
 */
import { createMockServer, type MockServer, type TenancyOptions } from '../../server-mock/app.js';
import { installMockServer, type NetworkConditions } from '../../server-mock/browser.js';
import { browserPlace } from '../../server-mock/store/browser-place.js';
import { createWebStore } from '../../server-mock/store/web.js';
import { installSimulatedDevice, type SimulatedDevice } from '../../src/entries/testing.js';
import { conditionsOf } from './conditions.js';
import { createPageBackend } from './page-backend.js';

/** No such host can exist: a call that the mock did not catch would fail, and reach nobody. */
export const endpoint = 'https://passlock.invalid';
export const backend = '/backend';
export const tenancyId = 'dev';
/** Where the site was before it moved here: its passkeys are still good. */
export const oldDomain = 'old.example';
const apiKey = 'not-a-secret-in-a-page';

export interface World {
  readonly server: MockServer;
  readonly kind: WorldOptions['device'];
  /** Undefined with the person's own, and with none. */
  readonly device: SimulatedDevice | undefined;
  /** What could not be kept, in a sentence. */
  readonly trouble: string | undefined;
  /** The newest mail's code. */
  lastCode(): Promise<string>;
  /** A request to the app's backend, as a page makes it. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  /** Signs up with a code by mail; the session is then open. */
  signUp(email: string): Promise<void>;
  /** An account with a passkey on this device, and nobody signed in. */
  signUpWithPasskey(username: string): Promise<void>;
  /** What the toolbar says about network, server and clock, from now on. */
  obey(globals: Record<string, unknown>): void;
  /** Calls back when the device or the inbox may have changed; returns what ends that. */
  onChange(listener: () => void): () => void;
  /** No account, no passkey, no mail: as on the first day. */
  reset(): Promise<void>;
}

export interface WorldOptions {
  /** `none`: a browser without passkeys. */
  device: 'simulated' | 'own' | 'none';
  /** In this browser, for the pages to come, instead of in this page alone. */
  kept?: boolean;
}

export const keptName = 'passkey-elements-storybook';
let leave: (() => void)[] = [];

export async function createWorld({ device: kind, kept = false }: WorldOptions): Promise<World> {
  for (const step of leave.reverse()) step();
  leave = [];
  const { hostname: rpId, origin } = location;
  const tenancy: TenancyOptions = {
    ...{ id: tenancyId, apiKey, rpId, rpName: 'Storybook', origins: [origin] },
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
    ...{ server, kind, device, lastCode, ask },
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
    obey(globals) {
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

/** A ceremony out of sight: for the signed-in person, or for a new account. */
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

/** The signed-in person's passkey on another device: it is in the account, and not on this one. */
export async function createPasskeyElsewhere(): Promise<void> {
  const other = installSimulatedDevice({ synced: false, transports: ['usb'], attachment: 'cross-platform' });
  try {
    await createPasskey();
  } finally {
    other.uninstall();
  }
}

/** The signed-in person's passkey from before the site moved. */
export async function createPasskeyOfOldDomain({ ask }: World): Promise<void> {
  const { user } = (await ask('GET', 'session')) as { user: { id: string; username: string } };
  const response = await fetch(`${endpoint}/v2/${tenancyId}/passkey/registration/authorize`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rpId: oldDomain, userId: user.id, username: user.username }),
  });
  const { registrationToken } = (await response.json()) as { registrationToken: string };
  await createPasskey('', registrationToken);
}

/** The document of any domain is answered by the one server there is. */
const relatedTo = (server: MockServer) => async (rpId: string) => {
  const answer = await server.fetch(new Request(`https://${rpId}/.well-known/webauthn`));
  const { origins = [] } = (await answer.json()) as { origins?: string[] };
  // Such documents name pages on HTTPS alone, and this one may be on localhost.
  return origins.length > 0 ? [...origins, location.origin] : [];
};

function hidePasskeys(): () => void {
  const before = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  Object.defineProperty(window, 'PublicKeyCredential', { value: undefined, configurable: true });
  return () => {
    if (before) Object.defineProperty(window, 'PublicKeyCredential', before);
    else Reflect.deleteProperty(window, 'PublicKeyCredential');
  };
}
