/** <passkey-manager> with the real backend and mock, and a device that is looked into before and after. */
import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/index.js';
import type { PasskeyManager, PasskeyRegister, PasskeyRemovedEvent } from '../../src/index.js';
import { virtualAuthenticator } from '../support/device.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';

const json = { 'content-type': 'application/json' };

/** Signs up by mail, so that the account has another way in than a passkey. */
async function signUp(mock: FreshTenancy, email: string): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`${mock.backend}/${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) });
  await post('challenges', { email, purpose: 'signup' });
  const [mail] = await mock.mails();
  expect((await post('challenges/verify', { code: mail?.code })).status).to.equal(200);
}

async function manager(mock: FreshTenancy): Promise<PasskeyManager> {
  const element = await fixture<PasskeyManager>(
    html`<passkey-manager
      tenancy-id=${mock.tenancyId}
      endpoint=${mock.url}
      backend=${mock.backend}
    ></passkey-manager>`,
  );
  await waitUntil(() => element.phase === 'ready');
  await element.updateComplete;
  return element;
}

async function add(element: PasskeyManager): Promise<void> {
  const register = element.querySelector<PasskeyRegister>('passkey-register');
  const loaded = oneEvent(element, 'passkeys-loaded');
  register?.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
  await loaded;
  await element.updateComplete;
}

const said = (element: PasskeyManager) =>
  element.shadowRoot?.querySelector('[part=message]')?.textContent?.trim();

async function setup() {
  const device = await virtualAuthenticator();
  const mock = await freshTenancy();
  await signUp(mock, 'ada@example.com');
  const element = await manager(mock);
  expect(element.passkeys).to.deep.equal([]);
  await add(element);
  return { device, mock, element };
}

describe('the manager, from end to end', () => {
  it('adds a passkey, and shows it', async () => {
    const { device, element } = await setup();
    expect(element.passkeys).to.have.length(1);
    expect(element.passkeys[0]).to.include({ username: 'ada@example.com', rpId: 'localhost' });
    expect(await device.credentials()).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('excludes the passkey that is there when another one is added', async () => {
    const { device, element } = await setup();
    const register = element.querySelector('passkey-register') as PasskeyRegister;
    const failed = oneEvent(register, 'passkey-failed');
    register.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
    await failed;
    expect(register.error?.code).to.equal('duplicate');
    expect(await device.credentials()).to.have.length(1);
  });

  it('removes a passkey from account, vault and device', async () => {
    const { device, mock, element } = await setup();
    const id = element.passkeys[0]?.id ?? '';
    const removed = oneEvent(element, 'passkey-removed') as unknown as Promise<PasskeyRemovedEvent>;
    await element.removePasskey(id);
    expect((await removed).device).to.equal('sent');
    expect(element.passkeys).to.deep.equal([]);
    expect((await mock.server('GET', `/{t}/passkeys/${id}`)).status).to.equal(404);
    await waitUntil(async () => (await device.credentials()).length === 0);
  });

  it('renames in the account only', async () => {
    const { device, mock, element } = await setup();
    const before = await device.credentials();
    await element.renamePasskey(element.passkeys[0]?.id ?? '', 'My laptop');
    expect(await device.credentials()).to.deep.equal(before);
    const again = await manager(mock);
    expect(again.passkeys[0]?.label).to.equal('My laptop');
  });

  it('renames the account in vault and device', async () => {
    const { device, mock, element } = await setup();
    await element.renameAccount('countess@example.com', 'Ada Lovelace');
    await element.updateComplete;
    expect(said(element)).to.equal('Your passkeys now show countess@example.com.');
    await waitUntil(async () => (await device.credentials())[0]?.userName === 'countess@example.com');
    expect((await device.credentials())[0]?.userDisplayName).to.equal('Ada Lovelace');
    const inVault = await mock.server('GET', `/{t}/passkeys/${element.passkeys[0]?.id ?? ''}`);
    expect(inVault.body).to.have.nested.property('credential.username', 'countess@example.com');
  });

  it('keeps on the device what the account has, and drops what it has no longer', async () => {
    const { device, element } = await setup();
    const [kept] = await device.credentials();
    await element.prune();
    await element.updateComplete;
    expect(said(element)).to.match(/^Your device now offers only/);
    expect((await device.credentials()).map(({ id }) => id)).to.deep.equal([kept?.id]);
    // An authenticator has one passkey for an account: here, one that the account knows nothing of.
    await device.clear();
    await device.addCredential({ rpId: 'localhost', userHandle: kept?.userHandle ?? '', userName: 'stale' });
    await element.prune();
    await waitUntil(async () => (await device.credentials()).length === 0);
  });

  it('asks for a fresh proof after a while, and goes on when it has it', async () => {
    const { device, mock, element } = await setup();
    await mock.advance(3_600_000);
    const removal = element.removePasskey(element.passkeys[0]?.id ?? '');
    await oneEvent(element, 'reauthentication-request');
    await element.updateComplete;
    const login = element.querySelector('passkey-login');
    expect(login?.checkVisibility()).to.equal(true);
    expect(login?.shadowRoot?.textContent).to.match(
      /You are signed in as ada@example\.com\.[^]*Confirm that it is you/,
    );
    await expect(element).to.be.accessible();
    login?.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
    await removal;
    expect(element.passkeys).to.deep.equal([]);
    await waitUntil(async () => (await device.credentials()).length === 0);
  });
});
