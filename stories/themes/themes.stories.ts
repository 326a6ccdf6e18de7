/** Every element in each of the worked themes: nothing but a style sheet of tokens and parts. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import { find, press, reach, worldOf, type Played } from '../support/play.js';
import { backend, createPasskey, endpoint, tenancyId } from '../support/world.js';
import { themes, wear, type ThemeId } from './index.js';

const meta: Meta = {
  title: 'Themes',
  render: () => html`
    <passkey-login tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend} for-code="code">
    </passkey-login>
    <otp-entry id="code" backend=${backend} purpose="signup" email="grace@example.com"></otp-entry>
    <passkey-manager tenancy-id=${tenancyId} endpoint=${endpoint}></passkey-manager>
  `,
};

export default meta;
type Story = StoryObj;

/** A failure, a field, a code to enter and a list with what adds to it. */
const showAll = async (played: Played) => {
  const { signUp, device } = worldOf(played);
  const manager = find(played, 'passkey-manager');
  await signUp('ada@example.com');
  await createPasskey();
  manager.backend = backend;
  await reach(manager, 'ready');
  if (device) device.respond = 'cancel';
  press(find(played, 'passkey-login'));
  await reach(find(played, 'passkey-login'), 'failed');
  press(find(played, 'otp-entry'));
  await reach(find(played, 'otp-entry'), 'entering');
  // The passkeys' own way in, once the list is there.
  await waitFor(() => find({ canvasElement: manager }, 'passkey-register'));
};

const dressed = (id: ThemeId): Story => ({ name: themes[id].title, beforeEach: () => wear(id) });

export const BootstrapLike: Story = { ...dressed('bootstrap-like'), play: showAll };
export const MaterialLike: Story = { ...dressed('material-like'), play: showAll };
export const Brutalist: Story = { ...dressed('brutalist'), play: showAll };

/** Small on purpose, for pages that show much at once. */
export const Dense: Story = {
  name: 'Dense, by one token',
  decorators: [(story) => html`<div style="--kit-density: 0.75; display: grid; gap: 1rem">${story()}</div>`],
  play: showAll,
};
