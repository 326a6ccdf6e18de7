/** <passkey-auth> with the backend and the mock server, by keyboard only, with fast and slow responses. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyAuth, PasskeyAuthCompletedEvent } from '../../src/entries/index.js';
import { focused, record } from '../a11y/recorder.js';
import { replace } from '../support/replace.js';
import { virtualAuthenticator } from '../support/device.js';
import { focusIs, press, tabTo, type } from '../support/keyboard.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';
import { network } from '../support/world.js';
import { waitUntil } from '../support/until.js';

async function show(mock: FreshTenancy, attributes: Partial<PasskeyAuth> = {}, ...own: HTMLElement[]) {
  const element = document.createElement('passkey-auth');
  element.append(...own);
  Object.assign(element, {
    tenancyId: mock.tenancyId,
    endpoint: mock.url,
    backend: mock.backend,
    ...attributes,
  });
  await fixture(html`${element}`);
  await element.updateComplete;
  return element;
}

const reach = (element: PasskeyAuth, phase: string) =>
  waitUntil(() => element.phase === phase, `reaches ${phase}`);

async function lastCode(mock: FreshTenancy): Promise<string> {
  return (await mock.mails())[0]?.code ?? '';
}

/** Signs in with a code as far as the offer, by keyboard. */
async function byCode(mock: FreshTenancy, element: PasskeyAuth): Promise<void> {
  await tabTo(/^Email or username$/);
  await type('ada@example.com');
  await tabTo(/^Email me a code$/);
  await press('Enter');
  await reach(element, 'code');
  await focusIs(/^One-time code$/);
  await type(await lastCode(mock));
  await press('Enter');
  await waitUntil(() => element.phase === 'offer' || element.phase === 'done');
}

/** An account with a confirmed address. */
async function account(mock: FreshTenancy): Promise<void> {
  const send = (path: string, body: object) =>
    fetch(`${mock.backend}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('challenges', { email: 'ada@example.com', purpose: 'signup' });
  await send('challenges/verify', { code: await lastCode(mock) });
  await fetch(`${mock.backend}/session`, { method: 'DELETE' });
  await mock.advance(60_000);
}

const user = async (mock: FreshTenancy) =>
  ((await (await fetch(`${mock.backend}/session`)).json()) as { user?: { username: string } }).user?.username;

for (const latency of [0, 700])
  describe(`<passkey-auth>, by keyboard, with responses after ${latency} ms`, () => {
    async function setup(attributes: Partial<PasskeyAuth> = {}) {
      const device = await virtualAuthenticator();
      const mock = await freshTenancy();
      await account(mock);
      const element = await show(mock, attributes);
      if (latency) await network({ latency });
      return { device, mock, element, heard: record() };
    }

    it('signs in with a code, and creates the offered passkey', async () => {
      const { device, mock, element, heard } = await setup();
      const completed = oneEvent(
        element,
        'passkey-auth-completed',
      ) as unknown as Promise<PasskeyAuthCompletedEvent>;
      await byCode(mock, element);
      await focusIs(/^Next time, sign in without a code$/);
      await tabTo(/^Create a passkey$/);
      await press('Enter');
      expect(await completed).to.include({ method: 'code' });
      expect((await completed).user?.username).to.equal('ada@example.com');
      await focusIs(/^Your passkey is ready/);
      expect(await device.credentials()).to.have.length(1);
      await waitUntil(() => heard.heard.at(-1)?.startsWith('Your passkey is ready'));
      const announced = heard.heard.map((text) =>
        text.replace(/until .*\.$/, 'until ….').replace(/\d+/, 'N'),
      );
      expect(announced.filter((text) => /^We sent a code/.test(text))).to.have.length(1);
      expect(heard.missed).to.deep.equal([]);
      expect(announced.join(' ')).to.match(/^Sending… .* Checking the code… .*Your passkey is ready/);
      expect(new Set(announced).size, 'each text once').to.equal(announced.length);
      expect(heard.focus).not.to.include('body');
    });

    it('is done when only the response to the right code is lost', async () => {
      const { mock, element } = await setup();
      const send = globalThis.fetch;
      replace(globalThis, 'fetch', async (...request: Parameters<typeof fetch>) => {
        const response = await send(...request);
        if (new Request(...request).url.endsWith('/challenges/verify'))
          throw new TypeError('Failed to fetch');
        return response;
      });
      await byCode(mock, element);
      await reach(element, 'done');
      await focusIs(/^You’re signed in as ada@example\.com\.$/);
    });

    it('declines the offered passkey', async () => {
      const { mock, element, heard } = await setup();
      await byCode(mock, element);
      await focusIs(/^Next time/);
      await tabTo(/^Not now$/);
      await press('Enter');
      await reach(element, 'done');
      await focusIs(/^You’re signed in as ada@example\.com\.$/);
      expect(heard.focus).not.to.include('body');
      await waitUntil(() => heard.heard.at(-1) === 'You’re signed in as ada@example.com.');
    });

    it('signs up, and signs in with the new passkey after a change of the mode', async () => {
      const { mock, element, heard } = await setup({ mode: 'both' });
      await tabTo(/^Create an account$/);
      await press('Enter');
      await focusIs(/^Email$/);
      await type('grace@example.com');
      await press('Enter');
      await reach(element, 'code');
      await focusIs(/^One-time code$/);
      await type(await lastCode(mock));
      await press('Enter');
      await reach(element, 'offer');
      await tabTo(/^Create a passkey$/);
      await press('Enter');
      await reach(element, 'done');
      await focusIs(/^Your passkey is ready/);
      expect(heard.focus).not.to.include('body');
      expect(await user(mock)).to.equal('grace@example.com');
      await fetch(`${mock.backend}/session`, { method: 'DELETE' });
      element.remove();
      // The page's own element, without autofill, which the device would answer.
      const login = document.createElement('passkey-login');
      Object.assign(login, { slot: 'login', noAutofill: true });
      Object.assign(login, { tenancyId: mock.tenancyId, endpoint: mock.url, backend: mock.backend });
      const again = await show(mock, {}, login);
      await tabTo(/^Sign in with a passkey$/);
      await press('Enter');
      await reach(again, 'done');
      expect(await user(mock)).to.equal('grace@example.com');
    });

    it('goes back to the passkey, and keeps the address', async () => {
      const { element, heard } = await setup();
      await tabTo(/^Email or username$/);
      await type('ada@example.com');
      await tabTo(/^Email me a code$/);
      await press('Enter');
      await reach(element, 'code');
      await focusIs(/^One-time code$/);
      await tabTo(/^Use a passkey instead$/);
      await press('Enter');
      await reach(element, 'start');
      await focusIs(/^(Sign in with a passkey|Email or username)$/);
      expect(element.querySelector('passkey-login input')).to.have.property('value', 'ada@example.com');
      expect(heard.focus).not.to.include('body');
    });

    it('asks for an address where there is none, and says what is wrong with it', async () => {
      const { heard } = await setup();
      await tabTo(/^Email me a code$/);
      await press('Enter');
      await focusIs(/^Email$/);
      await type('ada');
      await press('Enter');
      expect(focused()).to.have.property('value', 'ada');
      expect(heard.missed).to.deep.equal([]);
      expect(heard.focus).not.to.include('body');
    });
  });

describe('<passkey-auth>', () => {
  // A tab remembers an offer that nobody has answered.
  beforeEach(() => sessionStorage.clear());

  it('continues with the code after a reload, and with the offer', async () => {
    const mock = await freshTenancy();
    await virtualAuthenticator();
    await account(mock);
    const first = await show(mock);
    await byCode(mock, first);
    await reach(first, 'offer');
    first.remove();
    const second = await show(mock);
    await reach(second, 'offer');
    expect(document.activeElement, 'a restored step does not grab the focus').to.equal(document.body);
    second.shadowRoot?.querySelector<HTMLElement>('[part=decline]')?.click();
    await reach(second, 'done');
    second.remove();
    await fetch(`${mock.backend}/session`, { method: 'DELETE' });
    await mock.advance(60_000);
    const third = await show(mock);
    third.querySelector<HTMLInputElement>('passkey-login input')!.value = 'ada@example.com';
    third.shadowRoot?.querySelector<HTMLElement>('[part=code]')?.click();
    await waitUntil(() => third.querySelector('otp-entry')?.phase === 'entering');
    third.remove();
    const fourth = await show(mock);
    await reach(fourth, 'code');
    expect(fourth.querySelector('otp-entry')?.phase).to.equal('entering');
    expect(fourth.querySelector('passkey-login')?.checkVisibility()).to.equal(false);
  });

  it('continues with the code when the person comes back with the back button', async () => {
    const mock = await freshTenancy();
    await account(mock);
    const element = await show(mock);
    await tabTo(/^Email or username$/);
    await type('ada@example.com');
    await tabTo(/^Email me a code$/);
    await press('Enter');
    await focusIs(/^One-time code$/);
    // The page enters the back/forward cache, and comes back from it.
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await reach(element, 'start');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await reach(element, 'code');
    expect(element.querySelector('passkey-login')?.checkVisibility()).to.equal(false);
    await waitUntil(() => element.querySelector('otp-entry')?.checkVisibility());
    await tabTo(/^One-time code$/);
    await type(await lastCode(mock));
    await press('Enter');
    await reach(element, 'offer');
    await tabTo(/^Not now$/);
    await press('Enter');
    await reach(element, 'done');
    expect(await user(mock)).to.equal('ada@example.com');
  });

  it('follows a session that another tab opens', async () => {
    const mock = await freshTenancy();
    const element = await show(mock);
    const completed = oneEvent(
      element,
      'passkey-auth-completed',
    ) as unknown as Promise<PasskeyAuthCompletedEvent>;
    const send = (path: string, body: object) =>
      fetch(`${mock.backend}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    await send('challenges', { email: 'ada@example.com', purpose: 'signup' });
    await send('challenges/verify', { code: await lastCode(mock) });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await completed).to.include({ method: 'session' });
  });

  it('takes the code first where passkeys cannot be used, and offers none', async () => {
    replace(window, 'PublicKeyCredential', undefined);
    const mock = await freshTenancy();
    await account(mock);
    const element = await show(mock);
    expect(element.querySelector('passkey-login')?.checkVisibility()).to.equal(false);
    await tabTo(/^Email$/);
    await type('ada@example.com');
    await press('Enter');
    await reach(element, 'code');
    await focusIs(/^One-time code$/);
    await type(await lastCode(mock));
    await press('Enter');
    await reach(element, 'done');
    expect(await user(mock)).to.equal('ada@example.com');
  });

  it('signs up and in with passkeys only', async () => {
    const mock = await freshTenancy();
    await virtualAuthenticator();
    const element = await show(mock, { noCode: true, mode: 'both' });
    expect(element.querySelector('otp-entry')).to.equal(null);
    const completed = oneEvent(
      element,
      'passkey-auth-completed',
    ) as unknown as Promise<PasskeyAuthCompletedEvent>;
    await tabTo(/^Create an account$/);
    await press('Enter');
    await tabTo(/^Email or username$/);
    await type('ada');
    await press('Enter');
    await reach(element, 'done');
    expect((await completed).user?.username).to.equal('ada');
    expect(await user(mock)).to.equal('ada');
    element.remove();
    await fetch(`${mock.backend}/session`, { method: 'DELETE' });
    // The device answers the autofill request.
    const again = await show(mock, { noCode: true });
    await reach(again, 'done');
    expect(await user(mock)).to.equal('ada');
  });

  it('confirms the identity of the signed-in person, in a dialog', async () => {
    const mock = await freshTenancy();
    await account(mock);
    const sign = await show(mock, { noCode: false });
    await byCode(mock, sign);
    sign.remove();
    await mock.advance(11 * 60_000);
    const dialog = await fixture<HTMLDialogElement>(html`<dialog aria-label="Delete?"></dialog>`);
    const element = document.createElement('passkey-auth');
    Object.assign(element, {
      tenancyId: mock.tenancyId,
      endpoint: mock.url,
      backend: mock.backend,
      purpose: 'reauthenticate',
      username: 'ada@example.com',
    });
    dialog.append(element);
    dialog.showModal();
    await element.updateComplete;
    expect(element.querySelector('passkey-login input'), 'the name is known').to.equal(null);
    await tabTo(/^Email me a code$/);
    await press('Enter');
    await reach(element, 'code');
    await focusIs(/^One-time code$/);
    await type(await lastCode(mock));
    await press('Enter');
    await reach(element, 'done');
    dialog.close();
  });
});
