/** <otp-entry> with the backend and the mock server. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry, OtpFailedEvent, OtpVerifiedEvent, PasskeyLogin } from '../../src/entries/index.js';
import { virtualAuthenticator } from '../support/device.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';
import { media, viewport } from '../support/world.js';
import { waitUntil } from '../support/until.js';

async function entry(mock: FreshTenancy, attributes: Record<string, string> = {}) {
  const element = document.createElement('otp-entry');
  for (const [name, value] of Object.entries({ backend: mock.backend, purpose: 'signup', ...attributes }))
    element.setAttribute(name, value);
  const heard: string[] = [];
  await fixture(html`${element}`);
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  // Screen reader output: the live regions, as they change.
  new MutationObserver(() => {
    for (const region of root.querySelectorAll('[role=status], [role=alert]')) {
      const text = region.textContent?.replace(/\s+/g, ' ').trim();
      if (text && heard.at(-1) !== text && !heard.includes(text)) heard.push(text);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
  const part = (name: string) => root.querySelector<HTMLButtonElement>(`[part~='${name}']`);
  const links = () =>
    [...root.querySelectorAll<HTMLButtonElement>('[part~=link]')].filter((link) => !link.hidden);
  const error = () => root.querySelector('[role=alert]')?.textContent?.trim() ?? '';
  return { element, root, heard, part, links, error };
}

type Entry = Awaited<ReturnType<typeof entry>>;

const codeInput = (element: OtpEntry) => element.querySelector<HTMLInputElement>('[slot=code]:not(label)');

async function mailCode({ element, part }: Entry, email: string): Promise<void> {
  const input = element.querySelector('input[type=email]') as HTMLInputElement;
  input.value = email;
  const sent = oneEvent(element, 'otp-sent');
  part('button')?.click();
  await sent;
  await element.updateComplete;
}

async function lastCode(mock: FreshTenancy): Promise<string> {
  const [mail] = await mock.mails();
  return mail?.code ?? '';
}

const otherThan = (code: string) => (code === '000000' ? '111111' : '000000');

async function enter({ element, part }: Entry, code: string): Promise<OtpVerifiedEvent | OtpFailedEvent> {
  element.value = code;
  const outcome = Promise.race([oneEvent(element, 'otp-verified'), oneEvent(element, 'otp-failed')]);
  part('button')?.click();
  const event = (await outcome) as unknown as OtpVerifiedEvent | OtpFailedEvent;
  await element.updateComplete;
  return event;
}

async function signUp(mock: FreshTenancy, email: string): Promise<void> {
  const all = await entry(mock);
  await mailCode(all, email);
  await enter(all, await lastCode(mock));
  expect(all.element.phase).to.equal('verified');
  all.element.remove();
}

describe('a code by email', () => {
  it('signs up by keyboard alone, and announces each step', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    const { element, heard, root } = all;
    await expect(element).to.be.accessible();
    element.querySelector<HTMLInputElement>('input[type=email]')?.focus();
    await sendKeys({ type: 'ada@example.com' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.phase === 'entering');
    await element.updateComplete;
    await waitUntil(() => document.activeElement === codeInput(element));
    await expect(element).to.be.accessible();
    await sendKeys({ type: await lastCode(mock) });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.phase === 'verified');
    await element.updateComplete;
    await expect(element).to.be.accessible();
    expect(heard.join(' | ')).to.match(
      /We sent a code to ada@example\.com\. It works until .+ \| You can ask for another code in \d+ seconds\. \| .*Code accepted\./,
    );
    expect(
      heard.filter((text) => text.includes('another code in')),
      'not every second',
    ).to.have.length(1);
    expect(root.activeElement?.getAttribute('part')).to.match(/message/);
    const who = (await (await fetch(`${mock.backend}/session`)).json()) as { user?: { username: string } };
    expect(who.user?.username).to.equal('ada@example.com');
  });

  it('signs in a known address, and looks the same for an unknown one', async () => {
    const mock = await freshTenancy();
    await signUp(mock, 'ada@example.com');
    await fetch(`${mock.backend}/session`, { method: 'DELETE' });
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      await mock.advance(60_000);
      const all = await entry(mock, { purpose: 'login' });
      await mailCode(all, email);
      expect(all.root.querySelector('[part=message]')?.textContent).to.contain(`We sent a code to ${email}`);
      if (email.startsWith('ada')) {
        const event = await enter(all, await lastCode(mock));
        expect((event as OtpVerifiedEvent).user?.username).to.equal(email);
      } else {
        const event = await enter(all, '123456');
        expect((event as OtpFailedEvent).error.code).to.equal('wrong-code');
      }
      all.element.remove();
    }
  });

  it('shows the attempts left, clears the field, and fails after the last attempt', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    const { element, error } = all;
    await mailCode(all, 'ada@example.com');
    const wrong = otherThan(await lastCode(mock));
    for (const left of [4, 3, 2, 1]) {
      const { error: failure } = (await enter(all, wrong)) as OtpFailedEvent;
      expect(failure).to.include({ code: 'wrong-code', attemptsLeft: left });
      expect(error()).to.contain(left === 1 ? 'You have 1 try left.' : `You have ${left} tries left.`);
      expect(element.value).to.equal('');
      expect(codeInput(element)?.getAttribute('aria-invalid')).to.equal('true');
      await waitUntil(() => document.activeElement === codeInput(element));
    }
    await expect(element).to.be.accessible();
    await enter(all, wrong);
    expect(element.phase).to.equal('failed');
    expect(error()).to.match(/^Too many wrong codes/);
    await expect(element).to.be.accessible();
  });

  it('hides the error when the code is edited', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    await mailCode(all, 'ada@example.com');
    await enter(all, otherThan(await lastCode(mock)));
    expect(all.element.matches(':state(invalid)')).to.equal(true);
    await waitUntil(() => document.activeElement === codeInput(all.element));
    await sendKeys({ type: '1' });
    await all.element.updateComplete;
    expect(all.element.matches(':state(invalid)')).to.equal(false);
  });

  it('does not move the focus from elsewhere on the page', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    await mailCode(all, 'ada@example.com');
    const elsewhere = document.createElement('input');
    all.element.after(elsewhere);
    elsewhere.focus();
    all.element.value = otherThan(await lastCode(mock));
    await all.element.check().catch(() => undefined);
    await all.element.updateComplete;
    expect(all.error()).to.match(/^That’s not the code/);
    expect(document.activeElement === elsewhere).to.equal(true);
    elsewhere.remove();
  });

  it('shows that the code has expired', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    await mailCode(all, 'ada@example.com');
    const code = await lastCode(mock);
    await mock.advance(600_001);
    const { error } = (await enter(all, code)) as OtpFailedEvent;
    expect(['code-expired', 'no-code']).to.include(error.code);
    expect(all.element.phase).to.equal('failed');
    const sent = oneEvent(all.element, 'otp-sent');
    all.part('button')?.click();
    await sent;
    expect((await mock.mails()).length).to.equal(2);
  });

  it('sends another code only after the delay, which invalidates the first', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    await mailCode(all, 'ada@example.com');
    const first = await lastCode(mock);
    const [resend] = all.links();
    expect(resend?.textContent).to.match(/Send another code \(in \d+ sec\.\)/);
    resend?.click();
    expect(await mock.mails()).to.have.length(1);
    await mock.advance(61_000);
    await all.element.send();
    expect(await mock.mails()).to.have.length(2);
    const second = await lastCode(mock);
    if (first !== second)
      expect(((await enter(all, first)) as OtpFailedEvent).error.code).to.equal('wrong-code');
    expect((await enter(all, second)).type).to.equal('otp-verified');
  });

  it('resumes after a reload, and restarts for another address', async () => {
    const mock = await freshTenancy();
    const first = await entry(mock);
    await mailCode(first, 'ada@example.com');
    first.element.remove();
    const all = await entry(mock);
    all.element.addEventListener('otp-sent', () => expect.fail('nothing was mailed again'));
    await waitUntil(() => all.element.phase === 'entering');
    expect(document.activeElement, 'a restored step does not grab the focus').to.equal(document.body);
    await all.element.updateComplete;
    all.links().at(-1)?.click();
    await all.element.updateComplete;
    expect(all.element.phase).to.equal('idle');
    expect((document.activeElement as HTMLInputElement).type).to.equal('email');
  });

  it('does not ask for an address to reauthenticate', async () => {
    const mock = await freshTenancy();
    const signup = await entry(mock);
    await mailCode(signup, 'ada@example.com');
    await enter(signup, await lastCode(mock));
    await mock.advance(60_000);
    const all = await entry(mock, { purpose: 'reauthenticate' });
    expect(all.element.querySelector('input[type=email]')).to.equal(null);
    const sent = oneEvent(all.element, 'otp-sent');
    all.part('button')?.click();
    expect(await sent).to.include({ email: 'ada@example.com' });
    await all.element.updateComplete;
    expect(all.links(), 'no other address either').to.have.length(1);
    await enter(all, await lastCode(mock));
    expect(all.element.phase).to.equal('verified');
  });

  it('shows what is wrong with an address, and that the server cannot be reached', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock);
    const input = all.element.querySelector('input[type=email]') as HTMLInputElement;
    input.value = 'nobody';
    all.part('button')?.click();
    expect(all.element.phase).to.equal('idle');
    expect(document.activeElement === input).to.equal(true);
    const gone = await entry({ ...mock, backend: 'http://localhost:1/backend' });
    (gone.element.querySelector('input[type=email]') as HTMLInputElement).value = 'ada@example.com';
    const failed = oneEvent(gone.element, 'otp-failed') as unknown as Promise<OtpFailedEvent>;
    gone.part('button')?.click();
    expect((await failed).error.code).to.equal('network');
  });

  it('checks a complete code with `auto-submit`, unless the page cancels it', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock, { 'auto-submit': '' });
    await mailCode(all, 'ada@example.com');
    const code = await lastCode(mock);
    all.element.addEventListener('otp-check-request', (event) => event.preventDefault(), { once: true });
    await waitUntil(() => document.activeElement === codeInput(all.element));
    await sendKeys({ type: code });
    expect(all.element.phase).to.equal('entering');
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: code.at(-1) ?? '' });
    await waitUntil(() => all.element.phase === 'verified');
  });

  it('offers a passkey afterwards, and creates it for that account', async () => {
    const device = await virtualAuthenticator();
    const mock = await freshTenancy();
    const register = document.createElement('passkey-register');
    Object.assign(register, { id: 'next', hidden: true, tenancyId: mock.tenancyId, endpoint: mock.url });
    register.setAttribute('backend', mock.backend);
    const all = await entry(mock, { 'for-passkey': 'next' });
    all.element.after(register);
    await mailCode(all, 'ada@example.com');
    await enter(all, await lastCode(mock));
    expect(all.part('button')?.textContent?.trim()).to.equal('Create a passkey');
    expect(all.part('intro')?.textContent, 'the reason stands above it').to.match(/^Sign in more easily/);
    const registered = oneEvent(register, 'passkey-registered');
    all.part('button')?.click();
    expect(register.hidden).to.equal(false);
    await registered;
    expect((await device.credentials())[0]).to.include({ userName: 'ada@example.com' });
    register.remove();
  });

  it('takes the place of the sign-in that it belongs to, also after a reload', async () => {
    const mock = await freshTenancy();
    const open = async () => {
      const page = await fixture(html`
        <div>
          <passkey-login
            for-code="by-code"
            backend=${mock.backend}
            tenancy-id=${mock.tenancyId}
            endpoint=${mock.url}
          >
          </passkey-login>
          <otp-entry id="by-code" hidden purpose="signup" backend=${mock.backend}></otp-entry>
        </div>
      `);
      const login = page.querySelector('passkey-login') as PasskeyLogin;
      const code = page.querySelector('otp-entry') as OtpEntry;
      return { page, login, code };
    };
    const first = await open();
    first.code.email = 'ada@example.com';
    await first.code.send();
    first.page.remove();
    const { login, code } = await open();
    await waitUntil(() => code.checkVisibility());
    await login.updateComplete;
    expect(login.shadowRoot?.querySelector('[part=button]') ?? null, 'one form').to.equal(null);
    const back = login.shadowRoot?.querySelector<HTMLButtonElement>('[part=link]');
    expect(back?.textContent?.trim()).to.equal('Use a passkey instead');
    code.value = await lastCode(mock);
    await code.check();
    await waitUntil(() => !login.shadowRoot?.querySelector('button'), 'no way back once signed in');
  });

  it('fits 320 pixels, in forced colours and from right to left', async () => {
    const mock = await freshTenancy();
    await viewport({ width: 320, height: 640 });
    await media({ forcedColors: 'active' });
    document.documentElement.dir = 'rtl';
    const all = await entry(mock);
    await mailCode(all, 'ada.with.a.very.long.address@example-of-a-long-domain.example.com');
    document.documentElement.dir = '';
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const button of [...all.links(), all.part('button')])
      expect(button?.getBoundingClientRect().height).to.be.at.least(24);
    await expect(all.element).to.be.accessible();
  });

  it('keeps the code out of every response, attribute and storage', async () => {
    const mock = await freshTenancy();
    const all = await entry(mock, { name: 'code' });
    await mailCode(all, 'ada@example.com');
    const code = await lastCode(mock);
    const current = await (await fetch(`${mock.backend}/challenges/current`)).text();
    expect(current).not.to.contain(code);
    all.element.value = code;
    await all.element.updateComplete;
    expect(document.documentElement.outerHTML + (all.root.innerHTML ?? '')).not.to.contain(code);
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });
});
