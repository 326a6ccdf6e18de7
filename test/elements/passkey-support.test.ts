import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/entries/index.js';
import {
  passkeySupport,
  type PasskeySupport,
  type PasskeySupportDetectedEvent,
} from '../../src/entries/index.js';
import {
  isAutofillSupport,
  isPasskeyDeleteSupport,
  isPasskeyPruningSupport,
  isPasskeySupport,
  isPasskeyUpdateSupport,
  passkeySupport as headlessSupport,
} from '../../src/entries/headless.js';
import { turnOfTheLoop } from '../flows/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { has } from '../support/platform.js';
import { replace } from '../support/replace.js';

async function detected(): Promise<PasskeySupport> {
  const element = document.createElement('passkey-support');
  const event = oneEvent(element, 'passkey-support-detected') as Promise<PasskeySupportDetectedEvent>;
  await fixture(html`${element}`);
  expect((await event).support).to.equal(element.support);
  await element.updateComplete;
  return element;
}

/** The table's answers by row text. */
const rows = ({ shadowRoot }: HTMLElement) =>
  Object.fromEntries(
    [...(shadowRoot as ShadowRoot).querySelectorAll('tr')].map(({ cells }) =>
      [...cells].map(({ textContent }) => textContent?.trim()),
    ),
  ) as Record<string, string>;

const nothingAtAll = {
  passkeys: false,
  platformAuthenticator: false,
  hybrid: false,
  autofill: false,
  immediate: false,
  conditionalCreate: false,
  signalUnknownCredential: false,
  signalAllAcceptedCredentials: false,
  signalCurrentUserDetails: false,
  relatedOrigins: false,
};

describe('<passkey-support>', () => {
  it('shows the browser’s features as text and as data', async () => {
    await virtualAuthenticator();
    const element = await detected();
    const { support } = element;
    expect(support).to.include({
      passkeys: has('webauthn'),
      signalUnknownCredential: has('signals'),
      signalAllAcceptedCredentials: has('signals'),
      signalCurrentUserDetails: has('signals'),
    });
    expect(Object.keys(support ?? {})).to.deep.equal(Object.keys(nothingAtAll));
    expect(rows(element)).to.include({
      'Sign in with a passkey': has('webauthn') ? 'Yes' : 'No',
      'Remove deleted passkeys from this device': has('signals') ? 'Yes' : 'No',
    });
    expect(element.matches(`:state(${has('webauthn') ? 'supported' : 'unsupported'})`)).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('agrees with the functions of both headless entry points', async () => {
    await virtualAuthenticator();
    const { support } = await detected();
    expect(await passkeySupport()).to.deep.equal(support);
    expect(headlessSupport).to.equal(passkeySupport);
    expect({
      passkeys: isPasskeySupport(),
      autofill: isPasskeySupport() && (await isAutofillSupport()),
      signalUnknownCredential: isPasskeyDeleteSupport(),
      signalAllAcceptedCredentials: isPasskeyPruningSupport(),
      signalCurrentUserDetails: isPasskeyUpdateSupport(),
    }).to.deep.equal({
      passkeys: support?.passkeys,
      autofill: support?.autofill,
      signalUnknownCredential: support?.signalUnknownCredential,
      signalAllAcceptedCredentials: support?.signalAllAcceptedCredentials,
      signalCurrentUserDetails: support?.signalCurrentUserDetails,
    });
  });

  if (has('webauthn')) {
    it('queries the browser once, and not before it is needed', async () => {
      let asked = 0;
      const getClientCapabilities = () => {
        asked++;
        return Promise.resolve({ conditionalCreate: true, immediateGet: true, hybridTransport: 'yes' });
      };
      replace(PublicKeyCredential, 'getClientCapabilities', getClientCapabilities);
      await fixture(html`<passkey-login></passkey-login><passkey-register></passkey-register>`);
      await turnOfTheLoop();
      expect(asked).to.equal(0);
      await fixture(html`<passkey-login immediate></passkey-login>`);
      const { support } = await detected();
      await detected();
      await passkeySupport();
      expect(asked).to.equal(1);
      expect(support).to.include({ conditionalCreate: true, immediate: true, hybrid: false });
    });

    it('reports missing APIs as no and never throws', async () => {
      const broken = () => {
        throw new Error('broken');
      };
      replace(PublicKeyCredential, 'isConditionalMediationAvailable', broken);
      replace(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', undefined);
      for (const value of [broken, undefined, 7, () => Promise.resolve(null)]) {
        replace(PublicKeyCredential, 'getClientCapabilities', value);
        expect(await passkeySupport()).to.include({
          ...nothingAtAll,
          passkeys: true,
          signalUnknownCredential: has('signals'),
          signalAllAcceptedCredentials: has('signals'),
          signalCurrentUserDetails: has('signals'),
        });
      }
    });
  }

  for (const [name, value] of [
    ['isSecureContext', false],
    ['PublicKeyCredential', undefined],
  ] as const)
    it(`reports no for every feature where ${name} is ${String(value)}`, async () => {
      replace(globalThis, name, value);
      const element = await detected();
      expect(element.support).to.deep.equal(nothingAtAll);
      expect(new Set(Object.values(rows(element)))).to.deep.equal(new Set(['No']));
      expect(element.matches(':state(unsupported)')).to.equal(true);
      await expect(element).to.be.accessible();
    });
});
