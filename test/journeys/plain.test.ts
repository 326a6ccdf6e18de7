/** Elements and flows with a custom server built on @simplewebauthn/server. */
import { expect } from '../support/expect.js';
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyAcceptedEvent, PasskeyFailedEvent } from '../../src/entries/index.js';
import { createLogin, createRegister, customServer } from '../../src/entries/headless.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';

const click = (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();

async function accepted(element: HTMLElement, begin = () => click(element)): Promise<PasskeyAcceptedEvent> {
  const success = oneEvent(element, 'passkey-accepted') as unknown as Promise<PasskeyAcceptedEvent>;
  const failure = oneEvent(element, 'passkey-failed') as unknown as Promise<PasskeyFailedEvent>;
  begin();
  return Promise.race([success, failure.then(({ error }) => Promise.reject(error))]);
}

const forget = () => fetch('/test-plain', { method: 'DELETE' });

async function setup() {
  onCleanup(forget);
  return virtualAuthenticator();
}

const register = (base: string, method = 'post') =>
  fixture<HTMLElement>(
    html`<passkey-register
      username="ada"
      options-url="${base}/registration/options"
      verification-url="${base}/registration/verification"
      options-method=${method}
    ></passkey-register>`,
  );

const login = (base: string, method = 'post') =>
  fixture<HTMLElement>(
    html`<passkey-login
      no-autofill
      options-url="${base}/authentication/options"
      verification-url="${base}/authentication/verification"
      options-method=${method}
    ></passkey-login>`,
  );

describe('a custom server on @simplewebauthn/server', () => {
  for (const base of ['/test-plain', '/test-plain/wrapped'])
    it(`registers and signs in with attributes only (${base})`, async () => {
      const device = await setup();
      const made = await accepted(await register(base));
      expect(made.value).to.deep.equal({ verified: true, username: 'ada' });
      expect(made).to.not.have.any.keys('code', 'idToken', 'principal');
      expect((await device.credentials())[0]).to.include({ userName: 'ada' });
      const used = await accepted(await login(base));
      expect(used.value).to.deep.equal({ verified: true, username: 'ada' });
    });

  it('gets a GET request with `options-method`', async () => {
    await setup();
    expect((await accepted(await register('/test-plain', 'get'))).value).to.include({ username: 'somebody' });
    expect((await accepted(await login('/test-plain', 'get'))).value).to.include({ verified: true });
  });

  it('signs in by autofill', async () => {
    await setup();
    await accepted(await register('/test-plain'));
    const element = document.createElement('passkey-login');
    element.optionsUrl = '/test-plain/authentication/options';
    element.verificationUrl = '/test-plain/authentication/verification';
    const used = await accepted(element, () => void fixture(html`${element}`));
    expect(used.value).to.include({ verified: true });
    expect(element.phase).to.equal('succeeded');
  });

  it('submits the form around it, with no code in it', async () => {
    await setup();
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const element = await register('/test-plain');
    element.setAttribute('name', 'passkey');
    element.setAttribute('auto-submit', '');
    form.append(element);
    const submitted = new Promise<FormData>((resolve) =>
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        resolve(new FormData(form));
      }),
    );
    await accepted(element);
    expect([...(await submitted).keys()]).to.not.include('passkey');
  });

  it('can refuse: the element shows it, and the unknown passkey stays on the device', async () => {
    const device = await setup();
    await accepted(await register('/test-plain'));
    await forget();
    const failure = await accepted(await login('/test-plain')).catch((error: unknown) => error);
    expect(failure).to.include({ code: 'not-accepted' });
    expect(await device.credentials(), 'another server may know the passkey').to.have.length(1);
  });

  it('works with the headless flows', async () => {
    await setup();
    const urls = (ceremony: string) => ({
      options: `/test-plain/${ceremony}/options`,
      verification: `/test-plain/${ceremony}/verification`,
    });
    const registration = createRegister(() => ({
      api: customServer(urls('registration')),
      request: { username: 'grace' },
    }));
    const { value } = await registration.run();
    expect(value).to.deep.equal({ verified: true, username: 'grace' });
    const authentication = createLogin(() => ({
      api: customServer(urls('authentication')),
      request: {},
    }));
    expect((await authentication.run()).value).to.include({ username: 'grace' });
  });
});
