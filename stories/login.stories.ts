/** <passkey-login>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect, waitFor } from 'storybook/test';
import { authenticationApi, type AuthenticationApi } from '../src/api/passlock.js';
import { find, never, press, reach, worldOf, type Played } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

interface Args {
  userVerification?: 'required' | 'preferred' | 'discouraged';
  timeout?: number;
  noAutofill: boolean;
  immediate: boolean;
  disabled: boolean;
  withBackend: boolean;
  label?: string;
  fallback: string;
  api?: AuthenticationApi;
}

const passlock = authenticationApi({ tenancyId, endpoint });

const meta: Meta<Args> = {
  title: 'Login',
  argTypes: {
    userVerification: { control: 'select', options: ['required', 'preferred', 'discouraged'] },
    withBackend: { description: 'Through the app’s own backend, instead of with a tenancy alone.' },
    api: { table: { disable: true } },
  },
  args: {
    ...{ noAutofill: false, immediate: false, disabled: false, withBackend: true },
    fallback: 'Continue with a password.',
  },
  render: (args) => html`
    <passkey-login
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${ifDefined(args.withBackend ? backend : undefined)}
      user-verification=${ifDefined(args.userVerification)}
      timeout=${ifDefined(args.timeout)}
      ?no-autofill=${args.noAutofill}
      ?immediate=${args.immediate}
      ?disabled=${args.disabled}
      .api=${args.api}
    >
      ${args.label ? html`<span slot="label">${args.label}</span>` : ''}
      <p slot="fallback">${args.fallback}</p>
    </passkey-login>
  `,
};

export default meta;
type Story = StoryObj<Args>;

const pressed = (phase: string) => async (played: Played) => {
  const element = find(played, 'passkey-login');
  press(element);
  await reach(element, phase);
};

export const Idle: Story = { name: 'idle', parameters: { account: true } };

export const Preparing: Story = {
  name: 'preparing',
  args: { api: { prepareAuthentication: never }, withBackend: false, noAutofill: true },
  play: pressed('preparing'),
};

export const Prompting: Story = {
  name: 'prompting',
  args: { noAutofill: true },
  parameters: { account: true },
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'ignore';
    await pressed('prompting')(played);
  },
};

export const Verifying: Story = {
  name: 'verifying',
  args: {
    ...{ withBackend: false, noAutofill: true },
    api: {
      prepareAuthentication: async (request, io) => ({
        ...(await passlock.prepareAuthentication(request, io)),
        verify: never,
      }),
    },
  },
  parameters: { account: true },
  play: pressed('verifying'),
};

export const Succeeded: Story = {
  name: 'succeeded, by button',
  args: { noAutofill: true },
  parameters: { account: true },
  play: async (played) => {
    await pressed('succeeded')(played);
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
  args: { noAutofill: true },
  parameters: { account: true },
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'cancel';
    await pressed('failed')(played);
  },
};

export const Orphan: Story = {
  name: 'failed, the passkey is unknown',
  args: { noAutofill: true },
  parameters: { account: true },
  play: async (played) => {
    const { server, device } = worldOf(played);
    await server.resetTenancy(tenancyId);
    await pressed('failed')(played);
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
    await pressed('failed')(played);
    press(find(played, 'passkey-login'), 'link');
    await waitFor(() => expect(find(played, 'otp-entry').hidden).toBe(false));
  },
};

export const Unavailable: Story = { name: 'unavailable', parameters: { device: 'none' } };
