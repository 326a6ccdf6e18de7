/** The simulated device under the real elements, against the real mock server: it is verified like any other. */
import { expect } from '../support/expect.js';
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import '../../src/entries/index.js';
import type {
  PasskeyAuthenticatedEvent,
  PasskeyFailedEvent,
  PasskeyRegisteredEvent,
} from '../../src/entries/index.js';
import { installSimulatedDevice, type DeviceOptions } from '../../src/entries/testing.js';
import { onCleanup } from '../support/cleanup.js';
import { freshTenancy } from '../support/mock.js';
import { waitUntil } from '../support/until.js';

async function setup(options: DeviceOptions = {}) {
  const device = installSimulatedDevice(options);
  onCleanup(() => device.uninstall());
  const mock = await freshTenancy();
  const place = async <T extends HTMLElement>(tag: string, attributes: Record<string, string>) => {
    const element = document.createElement(tag);
    const all = { 'tenancy-id': mock.tenancyId, endpoint: mock.url, ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    await fixture(html`${element}`);
    return element as T;
  };
  const register = (attributes: Record<string, string> = {}) =>
    place<HTMLElementTagNameMap['passkey-register']>('passkey-register', { username: 'ada', ...attributes });
  const login = (attributes: Record<string, string> = { 'no-autofill': '' }) =>
    place<HTMLElementTagNameMap['passkey-login']>('passkey-login', attributes);
  return { device, mock, place, register, login };
}

const click = (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();

async function outcome<T extends Event>(element: HTMLElement, name: string): Promise<T> {
  const failure = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
  const success = oneEvent(element, name) as Promise<T>;
  click(element);
  return Promise.race([success, failure.then(({ error }) => Promise.reject<T>(error))]);
}

const registered = (element: HTMLElement) => outcome<PasskeyRegisteredEvent>(element, 'passkey-registered');
const authenticated = (element: HTMLElement) =>
  outcome<PasskeyAuthenticatedEvent>(element, 'passkey-authenticated');

async function failureOf(element: HTMLElement): Promise<string> {
  const failure = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
  click(element);
  return (await failure).error.code;
}

describe('the elements with a simulated device', () => {
  for (const synced of [true, false])
    it(`register, sign in by button and by autofill (${synced ? 'synced' : 'bound to the device'})`, async () => {
      const { device, mock, register, login } = await setup({ synced });
      const { principal } = await registered(await register());
      const [passkey] = device.credentials;
      expect(passkey).to.include({ rpId: 'localhost', name: 'ada', discoverable: true, synced });
      for (let time = 1; time <= 2; time++) {
        expect((await authenticated(await login())).principal).to.deep.equal(principal);
        expect(device.credentials[0]?.counter).to.equal(synced ? 0 : time);
      }
      const element = await login({});
      await waitUntil(() => device.request?.mediation === 'conditional');
      expect(element.phase, 'autofill looks like nothing').to.equal('idle');
      expect(device.pick('nobody')).to.equal(false);
      expect(device.pick(passkey?.id ?? '')).to.equal(true);
      await waitUntil(() => element.phase === 'succeeded');
      const vault = await mock.server('GET', `/{t}/passkeys/${principal.authenticatorId}`);
      expect((vault.body as { credential: object }).credential).to.include({
        backedUp: synced,
        deviceType: synced ? 'multiDevice' : 'singleDevice',
        counter: synced ? 0 : 3,
        id: passkey?.id,
        userId: passkey?.userHandle,
      });
    });

  it('are believed when the passkey vouches for itself', async () => {
    const { mock, register, login } = await setup({ attestation: 'self' });
    const { principal } = await registered(await register());
    expect((await authenticated(await login())).principal).to.deep.equal(principal);
    const vault = await mock.server('GET', `/{t}/passkeys/${principal.authenticatorId}`);
    expect(vault.status).to.equal(200);
  });

  it('upgrade a password without a dialog, where the device does that', async () => {
    for (const conditionalCreate of [true, false]) {
      const { device, mock, register, login } = await setup({ conditionalCreate });
      const asked: unknown[] = [];
      device.respond = (request) => {
        asked.push(request.mediation);
        return 'approve';
      };
      const account = { rpId: 'localhost', rpName: 'Tests', userId: 'ada', username: 'ada' };
      const { body } = await mock.server('POST', '/v2/{t}/passkey/registration/authorize', {
        ...account,
        mediation: 'conditional',
      });
      const { registrationToken } = body as { registrationToken: string };
      const element = await register({ 'registration-token': registrationToken });
      expect(await element.upgrade()).to.equal(conditionalCreate);
      expect(asked).to.deep.equal(conditionalCreate ? ['conditional'] : []);
      expect(device.credentials).to.have.length(asked.length);
      if (conditionalCreate) await authenticated(await login());
      device.uninstall();
    }
  });

  it('meet the excluded passkey, and none that is allowed', async () => {
    const { device, register, login } = await setup();
    const one = await registered(await register());
    const two = await registered(await register({ username: 'bob' }));
    const { authenticatorId } = one.principal;
    expect(await failureOf(await register({ 'exclude-credentials': authenticatorId }))).to.equal('duplicate');
    expect(device.credentials.map(({ name }) => name)).to.deep.equal(['bob', 'ada']);
    for (const { principal } of [one, two]) {
      const allow = { 'no-autofill': '', 'allow-credentials': principal.authenticatorId };
      expect((await authenticated(await login(allow))).principal).to.deep.equal(principal);
    }
    device.clear();
    expect(await failureOf(await login())).to.equal('not-allowed');
  });

  it('meet a person who cancels, fails to verify, and then does both well', async () => {
    const { device, register } = await setup({ respond: 'cancel' });
    const element = await register({ 'user-verification': 'required' });
    expect(await failureOf(element)).to.equal('not-allowed');
    device.respond = { verified: false };
    expect(await failureOf(element)).to.equal('not-allowed');
    device.respond = () => Promise.resolve({ verified: true });
    await registered(element);
  });

  it('are told the truth about verification by the server', async () => {
    const { device, mock, register, login } = await setup();
    await registered(await register());
    for (const verified of [true, false]) {
      device.respond = { verified };
      const { code } = await authenticated(await login());
      const { body } = await mock.server('GET', `/{t}/principal/${code}`);
      expect((body as { passkey: object }).passkey).to.include({ userVerified: verified });
    }
  });

  it('let the device drop a passkey that the server does not know any more', async () => {
    const { device, mock, register, login } = await setup();
    const { principal } = await registered(await register());
    await mock.server('DELETE', `/{t}/passkeys/${principal.authenticatorId}`);
    expect(await failureOf(await login())).to.equal('passkey-not-found');
    await waitUntil(() => device.credentials.length === 0);
  });

  it('give up a prompt that nobody answers, when the person cancels in the page', async () => {
    const { device, register } = await setup({ respond: 'ignore' });
    const element = await register();
    click(element);
    await waitUntil(() => device.request?.kind === 'create');
    expect(device.request?.user).to.deep.equal({ name: 'ada', displayName: 'ada' });
    element.cancel();
    await waitUntil(() => !device.request);
    expect(element.phase).to.equal('idle');
  });
});
