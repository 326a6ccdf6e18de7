/** <passkey-login>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { authenticationApi, type AuthenticationApi } from '../src/wire/passlock.js';
import { attributes, controlsOf } from './docs/controls.js';
import { find, never, press, pressed, reach, worldOf } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

interface Args {
  label: string;
  fallback: string;
  api?: AuthenticationApi;
  [attribute: string]: unknown;
}

const passlock = authenticationApi({ tenancyId, endpoint });

const meta: Meta<Args> = {
  title: 'Elements/passkey-login',
  component: 'passkey-login',
  argTypes: { ...controlsOf('passkey-login', 'label', 'fallback'), api: { table: { disable: true } } },
  args: {
    'tenancy-id': tenancyId,
    endpoint,
    backend,
    label: '',
    fallback: 'Continue with a password.',
  },
  render: (args) => html`
    <passkey-login ${attributes(args)} .api=${args.api}>
      ${args.label && html`<span slot="label">${args.label}</span>`}
      <p slot="fallback">${args.fallback}</p>
    </passkey-login>
  `,
};

export default meta;
type Story = StoryObj<Args>;

export const Idle: Story = { name: 'idle', parameters: { account: true } };

export const Preparing: Story = {
  name: 'preparing',
  args: { api: { prepareAuthentication: never }, backend: '', 'no-autofill': true },
  play: pressed('passkey-login', 'preparing'),
};

export const Prompting: Story = {
  name: 'prompting',
  args: { 'no-autofill': true },
  parameters: { account: true },
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'ignore';
    await pressed('passkey-login', 'prompting')(played);
  },
};

export const Verifying: Story = {
  name: 'verifying',
  args: {
    backend: '',
    'no-autofill': true,
    api: {
      prepareAuthentication: async (request, io) => ({
        ...(await passlock.prepareAuthentication(request, io)),
        verify: never,
      }),
    },
  },
  parameters: { account: true },
  play: pressed('passkey-login', 'verifying'),
};

export const Succeeded: Story = {
  name: 'succeeded, by button',
  args: { 'no-autofill': true },
  parameters: { account: true },
  play: async (played) => {
    await pressed('passkey-login', 'succeeded')(played);
    const session = await worldOf(played).ask('GET', 'session');
    await expect(session).toMatchObject({ user: { username: 'ada@example.com' } });
  },
};

export const Autofill: Story = {
  name: 'succeeded, by autofill',
  parameters: { account: true },
  play: async (played) => {
    const element = find(played, 'passkey-login');
    const { device, ask } = worldOf(played);
    await waitFor(() => expect(device?.request?.mediation).toBe('conditional'), { timeout: 5000 });
    device?.pick(device.credentials[0]?.id ?? '');
    await reach(element, 'succeeded');
    await expect(await ask('GET', 'session')).toMatchObject({ user: { username: 'ada@example.com' } });
  },
};

export const Failed: Story = {
  name: 'failed',
  args: { 'no-autofill': true },
  parameters: { account: true },
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'cancel';
    await pressed('passkey-login', 'failed')(played);
  },
};

export const Orphan: Story = {
  name: 'failed, the passkey is unknown',
  args: { 'no-autofill': true },
  parameters: { account: true },
  play: async (played) => {
    const { server, device } = worldOf(played);
    await server.resetTenancy(tenancyId);
    await pressed('passkey-login', 'failed')(played);
    await waitFor(() => expect(device?.credentials).toEqual([]));
  },
};

export const OffersCode: Story = {
  name: 'failed, offers a code',
  render: () => html`
    <passkey-login
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
      no-autofill
      for-code="code"
    ></passkey-login>
    <otp-entry id="code" backend=${backend} purpose="login" hidden></otp-entry>
  `,
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'cancel';
    await pressed('passkey-login', 'failed')(played);
    press(find(played, 'passkey-login'), 'link');
    await waitFor(() => expect(find(played, 'otp-entry').hidden).toBe(false));
  },
};

export const OffersPasskey: Story = {
  name: 'failed, offers a new passkey',
  args: { 'no-autofill': true, 'for-passkey': 'next' },
  parameters: { account: true },
  render: (args) => html`
    <passkey-login ${attributes(args)}></passkey-login>
    <passkey-register
      id="next"
      hidden
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
    ></passkey-register>
  `,
  play: async (played) => {
    await worldOf(played).server.resetTenancy(tenancyId);
    await pressed('passkey-login', 'failed')(played);
    press(find(played, 'passkey-login'), 'link');
    await waitFor(() => expect(find(played, 'passkey-register').hidden).toBe(false));
  },
};

export const Unavailable: Story = { name: 'unavailable', parameters: { device: 'none' } };
