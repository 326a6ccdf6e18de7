/**
 * The world around one story: the mock server and the app's backend inside this page, and a device. Each story
 * gets a new one, so that none depends on what another has left behind.
 */
import { createMockServer, type MockServer, type TenancyOptions } from '../../server-mock/app.js';
import { installMockServer } from '../../server-mock/browser.js';
import { installSimulatedDevice, type SimulatedDevice } from '../../src/testing/index.js';
import { createPageBackend } from './page-backend.js';

/** No such host can exist: a call that the mock did not catch would fail, and reach nobody. */
export const endpoint = 'https://passlock.invalid';
export const backend = '/backend';
export const tenancyId = 'dev';

export interface World {
  readonly server: MockServer;
  readonly kind: WorldOptions['device'];
  /** Undefined with the person's own, and with none. */
  readonly device: SimulatedDevice | undefined;
  /** The newest mail's code. */
  lastCode(): Promise<string>;
  /** A request to the app's backend, as a page makes it. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  /** Signs up with a code by mail; the session is then open. */
  signUp(email: string): Promise<void>;
  /** An account with a passkey on this device, and nobody signed in. */
  signUpWithPasskey(username: string): Promise<void>;
}

export interface WorldOptions {
  /** `none`: a browser without passkeys. */
  device: 'simulated' | 'own' | 'none';
}

let leave: (() => void)[] = [];

export async function createWorld({ device: kind }: WorldOptions): Promise<World> {
  for (const step of leave.reverse()) step();
  leave = [];
  const { hostname: rpId, origin } = location;
  const tenancy: TenancyOptions = {
    ...{ id: tenancyId, apiKey: 'not-a-secret-in-a-page', rpId, rpName: 'Storybook', origins: [origin] },
  };
  const server = await createMockServer({ tenancies: [tenancy] });
  const app = createPageBackend(server, tenancy);
  const network = window.fetch.bind(window);
  const own = {
    fetch: (request: Request) =>
      new URL(request.url).pathname.startsWith(`${backend}/`) ? app.fetch(request) : network(request),
  };
  leave.push(installMockServer({ server, origin: endpoint }), installMockServer({ server: own, origin }));
  const device = kind === 'simulated' ? installSimulatedDevice() : undefined;
  if (device) leave.push(device.uninstall);
  if (kind === 'none') leave.push(hidePasskeys());

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
    async signUp(email) {
      await ask('POST', 'challenges', { email, purpose: 'signup' });
      await ask('POST', 'challenges/verify', { code: await lastCode() });
    },
    async signUpWithPasskey(username) {
      await createPasskey(username);
      await ask('DELETE', 'session').catch(() => undefined);
    },
  };
}

/** A ceremony out of sight: for the signed-in person, or for a new account. */
export async function createPasskey(username = ''): Promise<void> {
  const element = document.createElement('passkey-register');
  Object.assign(element, { hidden: true, tenancyId, endpoint, backend, username });
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

function hidePasskeys(): () => void {
  const before = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  Object.defineProperty(window, 'PublicKeyCredential', { value: undefined, configurable: true });
  return () => {
    if (before) Object.defineProperty(window, 'PublicKeyCredential', before);
    else Reflect.deleteProperty(window, 'PublicKeyCredential');
  };
}
