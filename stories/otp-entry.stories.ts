/** <otp-entry>, phase by phase. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { httpBackend, type Backend } from '../src/wire/backend.js';
import { PasskeyError } from '../src/wire/errors.js';
import { attributes, controlsOf } from './docs/controls.js';
import { find, never, press, reach, worldOf, type Played } from './support/play.js';
import { backend } from './support/world.js';

interface Args {
  backend: string | Backend;
  [attribute: string]: unknown;
}

const http = httpBackend(backend);

const meta: Meta<Args> = {
  title: 'Elements/otp-entry',
  component: 'otp-entry',
  argTypes: controlsOf('otp-entry'),
  args: { backend, purpose: 'signup' },
  render: (args) => html`<otp-entry ${attributes(args)}></otp-entry>`,
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
    backend: { ...http, checkCode: () => Promise.reject(new PasskeyError('code-expired', 'Too late')) },
  },
  play: entered('failed', theSame),
};

export const Alone: Story = {
  name: 'a form control without a backend',
  args: { backend: '', name: 'code', required: true },
  render: (args) => html`
    <form @submit=${(event: Event) => event.preventDefault()}>
      <otp-entry ${attributes(args)}></otp-entry>
      <p><button>Continue</button></p>
    </form>
  `,
};
