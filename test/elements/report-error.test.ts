/** What the console shows to the developer of a page. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyLogin } from '../../src/entries/index.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { scene } from './support.js';

/** Collects the errors on the console for the rest of the test. */
function consoleErrors(): unknown[] {
  const lines: unknown[] = [];
  replace(console, 'error', (line: unknown) => lines.push(line));
  return lines;
}

describe('the console', () => {
  it('shows a wrong setting once, with its name', async () => {
    const lines = consoleErrors();
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login tenancy-id="no spaces, please" no-autofill></passkey-login>`,
    );
    for (let times = 0; times < 2; times++) await login.run().catch(() => undefined);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/^<passkey-login> bad-config: tenancy-id /);
  });

  where('webauthn').it(
    'shows a wrong setting before anything is pressed, where autofill needs it',
    async () => {
      const shown = new Promise((resolve) => {
        replace(console, 'error', resolve);
      });
      await scene('passkey-login', { endpoint: 'no address', 'no-autofill': null });
      expect(await shown).to.match(/^<passkey-login> bad-config: endpoint /);
    },
  );

  where('webauthn').it('warns with a custom server’s own words, once', async () => {
    const lines: unknown[] = [];
    replace(console, 'warn', (line: unknown) => lines.push(line));
    replace(globalThis, 'fetch', () =>
      Promise.resolve(Response.json({ title: 'Forbidden', detail: 'CSRF token missing' }, { status: 403 })),
    );
    const { element } = await scene('passkey-login', { 'options-url': '/a', 'verification-url': '/b' });
    for (let times = 0; times < 2; times++) await element.run().catch(() => undefined);
    expect(lines).to.deep.equal(['<passkey-login> forbidden: CSRF token missing']);
  });

  where('webauthn').it('shows nothing of a failure that is nobody’s mistake', async () => {
    const lines = consoleErrors();
    const { element, device, button } = await scene('passkey-login', { 'no-autofill': '' });
    await device.setUserVerified(false);
    const failed = oneEvent(element, 'passkey-failed');
    button.click();
    await failed;
    expect(lines).to.deep.equal([]);
  });

  without('webauthn').it('shows nothing where the browser lacks passkeys', async () => {
    const lines = consoleErrors();
    const { element } = await scene('passkey-login', {});
    expect(await element.run().catch((error: unknown) => error)).to.include({ code: 'unsupported' });
    expect(lines).to.deep.equal([]);
  });
});
