/** Rare cases of <otp-entry> with a backend, with a fake backend object. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { CodeBackend } from '../../src/wire/backend.js';
import type { CodeChallenge } from '../../src/wire/contract.js';
import { PasskeyError, type OtpEntry } from '../../src/entries/index.js';
import { waitUntil } from '../support/until.js';

const challenge = (more: Partial<CodeChallenge> = {}): CodeChallenge => {
  const now = Date.now();
  const times = { now, expiresAt: now + 600_000, resendAt: now + 60_000 };
  return { purpose: 'login', email: 'ada@example.com', length: 6, ...times, ...more };
};
const never = () => new Promise<never>(() => undefined);

/** A backend without a pending code that sends a code and accepts every code. */
const backendThat = (answers: Partial<CodeBackend> = {}): CodeBackend => ({
  sendCode: () => Promise.resolve(challenge()),
  currentCode: () => Promise.resolve(undefined),
  checkCode: () => Promise.resolve({ purpose: 'login' }),
  ...answers,
});
const failing = (...args: ConstructorParameters<typeof PasskeyError>) =>
  Promise.reject(new PasskeyError(...args));

async function entry(backend: CodeBackend, more: Partial<OtpEntry> = {}) {
  const element = Object.assign(document.createElement('otp-entry'), { backend, ...more });
  const form = await fixture<HTMLFormElement>(html`<form>${element}</form>`);
  await element.updateComplete;
  const all = (selector: string) => [...(element.shadowRoot as ShadowRoot).querySelectorAll(selector)];
  const said = (selector: string) => all(selector)[0]?.textContent?.trim() ?? '';
  const email = element.querySelector<HTMLInputElement>('input[type=email]');
  const code = element.querySelector<HTMLInputElement>('input[autocomplete=one-time-code]');
  return { element, form, email, code, all, said };
}

/** An element whose backend has already sent a code. */
const entered = async (answers: Partial<CodeBackend> = {}, more: Partial<OtpEntry> = {}) => {
  const current = { currentCode: () => Promise.resolve(challenge()) };
  const all = await entry(backendThat({ ...current, ...answers }), more);
  await waitUntil(() => all.element.phase === 'entering');
  await all.element.updateComplete;
  return all;
};

describe('<otp-entry> with a backend', () => {
  it('returns to idle when it is moved while a code is being sent', async () => {
    const { element, form, all } = await entry(backendThat({ sendCode: never }), {
      email: 'ada@example.com',
    });
    element.send().catch(() => undefined);
    await element.updateComplete;
    expect(all('[part=spinner]')).to.have.length(1);
    form.append(element);
    await element.updateComplete;
    expect(element.phase).to.equal('idle');
    expect(all('[part=spinner]')).to.have.length(0);
  });

  it('restores the pending code when the page comes back from the back/forward cache', async () => {
    const { element } = await entered();
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(element.phase).to.equal('idle');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await waitUntil(() => element.phase === 'entering');
  });

  it('keeps a code that could not be checked and clears a wrong one', async () => {
    let error = new PasskeyError('network');
    const { element, code, said } = await entered({ checkCode: () => Promise.reject(error) });
    for (const kept of ['123456', '']) {
      element.value = '123456';
      await element.check().catch(() => undefined);
      await element.updateComplete;
      expect(element.value).to.equal(kept);
      expect(element.matches(':state(invalid)')).to.equal(!kept);
      expect(element.checkValidity()).to.equal(!!kept);
      expect(code?.getAttribute('aria-invalid') ?? 'false').to.equal(String(!kept));
      expect(said('[role=alert]')).to.match(kept ? /can’t be reached/ : /not the code/);
      error = new PasskeyError('wrong-code');
    }
  });

  it('announces a wait once, counts it down on the button and announces its end', async () => {
    const sendCode = () => failing('rate-limited', '', { retryAfter: 2 });
    const { element, all, said } = await entry(backendThat({ sendCode }), { email: 'ada@example.com' });
    const alerts = new Set<string>();
    const seen = new Set<string>();
    const names = new Set<string>();
    new MutationObserver(() => {
      alerts.add(said('[role=alert]'));
      seen.add(said('[part=button] [aria-hidden]'));
      names.add(said('[part=button] .sr') || said('[part=button]'));
    }).observe(element.shadowRoot as ShadowRoot, { subtree: true, childList: true, characterData: true });
    await element.send().catch(() => undefined);
    await element.updateComplete;
    expect(all('[part=button]')[0]?.getAttribute('aria-disabled')).to.equal('true');
    const wait = () => all('p.sr').at(-1)?.textContent;
    expect(wait()).to.equal('');
    await waitUntil(() => wait() === 'You can ask for another code now.');
    expect([...alerts]).to.have.members(['We sent a code a moment ago. You can ask again in 2 seconds.', '']);
    expect([...seen]).to.include('Send another code (in 1 sec.)');
    expect([...names], 'a name that stays')
      .to.include('Send another code')
      .and.not.match(/sec/);
    expect(all('[part=button]')[0]?.getAttribute('aria-disabled')).to.equal('false');
  });

  it('sends nothing when the page prevents otp-send-request, for a first code and for another one', async () => {
    let sent = 0;
    const sendCode = () => Promise.resolve(challenge({ email: String(++sent), resendAt: 0 }));
    const { element, all } = await entry(backendThat({ sendCode }), { email: 'ada@example.com' });
    let requests = 0;
    element.addEventListener('otp-send-request', (event) => {
      if (++requests % 2) event.preventDefault();
    });
    const click = (part: string) => (all(`[part=${part}]`)[0] as HTMLButtonElement).click();
    for (const [count, part] of [
      [1, 'button'],
      [2, 'link'],
    ] as const) {
      click(part);
      expect([sent, element.phase]).to.deep.equal([count - 1, count === 1 ? 'idle' : 'entering']);
      click(part);
      await waitUntil(() => element.phase === 'entering');
      await element.updateComplete;
      expect(sent).to.equal(count);
    }
    expect(requests).to.equal(4);
  });

  it('shows a long wait in minutes', async () => {
    const sendCode = () => failing('rate-limited', '', { retryAfter: 1800 });
    const { element, said } = await entry(backendThat({ sendCode }), { email: 'ada@example.com' });
    await element.send().catch(() => undefined);
    await element.updateComplete;
    expect(said('[role=alert]')).to.contain('in 30 minutes');
  });

  it('draws as many cells as the backend’s code length', async () => {
    const sendCode = () => Promise.resolve(challenge({ length: 8 }));
    const { element, all } = await entry(backendThat({ sendCode }), { email: 'ada@example.com' });
    await element.send();
    await element.updateComplete;
    expect(all('[part~=cell]')).to.have.length(8);
    element.value = '12345678';
    expect(element.value).to.equal('12345678');
  });

  it('uses the current backend for each request', async () => {
    const { element } = await entered({ checkCode: never });
    element.backend = backendThat() as OtpEntry['backend'];
    await element.updateComplete;
    expect(element.phase, 'the code may be good there, too').to.equal('entering');
    element.value = '123456';
    const verified = oneEvent(element, 'otp-verified');
    await element.check();
    await verified;
  });

  it('does nothing while disabled', async () => {
    const first = await entry(backendThat(), { disabled: true });
    expect(first.email?.disabled).to.equal(true);
    const { element, code, all } = await entered({}, { disabled: true });
    expect(code?.disabled).to.equal(true);
    for (const button of all('button')) (button as HTMLButtonElement).click();
    expect(element.phase).to.equal('entering');
    element.disabled = false;
    await element.updateComplete;
    expect(all('button:disabled')).to.have.length(0);
    expect(code?.disabled).to.equal(false);
  });

  it('makes the form invalid until the code is verified', async () => {
    const { element, form, email } = await entered({}, { required: true });
    expect(email?.required, 'it is not on show').to.equal(false);
    expect(form.checkValidity()).to.equal(false);
    element.value = '123456';
    await element.check();
    await element.updateComplete;
    expect(element.value).to.equal('');
    expect(form.checkValidity()).to.equal(true);
    element.cancel();
    await element.updateComplete;
    expect(email?.required).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
  });
});
