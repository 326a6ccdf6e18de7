/** A passkey without a dialog, after a sign-in with a password: the element with the mock server's verification. */
import { expect } from '../support/expect.js';
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyRegister, PasskeyRegisteredEvent } from '../../src/entries/index.js';
import { installSimulatedDevice } from '../../src/entries/testing.js';
import { onCleanup } from '../support/cleanup.js';
import { freshTenancy } from '../support/mock.js';

const rpId = 'localhost';

/** A browser with conditional create, and a token of the app's server. */
async function setup(authorized: object) {
  const device = installSimulatedDevice({ conditionalCreate: true });
  onCleanup(() => device.uninstall());
  const mock = await freshTenancy({});
  const answer = await mock.server('POST', '/v2/{t}/passkey/registration/authorize', {
    rpId,
    rpName: 'Test',
    userId: 'ada',
    username: 'ada@example.com',
    ...authorized,
  });
  const { registrationToken } = answer.body as { registrationToken: string };
  const element = document.createElement('passkey-register');
  Object.assign(element, { tenancyId: mock.tenancyId, endpoint: mock.url, registrationToken });
  return { device, mock, element };
}

describe('<passkey-register after-password>', () => {
  it('creates a passkey without user presence, and shows it afterwards', async () => {
    const { device, mock, element } = await setup({ mediation: 'conditional' });
    const phases: string[] = [];
    element.addEventListener('passkey-phase-changed', ({ phase }) => phases.push(phase));
    const registered = oneEvent(element, 'passkey-registered') as Promise<PasskeyRegisteredEvent>;
    element.afterPassword = true;
    await fixture(html`${element}`);
    const { code, principal } = await registered;
    expect(phases).to.deep.equal(['verifying', 'succeeded']);
    expect(device.credentials.map(({ name }) => name)).to.deep.equal(['ada@example.com']);
    expect(principal.userId).to.equal('ada');
    const { body } = await mock.server('GET', `/v2/{t}/principal/${code}`);
    expect(body).to.deep.include({ passkey: { verified: true, userVerified: false } });
  });

  it('creates none, and shows nothing, when the server has authorised an ordinary registration', async () => {
    const { device, element } = await setup({});
    await fixture<PasskeyRegister>(html`${element}`);
    expect(await element.upgrade()).to.equal(false);
    expect(device.credentials).to.deep.equal([]);
    expect(element.phase).to.equal('idle');
  });
});
