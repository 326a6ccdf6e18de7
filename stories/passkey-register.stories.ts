/** <passkey-register>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { registrationApi, type RegistrationApi } from '../src/wire/passlock.js';
import { attributes, controlsOf } from './docs/controls.js';
import { find, never, pressed, reach, worldOf } from './support/play.js';
import { backend, createPasskey, endpoint, tenancyId } from './support/world.js';

interface Args {
  intro: string;
  label: string;
  fallback: string;
  api?: RegistrationApi;
  [attribute: string]: unknown;
}

const passlock = registrationApi({ tenancyId, endpoint });

const meta: Meta<Args> = {
  title: 'Elements/passkey-register',
  component: 'passkey-register',
  argTypes: {
    ...controlsOf('passkey-register', 'intro', 'label', 'fallback'),
    api: { table: { disable: true } },
  },
  args: {
    'tenancy-id': tenancyId,
    endpoint,
    username: 'ada@example.com',
    intro: '',
    label: '',
    fallback: 'Continue with a password.',
  },
  render: (args) => html`
    <passkey-register ${attributes(args)} .api=${args.api}>
      ${args.intro && html`<p slot="intro">${args.intro}</p>`}
      ${args.label && html`<span slot="label">${args.label}</span>`}
      <p slot="fallback">${args.fallback}</p>
    </passkey-register>
  `,
};

export default meta;
type Story = StoryObj<Args>;

export const Idle: Story = { name: 'idle' };

export const AsksForTheName: Story = { name: 'idle, asks for the name', args: { username: '' } };

export const Preparing: Story = {
  name: 'preparing',
  args: { api: { prepareRegistration: never } },
  play: pressed('passkey-register', 'preparing'),
};

export const Prompting: Story = {
  name: 'prompting',
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'ignore';
    await pressed('passkey-register', 'prompting')(played);
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
  play: pressed('passkey-register', 'verifying'),
};

export const Succeeded: Story = {
  name: 'succeeded',
  play: async (played) => {
    await pressed('passkey-register', 'succeeded')(played);
    const names = worldOf(played).device?.credentials.map(({ name }) => name);
    await expect(names).toEqual(['ada@example.com']);
  },
};

export const AfterPassword: Story = {
  name: 'succeeded, after a password',
  args: { backend, username: '', 'after-password': true },
  // Signs in before the element is rendered.
  beforeEach: (played) => worldOf(played).signUp('ada@example.com'),
  play: async (played) => {
    await reach(find(played, 'passkey-register'), 'succeeded');
  },
};

export const Failed: Story = {
  name: 'failed',
  play: async (played) => {
    const { device } = worldOf(played);
    if (device) device.respond = 'cancel';
    await pressed('passkey-register', 'failed')(played);
  },
};

export const Duplicate: Story = {
  name: 'failed, there is one already',
  args: { backend, username: '' },
  play: async (played) => {
    await worldOf(played).signUp('ada@example.com');
    await createPasskey();
    await pressed('passkey-register', 'failed')(played);
    await expect(find(played, 'passkey-register').error?.code).toBe('duplicate');
  },
};

export const Unavailable: Story = { name: 'unavailable', parameters: { device: 'none' } };
