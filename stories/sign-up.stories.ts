/** The elements together: a code by mail, then a passkey, then the account. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { find, press, reach, worldOf } from './support/play.js';
import { backend, endpoint, tenancyId } from './support/world.js';

const meta: Meta = { title: 'Sign up' };

export default meta;

export const CodeFirst: StoryObj = {
  name: 'a code, then a passkey',
  render: () => html`
    <otp-entry backend=${backend} purpose="signup" for-passkey="next"></otp-entry>
    <passkey-register
      id="next"
      hidden
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
    ></passkey-register>
  `,
  play: async (played) => {
    const world = worldOf(played);
    const entry = find(played, 'otp-entry');
    const register = find(played, 'passkey-register');
    await entry.updateComplete;
    const email = entry.querySelector<HTMLInputElement>('input[type=email]');
    if (email) email.value = 'ada@example.com';
    press(entry);
    await reach(entry, 'entering');
    entry.value = await world.lastCode();
    await entry.updateComplete;
    press(entry);
    await reach(entry, 'verified');
    await entry.updateComplete;
    press(entry);
    await waitFor(() => expect(register.hidden).toBe(false));
    press(register);
    await reach(register, 'succeeded');
    await expect(world.device?.credentials[0]?.name).toBe('ada@example.com');
    await expect(await world.ask('GET', 'passkeys')).toMatchObject({ passkeys: [{ current: false }] });
  },
};
