/** <passkey-support> with the simulated device and without passkeys. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { attributes, controlsOf } from './docs/controls.js';
import { find, type Played } from './support/play.js';

const meta: Meta = {
  title: 'Elements/passkey-support',
  component: 'passkey-support',
  argTypes: controlsOf('passkey-support'),
  render: (args) => html`<passkey-support ${attributes(args)}></passkey-support>`,
};

export default meta;
type Story = StoryObj;

const says = (passkeys: boolean) => async (played: Played) => {
  const element = find(played, 'passkey-support');
  await waitFor(() => expect(element.support?.passkeys).toBe(passkeys));
};

export const Supported: Story = { name: 'supported', play: says(true) };

export const Unsupported: Story = {
  name: 'unsupported',
  parameters: { device: 'none' },
  play: says(false),
};
