/** Every element in each example theme. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { signedIn } from '../support/before.js';
import { showAll } from '../support/play.js';
import { backend, endpoint, tenancyId } from '../support/world.js';
import { themes, wear, type ThemeId } from './index.js';

const meta: Meta = {
  title: 'Themes',
  parameters: { controls: { disable: true }, before: signedIn(1) },
  render: () => html`
    <passkey-login tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend} for-code="code">
    </passkey-login>
    <otp-entry id="code" backend=${backend} purpose="signup" email="grace@example.com"></otp-entry>
    <passkey-manager tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend}></passkey-manager>
  `,
};

export default meta;
type Story = StoryObj;

const dressed = (id: ThemeId): Story => ({ name: themes[id].title, beforeEach: () => wear(id) });

export const BootstrapLike: Story = { ...dressed('bootstrap-like'), play: showAll };
export const MaterialLike: Story = { ...dressed('material-like'), play: showAll };
export const Brutalist: Story = { ...dressed('brutalist'), play: showAll };

/** One tag for the whole sign-in, with nobody signed in. */
const signIn = (id: ThemeId): Story => ({
  ...dressed(id),
  name: `${themes[id].title}, sign-in`,
  parameters: { before: () => undefined },
  render: () => html`
    <passkey-auth tenancy-id=${tenancyId} endpoint=${endpoint} backend=${backend} mode="both"></passkey-auth>
  `,
});

export const BootstrapLikeSignIn = signIn('bootstrap-like');
export const MaterialLikeSignIn = signIn('material-like');
export const BrutalistSignIn = signIn('brutalist');

/** Small controls for dense pages. */
export const Dense: Story = {
  name: 'Dense, by one token',
  decorators: [
    (story) => html`<div style="--passkey-density: 0.75; display: grid; gap: 1rem">${story()}</div>`,
  ],
  play: showAll,
};
