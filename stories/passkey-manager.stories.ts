/** <passkey-manager>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { httpBackend, type Backend } from '../src/wire/backend.js';
import { PasskeyError } from '../src/wire/errors.js';
import { attributes, controlsOf } from './docs/controls.js';
import { signedIn, signedInFromOldDomain } from './support/before.js';
import { find, never, press, reach, worldOf, type Played } from './support/play.js';
import { backend, endpoint, oldDomain, tenancyId } from './support/world.js';

interface Args {
  backend: string | Backend;
  [attribute: string]: unknown;
}

const http = httpBackend(backend);

const meta: Meta<Args> = {
  title: 'Elements/passkey-manager',
  component: 'passkey-manager',
  argTypes: controlsOf('passkey-manager'),
  args: { backend, 'tenancy-id': tenancyId, endpoint },
  parameters: { before: signedIn(2) },
  render: (args) => html`<passkey-manager ${attributes(args)}></passkey-manager>`,
};

export default meta;
type Story = StoryObj<Args>;

const ready = async (played: Played) => {
  const element = find(played, 'passkey-manager');
  await reach(element, 'ready');
  await element.updateComplete;
  return element;
};

const removeButton = (element: HTMLElement) =>
  [...(element.shadowRoot?.querySelectorAll('[part~=row-actions] button') ?? [])].at(-1) as HTMLElement;

export const Idle: Story = { name: 'idle', args: { backend: '' } };

export const Loading: Story = {
  name: 'loading',
  args: { backend: { ...http, listPasskeys: never } },
};

export const Ready: Story = {
  name: 'ready',
  play: async (played) => {
    const { passkeys } = await ready(played);
    await expect(passkeys).toHaveLength(2);
  },
};

export const Empty: Story = {
  name: 'ready, with no passkey',
  parameters: { before: signedIn(0) },
  play: async (played) => {
    await expect((await ready(played)).passkeys).toEqual([]);
  },
};

export const Asking: Story = {
  name: 'ready, asks before it removes',
  play: async (played) => {
    const element = await ready(played);
    removeButton(element).click();
    await waitFor(() => expect(element.shadowRoot?.querySelector('dialog')?.open).toBe(true));
  },
};

/** The backend requires reauthentication because the sign-in was eleven minutes ago. */
export const Proving: Story = {
  name: 'ready, asks for a proof',
  play: async (played) => {
    const element = await ready(played);
    worldOf(played).server.clock.advance(11 * 60_000);
    removeButton(element).click();
    await waitFor(() => expect(element.shadowRoot?.querySelector('dialog')?.open).toBe(true));
    press(element, 'danger');
    await waitFor(() => find({ canvasElement: element }, 'passkey-login'));
  },
};

export const OldDomain: Story = {
  name: 'ready, with one of an old domain',
  parameters: { before: signedInFromOldDomain },
  play: async (played) => {
    const element = await ready(played);
    await expect(element.passkeys[0]?.rpId).toBe(oldDomain);
  },
};

export const Renaming: Story = {
  name: 'ready, renames one',
  parameters: { before: signedIn(1) },
  play: async (played) => {
    const element = await ready(played);
    element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=row-actions] button')?.click();
    await waitFor(() => expect(element.shadowRoot?.querySelector('[part=rename] input')).toBeTruthy());
  },
};

export const Removed: Story = {
  name: 'ready, removed one',
  parameters: { before: signedIn(1) },
  play: async (played) => {
    const element = await ready(played);
    const { device } = worldOf(played);
    await expect(device?.credentials).toHaveLength(1);
    removeButton(element).click();
    await waitFor(() => expect(element.shadowRoot?.querySelector('dialog')?.open).toBe(true));
    press(element, 'danger');
    await waitFor(() => expect(element.passkeys).toEqual([]), { timeout: 5000 });
    await waitFor(() => expect(device?.credentials).toEqual([]), { timeout: 5000 });
  },
};

export const Failed: Story = {
  name: 'failed',
  args: {
    backend: { ...http, listPasskeys: () => Promise.reject(new PasskeyError('network', 'No network')) },
  },
  play: async (played) => {
    await reach(find(played, 'passkey-manager'), 'failed');
  },
};
