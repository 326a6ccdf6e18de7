/** The elements with the mock server and a virtual authenticator, in both generations of the API. */
import { expect } from '../support/expect.js';
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import { authenticationApi, registrationApi } from '../../src/wire/passlock.js';
import '../../src/entries/index.js';
import type {
  PasskeyAuthenticatedEvent,
  PasskeyFailedEvent,
  PasskeyLogin,
  PasskeyRegister,
  PasskeyRegisteredEvent,
} from '../../src/entries/index.js';
import { virtualAuthenticator } from '../support/device.js';
import { freshTenancy, type FreshTenancy } from '../support/mock.js';
import { waitUntil } from '../support/until.js';

const click = (element: HTMLElement) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();

const rpId = 'localhost';

/** A token that a backend requests from Passlock and passes to the page as an attribute. */
async function registrationToken(mock: FreshTenancy, userId: string): Promise<string> {
  const body = { rpId, rpName: 'Test', userId, username: `${userId}@example.com` };
  const answer = await mock.server('POST', '/v2/{t}/passkey/registration/authorize', body);
  return (answer.body as { registrationToken: string }).registrationToken;
}

async function authenticationToken(mock: FreshTenancy, scope: object): Promise<string> {
  const answer = await mock.server('POST', '/v2/{t}/passkey/authentication/authorize', { rpId, ...scope });
  return (answer.body as { authenticationToken: string }).authenticationToken;
}

async function setup() {
  const device = await virtualAuthenticator();
  const mock = await freshTenancy({});
  return { device, mock };
}

async function register(mock: FreshTenancy, more: Partial<PasskeyRegister> = {}): Promise<PasskeyRegister> {
  const element = await fixture<PasskeyRegister>(
    html`<passkey-register tenancy-id=${mock.tenancyId} endpoint=${mock.url}></passkey-register>`,
  );
  Object.assign(element, more);
  await element.updateComplete;
  return element;
}

async function login(
  mock: FreshTenancy,
  more: Partial<PasskeyLogin> = { noAutofill: true },
): Promise<PasskeyLogin> {
  const element = document.createElement('passkey-login');
  Object.assign(element, { tenancyId: mock.tenancyId, endpoint: mock.url, ...more });
  await fixture(html`${element}`);
  await element.updateComplete;
  return element;
}

async function succeeded(element: PasskeyRegister): Promise<PasskeyRegisteredEvent>;
async function succeeded(element: PasskeyLogin): Promise<PasskeyAuthenticatedEvent>;
async function succeeded(element: HTMLElement): Promise<Event> {
  const name = element.localName === 'passkey-register' ? 'passkey-registered' : 'passkey-authenticated';
  const failure = oneEvent(element, 'passkey-failed').then((event) => {
    throw (event as unknown as PasskeyFailedEvent).error;
  });
  const success = oneEvent(element, name);
  click(element);
  return Promise.race([success, failure]);
}

async function failed(element: HTMLElement) {
  const event = oneEvent(element, 'passkey-failed') as Promise<PasskeyFailedEvent>;
  click(element);
  return (await event).error;
}

const exchange = (mock: FreshTenancy, code: string, generation: '' | '/v2' = '') =>
  mock.server('GET', `${generation}/{t}/principal/${code}`);

describe('first generation', () => {
  it('registers, signs in by button and by autofill, with codes that a backend can exchange', async () => {
    const { device, mock } = await setup();
    const registered = await succeeded(await register(mock, { username: 'ada@example.com' }));
    expect(registered.principal.userId).to.equal(registered.principal.authenticatorId);
    const [passkey, ...others] = await device.credentials();
    expect(passkey).to.include({ rpId, userName: 'ada@example.com', discoverable: true });
    expect(others).to.deep.equal([]);

    const first = await exchange(mock, registered.code);
    expect(first.status).to.equal(200);
    expect(first.body).to.deep.include({ _tag: 'ExtendedPrincipal', ...registered.principal });
    expect((await exchange(mock, registered.code)).status, 'a code is good once').to.equal(404);

    const authenticated = await succeeded(await login(mock));
    expect(authenticated.principal).to.deep.equal(registered.principal);
    expect((await exchange(mock, authenticated.code)).status).to.equal(200);

    const element = await login(mock, {});
    await waitUntil(() => element.phase === 'succeeded');
    expect(element.querySelector('input')?.getAttribute('autocomplete')).to.equal('username webauthn');
  });

  it('fails with duplicate for an excluded passkey, and keeps it', async () => {
    const { device, mock } = await setup();
    const { principal } = await succeeded(await register(mock, { username: 'ada' }));
    const again = await register(mock, { username: 'ada', excludeCredentials: principal.authenticatorId });
    expect((await failed(again)).code).to.equal('duplicate');
    expect(await device.credentials()).to.have.length(1);
  });

  it('signs in with the allowed passkey only', async () => {
    const { mock } = await setup();
    const one = await succeeded(await register(mock, { username: 'one' }));
    const two = await succeeded(await register(mock, { username: 'two' }));
    for (const { principal } of [one, two]) {
      const element = await login(mock, { noAutofill: true, allowCredentials: principal.authenticatorId });
      expect((await succeeded(element)).principal).to.deep.equal(principal);
    }
  });

  it('fails with not-allowed without the required user verification', async () => {
    const { device, mock } = await setup();
    await device.setUserVerified(false);
    const element = await register(mock, { username: 'ada', userVerification: 'required', timeout: 10_000 });
    expect((await failed(element)).code).to.equal('not-allowed');
    await device.setUserVerified(true);
    expect((await succeeded(element)).code).to.match(/^[\w-]{22,}$/);
  });

  for (const way of ['button', 'autofill'] as const)
    it(`handles an orphaned passkey by ${way}: shows it, removes it from the device, and creates a new one`, async () => {
      const { device, mock } = await setup();
      const { principal } = await succeeded(await register(mock, { username: 'ada' }));
      const removed = await mock.server('DELETE', `/{t}/passkeys/${principal.authenticatorId}`);
      expect(removed.status).to.equal(202);
      const anew = await register(mock, { username: 'ada', id: 'anew', hidden: true });
      const settings = { forPasskey: 'anew', ...(way === 'button' && { noAutofill: true }) };
      const element = await login(mock, settings);
      if (way === 'button') click(element);
      await waitUntil(() => element.phase === 'failed');
      expect(element.error?.code).to.equal('passkey-not-found');
      await waitUntil(async () => (await device.credentials()).length === 0);
      expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).to.match(/no longer works/);

      const offer = element.shadowRoot?.querySelector<HTMLButtonElement>('[part=link]');
      expect(offer?.textContent).to.equal('Create a new passkey');
      offer?.click();
      expect(anew.hidden).to.equal(false);
      const created = await succeeded(anew);
      const [passkey, ...others] = await device.credentials();
      expect(passkey).to.include({ userName: 'ada' });
      expect(others).to.deep.equal([]);
      expect((await succeeded(await login(mock))).principal).to.deep.equal(created.principal);
    });

  it('fails with an expired challenge, and succeeds at the next try', async () => {
    const { mock } = await setup();
    await succeeded(await register(mock, { username: 'ada' }));
    const passlock = authenticationApi({ tenancyId: mock.tenancyId, endpoint: mock.url });
    let late = true;
    const element = await login(mock, {
      noAutofill: true,
      api: {
        ...passlock,
        async prepareAuthentication(request, io) {
          const prepared = await passlock.prepareAuthentication(request, io);
          if (late) await mock.advance(3_600_000);
          return prepared;
        },
      },
    });
    expect((await failed(element)).code).to.equal('bad-request');
    late = false;
    await succeeded(element);
  });

  it('reports an unknown tenancy as a wrong setting', async () => {
    const { mock } = await setup();
    const element = await login({ ...mock, tenancyId: 'nobody' });
    expect((await failed(element)).code).to.equal('invalid-tenancy');
  });
});

describe('second generation', () => {
  it('registers and signs in with the tokens of a backend', async () => {
    const { device, mock } = await setup();
    const registered = await succeeded(
      await register(mock, { registrationToken: await registrationToken(mock, 'ada') }),
    );
    expect(registered.principal.userId).to.equal('ada');
    expect((await device.credentials())[0]).to.include({ userName: 'ada@example.com' });
    expect((await exchange(mock, registered.code, '/v2')).body).to.deep.include({ userId: 'ada' });

    for (const scope of [{ discoverable: true }, { userId: 'ada' }]) {
      const element = await login(mock, { authenticationToken: await authenticationToken(mock, scope) });
      expect(element.querySelector('input'), 'a token is for the button').to.equal(null);
      const { principal, code } = await succeeded(element);
      expect(principal).to.deep.equal(registered.principal);
      expect((await exchange(mock, code, '/v2')).status).to.equal(200);
    }
  });

  it('fails with a token that was used, and with an expired one', async () => {
    const { mock } = await setup();
    const token = await registrationToken(mock, 'ada');
    const element = await register(mock, { registrationToken: token });
    await succeeded(element);
    expect((await failed(element)).code).to.equal('bad-request');
    const late = await register(mock, { registrationToken: await registrationToken(mock, 'bob') });
    await mock.advance(5 * 60_000 + 1);
    expect((await failed(late)).code).to.equal('bad-request');
  });
});

describe('two elements on one page', () => {
  it('run one ceremony at a time: the first is aborted, the second succeeds', async () => {
    const { device, mock } = await setup();
    await device.setPresence(false);
    const first = await register(mock, { username: 'ada' });
    const lost = first.run().catch((error: unknown) => error);
    await waitUntil(() => first.phase === 'prompting');
    const passlock = registrationApi({ tenancyId: mock.tenancyId, endpoint: mock.url });
    let answering: () => void = () => undefined;
    const isAnswering = new Promise<void>((resolve) => (answering = resolve));
    const second = await register(mock, {
      username: 'bob',
      api: {
        async prepareRegistration(request, io) {
          // The virtual authenticator resolves only calls that begin after presence was simulated.
          await isAnswering;
          return passlock.prepareRegistration(request, io);
        },
      },
    });
    click(second);
    expect(await lost).to.include({ code: 'aborted' });
    expect(first.phase).to.equal('idle');
    await device.setPresence(true);
    answering();
    await waitUntil(() => second.phase === 'succeeded');
    expect(await device.credentials()).to.have.length(1);
  });
});
