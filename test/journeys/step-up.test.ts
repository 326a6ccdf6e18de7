/** Reauthentication of the signed-in person: the elements with the backend and the mock server. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry, PasskeyFailedEvent, PasskeyLogin, PasskeyRegister } from '../../src/entries/index.js';
import { reached } from '../elements/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';

const minutes = 60_000;
const part = <T extends HTMLElement>(element: HTMLElement, name: string) =>
  element.shadowRoot?.querySelector<T>(`[part~=${name}]`) as T;
const press = (element: HTMLElement, name = 'button') => part(element, name).click();

async function show<T extends HTMLElement & { updateComplete: Promise<unknown> }>(
  template: TemplateResult,
): Promise<T> {
  const element = await fixture<T>(template);
  await element.updateComplete;
  return element;
}

const registration = ({ url, tenancyId, backend }: FreshTenancy, username = '') =>
  show<PasskeyRegister>(
    html`<passkey-register
      endpoint=${url}
      tenancy-id=${tenancyId}
      backend=${backend}
      username=${username}
    ></passkey-register>`,
  );

/** Signed in with a passkey, but not recently. */
async function signedInLongAgo() {
  const device = await virtualAuthenticator();
  const mock = await freshTenancy({});
  const first = await registration(mock, 'ada@example.com');
  press(first);
  await reached(first, 'succeeded');
  await mock.advance(11 * minutes);
  return { device, mock };
}

const stepUp = ({ url, tenancyId, backend }: FreshTenancy) =>
  show<PasskeyLogin>(
    html`<passkey-login
        endpoint=${url}
        tenancy-id=${tenancyId}
        backend=${backend}
        purpose="reauthenticate"
        username="ada@example.com"
        for-code="by-code"
      ></passkey-login>
      <otp-entry id="by-code" backend=${backend} purpose="reauthenticate" hidden></otp-entry>`,
  );

/** Does the backend allow another passkey now? */
async function mayAdd(mock: FreshTenancy): Promise<boolean> {
  const response = await fetch(`${mock.backend}/passkeys/registration/authorize`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  return response.ok;
}

describe('<passkey-login purpose="reauthenticate">', () => {
  it('shows the account without an input for another one, and offers a code from the start', async () => {
    const { mock } = await signedInLongAgo();
    const element = await stepUp(mock);
    expect(part(element, 'intro').textContent).to.contain('ada@example.com');
    expect(part(element, 'button').textContent?.trim()).to.equal('Confirm it’s you');
    expect(element.querySelector('input')).to.equal(null);
    expect(part(element, 'link').checkVisibility()).to.equal(true);
    expect(element.phase, 'no autofill').to.equal('idle');
    await expect(element).to.be.accessible();
  });

  it('is a proof for the backend, with user verification', async () => {
    const { device, mock } = await signedInLongAgo();
    expect(await mayAdd(mock)).to.equal(false);
    const element = await stepUp(mock);
    press(element);
    await reached(element, 'succeeded');
    expect(await mayAdd(mock)).to.equal(true);
    await mock.advance(11 * minutes);
    expect(await mayAdd(mock), 'it expires').to.equal(false);
    expect(await device.credentials()).to.have.length(1);
  });

  it('fails when the device does not verify the person', async () => {
    const { device, mock } = await signedInLongAgo();
    await device.setUserVerified(false);
    const element = await stepUp(mock);
    const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
    press(element);
    expect((await failed).error.code).to.equal('not-allowed');
    expect(await mayAdd(mock)).to.equal(false);
  });

  it('accepts only passkeys of the account', async () => {
    const { device, mock } = await signedInLongAgo();
    await device.clear();
    await device.addCredential({ rpId: 'localhost', userHandle: 'b3RoZXI' });
    const element = await stepUp(mock);
    const failed = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
    press(element);
    expect((await failed).error.code).to.equal('not-allowed');
  });

  it('requires user verification without a backend too', async () => {
    const asked: unknown[] = [];
    const element = await show<PasskeyLogin>(
      html`<passkey-login tenancy-id="t" purpose="reauthenticate"></passkey-login>`,
    );
    element.api = {
      prepareAuthentication(request) {
        asked.push(request);
        return Promise.reject(new Error('enough'));
      },
    };
    press(element);
    await reached(element, 'failed');
    expect(asked).to.deep.equal([{ userVerification: 'required' }]);
  });

  it('switches to a code for the account’s own address, and back', async () => {
    const { mock } = await signedInLongAgo();
    const element = await stepUp(mock);
    press(element, 'link');
    await element.updateComplete;
    const code = document.getElementById('by-code') as OtpEntry;
    expect(code.hidden).to.equal(false);
    expect(part(element, 'link').textContent).to.equal('Use a passkey instead');
    press(element, 'link');
    await element.updateComplete;
    expect(code.hidden).to.equal(true);
    press(element);
    await reached(element, 'succeeded');
    expect(await mayAdd(mock)).to.equal(true);
  });
});
