import { expect } from './expect.js';
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  AuthenticationOptions,
  AuthenticationSuccess,
  RegistrationOptions,
  RegistrationSuccess,
} from '../../src/wire/contract.js';
import { virtualAuthenticator } from './device.js';
import { freshTenancy, type FreshTenancy } from './mock.js';

async function ask<T>({ url, tenancyId }: FreshTenancy, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${url}/${tenancyId}/passkey/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).to.equal(200);
  return (await response.json()) as T;
}

async function register(tenancy: FreshTenancy): Promise<RegistrationSuccess> {
  const options = await ask<RegistrationOptions>(tenancy, 'registration/options', { username: 'ada' });
  const { sessionToken, optionsJSON } = options;
  const response = await startRegistration({ optionsJSON });
  return ask(tenancy, 'registration/verification', { sessionToken, response });
}

describe('freshTenancy', () => {
  it('registers, signs in and exchanges the code, across origins', async () => {
    const tenancy = await freshTenancy();
    const device = await virtualAuthenticator();
    expect(new URL(tenancy.url).origin).to.not.equal(location.origin);
    const { principal } = await register(tenancy);
    expect(await device.credentials()).to.have.length(1);

    const options = await ask<AuthenticationOptions>(tenancy, 'authentication/options', {});
    const response = await startAuthentication({ optionsJSON: options.optionsJSON });
    const { sessionToken } = options;
    const success = await ask<AuthenticationSuccess>(tenancy, 'authentication/verification', {
      sessionToken,
      response,
    });
    expect(success.principal).to.deep.equal(principal);
    const exchanged = await tenancy.server('GET', `/{t}/principal/${success.code}`);
    expect(exchanged.status).to.equal(200);
    expect(exchanged.body).to.include({ authenticatorId: principal.authenticatorId });
  });

  it('sends a body from the backend', async () => {
    const tenancy = await freshTenancy();
    const body = { rpId: 'localhost', rpName: 'Test', userId: 'u1', username: 'ada' };
    const answer = await tenancy.server('POST', '/v2/{t}/passkey/registration/authorize', body);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    expect(answer.body).to.have.property('registrationToken');
  });

  it('has the app backend on the page origin, with its session cookie', async () => {
    const { backend } = await freshTenancy();
    const post = (path: string, body: object) =>
      fetch(`${backend}/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const response = await post('passkeys/registration/authorize', { username: 'ada@example.com' });
    expect(response.status, await response.clone().text()).to.equal(200);
    expect(await response.json()).to.have.property('registrationToken');
    expect((await post('session', { code: 'none' })).status, 'a wrong code').to.be.within(400, 499);
  });

  it('moves the clock of one server', async () => {
    const tenancy = await freshTenancy();
    await virtualAuthenticator();
    const { code } = await register(tenancy);
    await tenancy.advance(24 * 3_600_000);
    expect((await tenancy.server('GET', `/{t}/principal/${code}`)).status).to.equal(404);
  });

  it('takes options and limits', async () => {
    const tenancy = await freshTenancy({ id: 'shop', rpName: 'The Shop', limits: { defaultTimeout: 1234 } });
    expect(tenancy.tenancyId).to.equal('shop');
    const { optionsJSON } = await ask<RegistrationOptions>(tenancy, 'registration/options', {
      username: 'ada',
    });
    expect(optionsJSON.rp.name).to.equal('The Shop');
    expect(optionsJSON.timeout).to.equal(1234);
  });
});
