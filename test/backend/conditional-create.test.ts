import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthorizeRegistrationRequest } from '../../src/wire/contract.js';
import { assertRefused, setup } from './support/world.js';

const path = 'passkeys/registration/authorize';
const conditional = { mediation: 'conditional' };

describe('conditional passkey creation', () => {
  it('is refused unless the app implements isAfterPassword', async () => {
    const browser = (await setup()).browser();
    await browser.signUp('ada');
    assertRefused(await browser.post(path, conditional), 403, '@error/Forbidden');
  });

  it('is authorised for a person who has just signed in with a password', async () => {
    const requested: unknown[] = [];
    const authorized: AuthorizeRegistrationRequest[] = [];
    const world = await setup(
      {
        isAfterPassword(account, request) {
          requested.push([account.username, new URL(request.url).pathname]);
          return account.username === 'ada';
        },
      },
      (passlock) => ({
        authorizePasskeyRegistration(request, io) {
          authorized.push(request);
          return passlock.authorizePasskeyRegistration(request, io);
        },
      }),
    );
    const [ada, grace] = [world.browser(), world.browser()];
    await ada.signUp('ada');
    await grace.signUp('grace');
    assertRefused(await grace.post(path, conditional), 403, '@error/Forbidden');
    const { status, body } = await ada.post(path, conditional);
    assert.equal(status, 200);
    assert.deepEqual(requested, [
      ['grace', `/backend/${path}`],
      ['ada', `/backend/${path}`],
    ]);
    assert.deepEqual(
      authorized.map(({ username, mediation }) => [username, mediation]),
      [
        ['ada', undefined],
        ['grace', undefined],
        ['ada', 'conditional'],
      ],
    );
    await ada.create(body['registrationToken']);
  });

  it('is refused for a sign-up', async () => {
    const world = await setup({ isAfterPassword: () => true });
    const response = await world.browser().post(path, { username: 'ada', ...conditional });
    assertRefused(response, 403, '@error/Forbidden');
  });

  for (const mediation of ['silent', null, 7])
    it(`refuses mediation ${JSON.stringify(mediation)}`, async () => {
      const browser = (await setup()).browser();
      await browser.signUp('ada');
      assertRefused(await browser.post(path, { mediation }), 400, '@error/BadRequest');
    });
});
