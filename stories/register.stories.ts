/** <passkey-register>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect } from 'storybook/test';
import { registrationApi, type RegistrationApi } from '../src/api/passlock.js';
import { find, never, press, reach, worldOf, type Played } from './support/play.js';
import { endpoint, tenancyId } from './support/world.js';

interface Args {
  username?: string;
  displayName?: string;
  userVerification?: 'required' | 'preferred' | 'discouraged';
  timeout?: number;
  disabled: boolean;
  intro?: string;
  label?: string;
  fallback: string;
  api?: RegistrationApi;
}

const passlock = registrationApi({ tenancyId, endpoint });

const meta: Meta<Args> = {
  title: 'Register',
  argTypes: {
    userVerification: { control: 'select', options: ['required', 'preferred', 'discouraged'] },
    api: { table: { disable: true } },
  },
  args: { username: 'ada@example.com', disabled: false, fallback: 'Continue with a password.' },
  render: (args) => html`
    <passkey-register
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      username=${ifDefined(args.username)}
      display-name=${ifDefined(args.displayName)}
      user-verification=${ifDefined(args.userVerification)}
      timeout=${ifDefined(args.timeout)}
      ?disabled=${args.disabled}
      .api=${args.api}
    >
      ${args.intro ? html`<p slot="intro">${args.intro}</p>` : ''}
      ${args.label ? html`<span slot="label">${args.label}</span>` : ''}
      <p slot="fallback">${args.fallback}</p>
    </passkey-register>
  `,
};

export default meta;
type Story = StoryObj<Args>;

const pressed = (phase: string) => async (played: Played) => {
  const element = find(played, 'passkey-register');
  press(element);
  await reach(element, phase);
};

export const Idle: Story = { name: 'idle' };

export const AsksForTheName: Story = {
  name: 'idle, asks for the name',
  render: () => html`<passkey-register tenancy-id=${tenancyId} endpoint=${endpoint}></passkey-register>`,
};

export const Preparing: Story = {
  name: 'preparing',
  args: { api: { prepareRegistration: never } },
  play: pressed('preparing'),
};

export const Prompting: Story = {
  name: 'prompting',
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'ignore';
    await pressed('prompting')(played);
  },
};

export const Verifying: Story = {
  name: 'verifying',
  args: {
    api: {
      prepareRegistration: async (request, io) => ({
        ...(await passlock.prepareRegistration(request, io)),
        verify: never,
      }),
    },
  },
  play: pressed('verifying'),
};

export const Succeeded: Story = {
  name: 'succeeded',
  play: async (played) => {
    await pressed('succeeded')(played);
    const names = worldOf(played).device?.credentials.map(({ name }) => name);
    await expect(names).toEqual(['ada@example.com']);
  },
};

export const Failed: Story = {
  name: 'failed',
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'cancel';
    await pressed('failed')(played);
  },
};

export const Unavailable: Story = { name: 'unavailable', parameters: { device: 'none' } };
