/** <passkey-auth>: one story for each step, its modes, and the ways to use it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { attributes, controlsOf } from './docs/controls.js';
import { find, press, reach, worldOf, type Played } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

const meta: Meta = {
  title: 'Elements/passkey-auth',
  component: 'passkey-auth',
  argTypes: controlsOf('passkey-auth'),
  args: { 'tenancy-id': tenancyId, endpoint, backend },
  render: (args) => html`<passkey-auth ${attributes(args)}></passkey-auth>`,
};

export default meta;
type Story = StoryObj;

/** Signs up as far as the code. */
async function sendCode(played: Played): Promise<void> {
  const auth = find(played, 'passkey-auth');
  await waitFor(() => expect(auth.querySelector('otp-entry input[type=email]')).not.toBe(null));
  const entry = find({ canvasElement: auth }, 'otp-entry');
  const email = entry.querySelector<HTMLInputElement>('input[type=email]');
  if (email) email.value = 'ada@example.com';
  press(entry);
  await reach(entry, 'entering');
  await reach(auth, 'code');
}

async function enterCode(played: Played): Promise<void> {
  await sendCode(played);
  const auth = find(played, 'passkey-auth');
  const entry = find({ canvasElement: auth }, 'otp-entry');
  entry.value = await worldOf(played).lastCode();
  await entry.updateComplete;
  press(entry);
  await reach(auth, 'offer');
}

export const Start: Story = { name: 'start' };

export const SignUp: Story = { name: 'start, sign-up', args: { mode: 'sign-up' } };

export const Both: Story = { name: 'start, both modes', args: { mode: 'both' } };

export const Code: Story = { name: 'code', args: { mode: 'sign-up' }, play: sendCode };

export const Offer: Story = { name: 'offer', args: { mode: 'sign-up' }, play: enterCode };

export const Done: Story = {
  name: 'done',
  args: { mode: 'sign-up' },
  play: async (played) => {
    await enterCode(played);
    const auth = find(played, 'passkey-auth');
    press(find({ canvasElement: auth }, 'passkey-register'));
    await reach(auth, 'done');
  },
};

export const WithoutCodes: Story = { name: 'without codes', args: { 'no-code': true } };

export const WithoutPasskeys: Story = { name: 'without passkeys', parameters: { device: 'none' } };

export const Reauthenticate: Story = {
  name: 'reauthenticate',
  args: { purpose: 'reauthenticate', username: 'ada@example.com' },
};

/** Every slot that a page fills with its own content. */
export const Slots: Story = {
  name: 'with content of the page',
  render: (args) => html`
    <passkey-auth mode="both" ${attributes(args)}>
      <svg slot="logo" viewBox="0 0 24 24" width="40" height="40" fill="currentColor" aria-hidden="true">
        <path d="M12 2 2 7v10l10 5 10-5V7L12 2Zm0 2.3 7.3 3.6L12 11.6 4.7 7.9 12 4.3Z" />
      </svg>
      <h1 slot="heading" lang="en" dir="auto">Welcome to Acme</h1>
      <p slot="intro" lang="en" dir="auto">Sign in to see your projects.</p>
      <button slot="providers" type="button" lang="en" dir="auto">Continue with Example ID</button>
      <p slot="verified" lang="en" dir="auto">Taking you to your projects…</p>
    </passkey-auth>
  `,
};
