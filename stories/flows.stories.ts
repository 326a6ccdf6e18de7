/** Several elements together, from the first step to the last. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { find, onDemand, press, reach, signUp, worldOf, type Played } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

const meta: Meta = { title: 'Flows', tags: ['steps'], parameters: { controls: { disable: true } } };

export default meta;

/** Signs in with autofill. */
async function signIn(played: Played): Promise<void> {
  const { device, ask } = worldOf(played);
  await ask('DELETE', 'session');
  const login = find(played, 'passkey-login');
  login.noAutofill = false;
  await waitFor(() => expect(device?.request?.mediation).toBe('conditional'), { timeout: 5000 });
  device?.pick(device.credentials[0]?.id ?? '');
  await reach(login, 'succeeded');
}

/** Removes the passkey in the manager, which signals it to the device. */
async function removeOne(played: Played): Promise<void> {
  const manager = find(played, 'passkey-manager');
  manager.backend = backend;
  await reach(manager, 'ready');
  const [passkey] = manager.passkeys;
  await expect(passkey).toMatchObject({ username: 'ada@example.com', current: true });
  await manager.removePasskey(passkey?.id ?? '');
  await waitFor(() => expect(worldOf(played).device?.credentials).toEqual([]));
}

/** Creates a passkey and deletes it on the server only. */
async function makeOrphan(played: Played): Promise<void> {
  const { ask } = worldOf(played);
  const register = find(played, 'passkey-register');
  register.backend = backend;
  const { passkey } = await register.run();
  await ask('DELETE', `passkeys/${passkey?.id ?? ''}`);
  await ask('DELETE', 'session');
}

/** Signs in with a passkey that the server has deleted: the element shows an error and signals the device. */
async function meetOrphan(played: Played): Promise<void> {
  const { device } = worldOf(played);
  const login = find(played, 'passkey-login');
  press(login);
  await reach(login, 'failed');
  await expect(login.error?.code).toBe('passkey-not-found');
  await waitFor(() => expect(device?.credentials).toEqual([]));
}

const codeFirst = () => html`
  <otp-entry backend=${backend} purpose="signup" for-passkey="next"></otp-entry>
  <passkey-register
    id="next"
    hidden
    tenancy-id=${tenancyId}
    endpoint=${endpoint}
    backend=${backend}
  ></passkey-register>
`;

export const CodeFirst: StoryObj = {
  name: 'a code, then a passkey',
  render: codeFirst,
  play: onDemand(async (played) => {
    await signUp(played);
    const { device, ask } = worldOf(played);
    await expect(device?.credentials[0]?.name).toBe('ada@example.com');
    await expect(await ask('GET', 'passkeys')).toMatchObject({ passkeys: [{ current: false }] });
  }),
};

/** The steps in a user's order. All elements stay visible. */
export const WholeLife: StoryObj = {
  name: 'a passkey’s whole life',
  render: () => html`
    ${codeFirst()}
    <passkey-login
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
      no-autofill
    ></passkey-login>
    <passkey-manager tenancy-id=${tenancyId} endpoint=${endpoint}></passkey-manager>
  `,
  play: onDemand(async (played) => {
    await signUp(played);
    await signIn(played);
    await removeOne(played);
    await makeOrphan(played);
    await meetOrphan(played);
  }),
};
