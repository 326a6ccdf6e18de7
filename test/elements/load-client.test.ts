/** Clients that an element loads on demand: none too early, and none only after the click. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/entries/otp-entry.js';
import '../../src/entries/passkey-register.js';
import type { PasskeyRegister } from '../../src/entries/passkey-register.js';
import { waitUntil } from '../support/until.js';

const isLoaded = (client: string) =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(`/src/wire/${client}.`));

describe('the client of', () => {
  it('a custom server loads once an element has its address, before the click', async () => {
    const element = await fixture<PasskeyRegister>(html`<passkey-register></passkey-register>`);
    expect(isLoaded('custom-server')).to.equal(false);
    element.optionsUrl = '/options';
    await waitUntil(() => isLoaded('custom-server'));
  });
});
