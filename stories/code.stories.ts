/** <otp-entry>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { expect } from 'storybook/test';
import { httpBackend, type Backend } from '../src/api/backend.js';
import { KitError } from '../src/errors.js';
import { find, never, press, reach, worldOf, type Played } from './support/play.js';
import { backend } from './support/world.js';

interface Args {
  backend: string | Backend;
  purpose: string;
  email?: string;
  length?: number;
  autoSubmit: boolean;
  disabled: boolean;
}

const http = httpBackend(backend);

const meta: Meta<Args> = {
  title: 'Code',
  argTypes: {
    backend: { control: false },
    purpose: { control: 'select', options: ['login', 'signup'] },
  },
  args: { backend, purpose: 'signup', autoSubmit: false, disabled: false },
  render: (args) => html`
    <otp-entry
      .backend=${args.backend}
      purpose=${args.purpose}
      email=${ifDefined(args.email)}
      length=${ifDefined(args.length)}
      ?auto-submit=${args.autoSubmit}
      ?disabled=${args.disabled}
    ></otp-entry>
  `,
};

export default meta;
type Story = StoryObj<Args>;

const asked = (phase: string) => async (played: Played) => {
  await ask(played, phase);
};

const ask = async (played: Played, phase: string) => {
  const element = find(played, 'otp-entry');
  await element.updateComplete;
  const input = element.querySelector<HTMLInputElement>('input[type=email]');
  if (input) input.value = 'ada@example.com';
  press(element);
  await reach(element, phase);
  return element;
};

const entered = (phase: string, codeOf: (right: string) => string) => async (played: Played) => {
  const element = await ask(played, 'entering');
  element.value = codeOf(await worldOf(played).lastCode());
  await element.updateComplete;
  press(element);
  await reach(element, phase);
};

const theSame = (code: string) => code;

export const Idle: Story = { name: 'idle' };

export const Sending: Story = {
  name: 'sending',
  args: { backend: { ...http, sendCode: never } },
  play: asked('sending'),
};

export const Entering: Story = {
  name: 'entering',
  play: asked('entering'),
};

export const Wrong: Story = {
  name: 'entering, after a wrong code',
  play: async (played) => {
    const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
    const element = find(played, 'otp-entry');
    const failed = new Promise((resolve) => {
      element.addEventListener('otp-failed', resolve, { once: true });
    });
    await entered('entering', wrong)(played);
    await failed;
    await reach(element, 'entering');
    await expect(element.error?.code).toBe('wrong-code');
  },
};

export const Checking: Story = {
  name: 'checking',
  args: { backend: { ...http, checkCode: never } },
  play: entered('checking', theSame),
};

export const Verified: Story = {
  name: 'verified',
  play: entered('verified', theSame),
};

export const Failed: Story = {
  name: 'failed',
  args: {
    backend: { ...http, checkCode: () => Promise.reject(new KitError('code-expired', 'Too late')) },
  },
  play: entered('failed', theSame),
};

export const Alone: Story = {
  name: 'a form control without a backend',
  render: () => html`<form><otp-entry name="code" length="6"></otp-entry></form>`,
};
