/** What a person who hears the page gets in each flow: every change once, and the focus never lost. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyManager } from '../../src/entries/index.js';
import { focused, record, type Recorder } from '../a11y/recorder.js';
import { virtualAuthenticator } from '../support/device.js';
import { focusIs, press, tabTo, type } from '../support/keyboard.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';
import { waitUntil } from '../support/until.js';
import { network } from '../support/world.js';

const lastCode = async (mock: FreshTenancy) => (await mock.mails())[0]?.code ?? '';

/** Signs up by email. */
async function signUp(mock: FreshTenancy): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`${mock.backend}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('challenges', { email: 'ada@example.com', purpose: 'signup' });
  await post('challenges/verify', { code: await lastCode(mock) });
}

async function manager(mock: FreshTenancy): Promise<PasskeyManager> {
  const element = await fixture<PasskeyManager>(
    html`<passkey-manager
      backend=${mock.backend}
      tenancy-id=${mock.tenancyId}
      endpoint=${mock.url}
    ></passkey-manager>`,
  );
  await waitUntil(() => element.phase === 'ready');
  await element.updateComplete;
  return element;
}

/** Waits for the text, and checks what was heard until then. */
async function expectHeard({ heard, missed, focus }: Recorder, last: RegExp): Promise<void> {
  await waitUntil(() => heard.some((text) => last.test(text)), `says ${String(last)}`);
  expect(missed).to.deep.equal([]);
  expect(new Set(heard).size, heard.join(' | ')).to.equal(heard.length);
  expect(focus).not.to.include('body');
}

for (const latency of [0, 700])
  describe(`what is heard, with responses after ${latency} ms`, () => {
    it('adding a passkey, after a proof', async () => {
      const device = await virtualAuthenticator();
      const mock = await freshTenancy();
      await signUp(mock);
      await mock.advance(11 * 60_000);
      const element = await manager(mock);
      if (latency) await network({ latency });
      await tabTo(/^Create a passkey$/);
      const heard = record();
      await press('Enter');
      await focusIs(/^Email me a code$/);
      const dialog = focused().getRootNode() as ShadowRoot;
      expect(dialog.host.closest('[slot=confirm]')?.checkVisibility()).to.equal(true);
      await press('Enter');
      await focusIs(/^One-time code$/);
      await type(await lastCode(mock));
      await press('Enter');
      await waitUntil(() => element.passkeys.length === 1);
      expect(await device.credentials()).to.have.length(1);
      await expectHeard(heard, /^Your passkey is ready/);
      await focusIs(/^Add a passkey$/);
    });

    it('renaming and removing a passkey', async () => {
      await virtualAuthenticator();
      const mock = await freshTenancy();
      await signUp(mock);
      const element = await manager(mock);
      await tabTo(/^Create a passkey$/);
      const loaded = oneEvent(element, 'passkeys-loaded');
      await press('Enter');
      await loaded;
      await element.updateComplete;
      (document.activeElement as HTMLElement | null)?.blur();
      if (latency) await network({ latency });
      await tabTo(/^Rename/);
      const heard = record();
      await press('Enter');
      await focusIs(/^Name of this passkey/);
      await type('My phone');
      await press('Enter');
      await expectHeard(heard, /^Renamed to “My phone”\.$/);
      await focusIs(/^Rename/);
      await tabTo(/^Remove My phone|^Remove\s+My phone/);
      await press('Enter');
      await focusIs(/^Keep it$/);
      await tabTo(/^Remove My phone$/);
      await press('Enter');
      await expectHeard(heard, /^My phone was removed\./);
      await focusIs(/^My phone was removed\./);
    });

    it('a wrong code, and a refused one before the right one', async () => {
      const mock = await freshTenancy();
      const entry = await fixture(html`<otp-entry purpose="signup" backend=${mock.backend}></otp-entry>`);
      if (latency) await network({ latency });
      await tabTo(/^Email$/);
      const heard = record();
      await type('ada@example.com');
      await press('Enter');
      await focusIs(/^One-time code$/);
      const code = await lastCode(mock);
      await type(code === '000000' ? '111111' : '000000');
      await press('Enter');
      await waitUntil(() => heard.heard.some((text) => /^That’s not the code we sent/.test(text)));
      await type(code);
      await press('Enter');
      await waitUntil(() => heard.heard.includes('Code accepted.'));
      await waitUntil(() => entry.matches(':state(verified)'));
      const counts = (text: RegExp) => heard.heard.filter((one) => text.test(one)).length;
      expect(counts(/^We sent a code/), heard.heard.join(' | ')).to.equal(1);
      expect(counts(/^Checking the code…$/), 'once for each').to.equal(2);
      expect(heard.missed).to.deep.equal([]);
      expect(heard.focus).not.to.include('body');
    });

    it('signing in with a passkey, after Cancel', async () => {
      const device = await virtualAuthenticator();
      const mock = await freshTenancy();
      const settings = { backend: mock.backend, tenancyId: mock.tenancyId, endpoint: mock.url };
      const register = document.createElement('passkey-register');
      Object.assign(register, settings, { username: 'ada@example.com' });
      await fixture(html`${register}`);
      await register.run();
      register.remove();
      await device.setPresence(false);
      const login = document.createElement('passkey-login');
      Object.assign(login, settings, { noAutofill: true });
      await fixture(html`${login}`);
      if (latency) await network({ latency });
      await tabTo(/^Sign in with a passkey$/);
      const heard = record();
      await press('Enter');
      await waitUntil(() => login.phase === 'prompting');
      await waitUntil(() => heard.heard.some((text) => /^Is your passkey on a phone/.test(text)));
      await tabTo(/^Cancel$/);
      await press('Enter');
      await focusIs(/^Sign in with a passkey$/);
      expect(heard.focus).not.to.include('body');
      await device.setPresence(true);
      const again = record();
      await press('Enter');
      await expectHeard(again, /^Your passkey was accepted\.$/);
    });
  });
