/** What the headless tests share: a device, a server that answers as told, and both generations of the wire. */
import type { CallConfig } from '../../src/entries/headless.js';
import { answers } from '../support/answers.js';
import { virtualAuthenticator, type Device } from '../support/device.js';
import { stubServer, type Stub, type StubAnswer } from '../support/stub.js';

export type Generation = 1 | 2;
export const generations: readonly Generation[] = [1, 2];

export interface Scene {
  device: Device;
  stub: Stub;
  config: CallConfig;
  /** The stub's path of an endpoint of this generation. */
  path(endpoint: string): string;
  answer(endpoint: string, ...given: [StubAnswer, ...StubAnswer[]]): Promise<void>;
  requested(endpoint: string, count?: number): Promise<unknown>;
}

/** Everything succeeds until a test answers otherwise; the device has a passkey to sign in with. */
export async function scene(generation: Generation): Promise<Scene> {
  const device = await virtualAuthenticator();
  const stub = await stubServer();
  const { origin, pathname } = new URL(stub.url);
  const tenancyId = pathname.slice(1);
  // A stub answers under its own first segment, the second generation asks under another one.
  const send: typeof fetch = (url, init) =>
    fetch((url as string).replace(`/v2/${tenancyId}/`, `/${tenancyId}/v2/`), init);
  const path = (endpoint: string) => `${generation === 2 ? '/v2' : ''}${endpoint}`;
  const answer: Scene['answer'] = (endpoint, ...given) => stub.answer(path(endpoint), ...given);
  for (const ceremony of ['registration', 'authentication'] as const) {
    await answer(`/passkey/${ceremony}/options`, { body: answers[ceremony] });
    await answer(`/passkey/${ceremony}/verification`, { body: answers.verified });
  }
  return {
    device,
    stub,
    config: { endpoint: origin, tenancyId, fetch: send },
    path,
    answer,
    requested: (endpoint, count) => stub.requested(path(endpoint), count),
  };
}

/** The user handle of the passkeys that `scene` answers with. */
export const userHandle = 'dXNlcg';
export const rpId = 'localhost';

export const registration = {
  1: { username: 'ada' },
  2: { registrationToken: 'the-token' },
} as const;

export const authentication = {
  1: {},
  2: { authenticationToken: 'the-token' },
} as const;
