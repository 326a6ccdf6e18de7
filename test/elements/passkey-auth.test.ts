/** <passkey-auth> with fake backends. With the real one: journeys/auth. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { Backend } from '../../src/wire/backend.js';
import type { CodeChallenge } from '../../src/wire/contract.js';
import '../../src/entries/index.js';
import {
  PasskeyAcceptedEvent,
  PasskeyError,
  type OtpEntry,
  type PasskeyAuth,
} from '../../src/entries/index.js';
import { where } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';

const never = () => new Promise<never>(() => undefined);

const challenge = (): CodeChallenge => {
  const now = Date.now();
  const times = { now, expiresAt: now + 600_000, resendAt: now };
  return { purpose: 'login', email: 'ada@example.com', length: 6, ...times };
};

async function show(properties: Partial<PasskeyAuth> = {}, more: Partial<Backend> = {}, content = '') {
  sessionStorage.clear();
  const backend = {
    currentCode: () => Promise.resolve(undefined),
    currentUser: () => Promise.resolve(undefined),
    sendCode: () => Promise.resolve(challenge()),
    checkCode: () => Promise.resolve({ purpose: 'login' }),
    authorizeAuthentication: never,
    ...more,
  } as Partial<Backend> as Backend;
  const element = document.createElement('passkey-auth');
  element.innerHTML = content;
  Object.assign(element, { backend, tenancyId: 't', endpoint: 'http://localhost:1', ...properties });
  await fixture(html`${element}`);
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  const heading = () => {
    const all = [...root.querySelectorAll<HTMLElement>('[part=heading]')];
    return all.find((one) => one.checkVisibility())?.textContent.trim();
  };
  const part = (name: string) => root.querySelector<HTMLElement>(`[part~=${name}]`);
  return { element, root, heading, part, entry: element.querySelector('otp-entry') as OtpEntry };
}

/** Sends a code to the address in the username input. */
async function send({ element, part }: Awaited<ReturnType<typeof show>>): Promise<void> {
  const input = element.querySelector<HTMLInputElement>('passkey-login input, otp-entry input[type=email]');
  if (input) input.value = 'ada@example.com';
  part('code')?.click();
  await waitUntil(() => element.phase === 'code');
}

describe('<passkey-auth>', () => {
  it('begins with the heading of its mode', async () => {
    expect((await show()).heading()).to.equal('Sign in');
    const { element, root, heading } = await show({ mode: 'both' });
    root.querySelector<HTMLElement>('[part=footer] button')?.click();
    await element.updateComplete;
    expect(heading()).to.equal('Create an account');
    expect(element.matches(':state(start)')).to.equal(true);
    expect((await show({ purpose: 'reauthenticate' })).heading(), 'the page says why').to.equal(undefined);
  });

  it('shows one step at a time, and keeps its heading while another code is sent', async () => {
    let answer: (sent: CodeChallenge) => void = () => undefined;
    const sendCode = () => new Promise<CodeChallenge>((resolve) => (answer = resolve));
    const all = await show({}, { sendCode });
    const { element, heading, entry } = all;
    await send(all);
    await waitUntil(() => entry.phase === 'sending');
    expect(heading(), 'nothing is sent yet').to.equal('Sign in');
    answer(challenge());
    await waitUntil(() => heading() === 'Check your email');
    expect(element.querySelector('passkey-login')?.checkVisibility()).to.equal(false);
    const again = entry.send();
    await element.updateComplete;
    expect(entry.phase).to.equal('sending');
    expect(heading()).to.equal('Check your email');
    answer(challenge());
    await again;
    expect(heading()).to.equal('Check your email');
  });

  it('does not say that a code was sent when it was not', async () => {
    const sendCode = () => Promise.reject(new PasskeyError('network', 'gone'));
    const all = await show({}, { sendCode });
    await send(all);
    await waitUntil(() => all.entry.phase === 'failed');
    await all.element.updateComplete;
    expect(all.heading()).to.equal('Sign in');
    expect(all.entry.checkVisibility()).to.equal(true);
  });

  where('webauthn').it('offers a passkey after the code where one can be created', async () => {
    const all = await show();
    const { element, entry, heading, part } = all;
    await send(all);
    await waitUntil(() => entry.phase === 'entering');
    await entry.updateComplete;
    entry.value = '123456';
    await entry.check();
    await element.updateComplete;
    expect([element.phase, heading()]).to.deep.equal(['offer', 'Next time, sign in without a code']);
    part('decline')?.click();
    await element.updateComplete;
    expect(element.phase).to.equal('done');
    expect(part('success')?.textContent).to.equal('Code accepted.');
  });

  it('takes the code first where passkeys cannot be used', async () => {
    replace(window, 'PublicKeyCredential', undefined);
    const { element, entry, part } = await show();
    expect(entry.checkVisibility()).to.equal(true);
    expect(element.querySelector('passkey-login')?.checkVisibility()).to.equal(false);
    expect(part('divider')?.checkVisibility()).to.equal(false);
  });

  for (const slot of ['login', 'register'])
    it(`is done when a custom server accepts the passkey of an element in the slot ${slot}`, async () => {
      const tag = `passkey-${slot}`;
      const { element } = await show({ mode: 'both' }, {}, `<${tag} slot="${slot}"></${tag}>`);
      element.querySelector(tag)?.dispatchEvent(new PasskeyAcceptedEvent({ value: {} }));
      await element.updateComplete;
      expect(element.phase).to.equal('done');
    });

  it('shows the page’s content in its steps', async () => {
    const { element, heading, part } = await show(
      {},
      {},
      `<h1 slot="heading">Welcome</h1><button slot="providers">Other</button><p slot="verified">Here</p>`,
    );
    const seen = (slot: string) => element.querySelector(`[slot=${slot}]`)?.checkVisibility();
    expect(heading(), 'the page’s own').to.equal(undefined);
    expect([seen('heading'), seen('providers'), seen('verified')]).to.deep.equal([true, true, false]);
    expect(part('divider')?.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
  });
});
