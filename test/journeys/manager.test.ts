/** <passkey-manager> with the backend and the mock server, and the passkeys on the device before and after. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { httpBackend, type Backend } from '../../src/wire/backend.js';
import type { CredentialMapping, Passkey } from '../../src/wire/contract.js';
import '../../src/entries/index.js';
import type {
  OtpEntry,
  PasskeyLogin,
  PasskeyManager,
  PasskeyRegister,
  PasskeyRemovedEvent,
} from '../../src/entries/index.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';

const json = { 'content-type': 'application/json' };

/** Signs up by email, so that the account can sign in without a passkey. */
async function signUp(mock: FreshTenancy, email: string): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(`${mock.backend}/${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) });
  await post('challenges', { email, purpose: 'signup' });
  const [mail] = await mock.mails();
  expect((await post('challenges/verify', { code: mail?.code })).status).to.equal(200);
}

async function manager(
  mock: FreshTenancy,
  backend: string | Backend = mock.backend,
): Promise<PasskeyManager> {
  const element = await fixture<PasskeyManager>(
    html`<passkey-manager
      tenancy-id=${mock.tenancyId}
      endpoint=${mock.url}
      .backend=${backend}
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
  [...(element.shadowRoot?.querySelectorAll('[role=status]') ?? [])]
    .map(({ textContent }) => textContent.trim())
    .join('');

/** An app's backend of the first generation: it returns the vault's responses instead of tokens. */
function firstGeneration(mock: FreshTenancy): Backend {
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await mock.server(method, `/{t}/${path}`, body);
    expect(answer.status, path).to.be.below(300);
    return answer.body as Answer;
  };
  const mapping = ({ credential: { id, userId, rpId } }: Passkey): CredentialMapping => ({
    credentialId: id,
    userId,
    rpId,
  });
  const all = async () => {
    const { records } = await ask<{ records: { id: string; userId: string }[] }>('GET', 'passkeys/');
    return Promise.all(records.map(({ id }) => ask<Passkey>('GET', `passkeys/${id}`)));
  };
  return {
    ...httpBackend(mock.backend),
    removePasskey: async (id) => ({ credential: mapping(await ask('DELETE', `passkeys/${id}`)) }),
    prunePasskeys: async () => ({ credentials: (await all()).map(mapping) }),
    async renameAccount({ username, displayName = username }) {
      const userId = (await all())[0]?.userId;
      const { updated } = await ask<{ updated: Passkey[] }>('PATCH', `users/${userId}/passkeys/`, {
        userId,
        username,
      });
      return { credentials: updated.map((one) => ({ ...mapping(one), username, displayName })) };
    },
  };
}

type Generation = 'first' | 'second';

async function setup(generation: Generation = 'second') {
  const device = await virtualAuthenticator();
  const mock = await freshTenancy();
  await signUp(mock, 'ada@example.com');
  const backend = generation === 'first' ? firstGeneration(mock) : mock.backend;
  const element = await manager(mock, backend);
  expect(element.passkeys).to.deep.equal([]);
  await add(element);
  return { device, mock, element, backend };
}

/** The passkeys on the device before and after each change. */
function describeSignals(generation: Generation) {
  it('removes a passkey from account, vault and device', async () => {
    const { device, mock, element } = await setup(generation);
    expect(await device.credentials()).to.have.length(1);
    const id = element.passkeys[0]?.id ?? '';
    const removed = oneEvent(element, 'passkey-removed') as unknown as Promise<PasskeyRemovedEvent>;
    await element.removePasskey(id);
    expect((await removed).device).to.equal('sent');
    expect(element.passkeys).to.deep.equal([]);
    expect((await mock.server('GET', `/{t}/passkeys/${id}`)).status).to.equal(404);
    await waitUntil(async () => (await device.credentials()).length === 0);
  });

  it('renames the account in vault and device', async () => {
    const { device, mock, element } = await setup(generation);
    expect((await device.credentials())[0]?.userName).to.equal('ada@example.com');
    await element.renameAccount('countess@example.com', 'Ada Lovelace');
    await element.updateComplete;
    expect(said(element)).to.equal('Your passkeys now show countess@example.com.');
    await waitUntil(async () => (await device.credentials())[0]?.userName === 'countess@example.com');
    expect((await device.credentials())[0]?.userDisplayName).to.equal('Ada Lovelace');
    const inVault = await mock.server('GET', `/{t}/passkeys/${element.passkeys[0]?.id ?? ''}`);
    expect(inVault.body).to.have.nested.property('credential.username', 'countess@example.com');
  });

  it('keeps the account’s passkeys on the device, and drops the others', async () => {
    const { device, element } = await setup(generation);
    const [kept] = await device.credentials();
    await element.prunePasskeys();
    await element.updateComplete;
    expect(said(element)).to.match(/^Your device now offers only/);
    expect((await device.credentials()).map(({ id }) => id)).to.deep.equal([kept?.id]);
    // An authenticator has one passkey for each account: here, one that the account does not have.
    await device.clear();
    await device.addCredential({ rpId: 'localhost', userHandle: kept?.userHandle ?? '', userName: 'stale' });
    await element.prunePasskeys();
    await waitUntil(async () => (await device.credentials()).length === 0);
  });

  it('prunes the device after each list that was loaded, without a message', async () => {
    const { device, mock, element, backend } = await setup(generation);
    const [kept] = await device.credentials();
    await device.clear();
    await device.addCredential({ rpId: 'localhost', userHandle: kept?.userHandle ?? '', userName: 'stale' });
    const again = await manager(mock, backend);
    await waitUntil(async () => (await device.credentials()).length === 0);
    expect(said(again)).to.equal('');
    expect(again.error).to.equal(undefined);
    expect(element.passkeys).to.have.length(1);
  });
}

describe('<passkey-manager> with the backend and the mock', () => {
  it('adds a passkey and shows it', async () => {
    const { device, element } = await setup();
    expect(element.passkeys).to.have.length(1);
    expect(element.passkeys[0]).to.include({ username: 'ada@example.com', rpId: 'localhost' });
    expect(await device.credentials()).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('excludes the existing passkey when another one is added', async () => {
    const { device, element } = await setup();
    const register = element.querySelector('passkey-register') as PasskeyRegister;
    const failed = oneEvent(register, 'passkey-failed');
    register.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
    await failed;
    expect(register.error?.code).to.equal('duplicate');
    expect(await device.credentials()).to.have.length(1);
  });

  for (const generation of ['first', 'second'] as const)
    describe(`with a backend of the ${generation} generation`, () => {
      describeSignals(generation);
    });

  it('renames a passkey in the account only', async () => {
    const { device, mock, element } = await setup();
    const before = await device.credentials();
    await element.renamePasskey(element.passkeys[0]?.id ?? '', 'My laptop');
    expect(await device.credentials()).to.deep.equal(before);
    const again = await manager(mock);
    expect(again.passkeys[0]?.label).to.equal('My laptop');
  });

  it('pauses pending autofill on the same page for a signal', async () => {
    const { device, mock, element } = await setup();
    const errors = uncaughtErrors();
    replace(console, 'error', (error: unknown) => errors.push(error as Error));
    const waiting: AbortSignal[] = [];
    const get = navigator.credentials.get.bind(navigator.credentials);
    replace(navigator.credentials, 'get', (options: CredentialRequestOptions) => {
      if (options.mediation === 'conditional' && options.signal) waiting.push(options.signal);
      return get(options);
    });
    await device.setPresence(false);
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login
        tenancy-id=${mock.tenancyId}
        endpoint=${mock.url}
        backend=${mock.backend}
      ></passkey-login>`,
    );
    const ended = () => waiting.map(({ aborted }) => aborted);
    await waitUntil(() => waiting.length === 1);
    await element.renameAccount('countess@example.com');
    await element.updateComplete;
    expect(said(element)).to.equal('Your passkeys now show countess@example.com.');
    expect((await device.credentials())[0]?.userName).to.equal('countess@example.com');
    await waitUntil(() => waiting.length === 2);
    const removed = oneEvent(element, 'passkey-removed') as unknown as Promise<PasskeyRemovedEvent>;
    await element.removePasskey(element.passkeys[0]?.id ?? '');
    expect((await removed).device).to.equal('sent');
    expect(await device.credentials()).to.deep.equal([]);
    await waitUntil(() => waiting.length === 3);
    expect(ended(), 'the last one is pending').to.deep.equal([true, true, false]);
    expect(login.phase).to.equal('idle');
    expect(errors).to.deep.equal([]);
  });

  describe('does not prune the device', () => {
    /** Loads a list; returns the passkeys on the device after all requests. */
    async function kept(change: (backend: Backend, mock: FreshTenancy) => Partial<Backend>) {
      const { device, mock } = await setup();
      const http = httpBackend(mock.backend);
      const asked: Promise<unknown>[] = [];
      const changed = { ...http, ...change(http, mock) };
      const element = await manager(mock, {
        ...changed,
        prunePasskeys(io) {
          const answer = changed.prunePasskeys(io);
          asked.push(answer);
          return answer;
        },
      });
      await Promise.allSettled(asked);
      // This calls two servers, so a pending signal is sent before it is over.
      await element.renameAccount('ada@example.com').catch(() => undefined);
      return { asked, left: await device.credentials() };
    }

    it('when the list is empty', async () => {
      const { asked, left } = await kept(() => ({ listPasskeys: () => Promise.resolve({ passkeys: [] }) }));
      expect(asked).to.deep.equal([]);
      expect(left).to.have.length(1);
    });

    it('when the backend refuses to name the valid passkeys', async () => {
      const failed = () => Promise.reject(new Error('no'));
      expect((await kept(() => ({ prunePasskeys: failed }))).left).to.have.length(1);
    });

    for (const credentials of [[], [{ credentialId: '', userId: '', rpId: 'localhost' }]])
      it(`when the response is ${JSON.stringify(credentials)}`, async () => {
        const { left } = await kept(() => ({ prunePasskeys: () => Promise.resolve({ credentials }) }));
        expect(left).to.have.length(1);
      });

    it('when the response has fewer passkeys than the list, such as one page of it', async () => {
      const { left } = await kept((http, mock) => ({
        async listPasskeys(io) {
          const { passkeys } = await http.listPasskeys(io);
          return { passkeys: [...passkeys, ...passkeys.map((one) => ({ ...one, id: 'another' }))] };
        },
        async prunePasskeys() {
          const all = await firstGeneration(mock).prunePasskeys({});
          const [one] = 'credentials' in all ? all.credentials : [];
          return { credentials: one ? [{ ...one, credentialId: 'AAAA' }] : [] };
        },
      }));
      expect(left).to.have.length(1);
    });
  });

  it('lets the person authenticate again before it creates a passkey', async () => {
    const { device, mock } = await setup();
    await mock.advance(3_600_000);
    const element = await manager(mock);
    await device.clear();
    await device.addCredential({ rpId: 'localhost', userName: 'somebody else' });
    const register = element.querySelector('passkey-register') as PasskeyRegister;
    const phases: string[] = [];
    register.addEventListener('passkey-phase-changed', ({ phase }) => phases.push(phase));
    const asked = oneEvent(element, 'reauthentication-request');
    register.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
    await asked;
    await element.updateComplete;
    const login = element.querySelector('passkey-login') as PasskeyLogin;
    expect(login.checkVisibility()).to.equal(true);
    expect(phases).to.deep.equal([]);
    // The device no longer has the passkey, so a code is the proof.
    await login.updateComplete;
    [...(login.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=link]') ?? [])][0]?.click();
    const code = element.querySelector('otp-entry') as OtpEntry;
    await waitUntil(() => code.checkVisibility());
    await code.send();
    await code.updateComplete;
    const [mail] = await mock.mails();
    const input = code.querySelector<HTMLInputElement>('input[autocomplete=one-time-code]');
    if (input) input.value = mail?.code ?? '';
    input?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const loaded = oneEvent(element, 'passkeys-loaded');
    await code.check();
    await loaded;
    expect(element.passkeys).to.have.length(2);
    expect(element.querySelector('passkey-login, otp-entry') === null, 'asks no more').to.equal(true);
  });

  it('lets the person authenticate again after a while, and continues', async () => {
    const { device, mock, element } = await setup();
    await mock.advance(3_600_000);
    const removal = element.removePasskey(element.passkeys[0]?.id ?? '');
    await oneEvent(element, 'reauthentication-request');
    await element.updateComplete;
    const login = element.querySelector('passkey-login');
    expect(login?.checkVisibility()).to.equal(true);
    expect(login?.shadowRoot?.textContent).to.match(
      /You’re signed in as ada@example\.com\.[^]*Confirm it’s you/,
    );
    await expect(element).to.be.accessible();
    login?.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
    await removal;
    expect(element.passkeys).to.deep.equal([]);
    await waitUntil(async () => (await device.credentials()).length === 0);
  });
});
