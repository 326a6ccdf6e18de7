/** A passkey that the browser makes without asking, after a sign-in by password. WebAuthn L3 §7.1 step 15. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RegistrationOptions } from '../../../src/wire/contract.js';
import { create, flag } from '../support/authenticator.js';
import { acmeOrigin, setup, succeed, type World } from '../support/world.js';

const absent = { flags: flag.AT | flag.BE | flag.BS };

async function finish(
  { page }: World,
  { sessionToken, optionsJSON }: RegistrationOptions,
  overrides = absent,
) {
  const { response } = await create(optionsJSON, acmeOrigin, overrides);
  return page('/v2/acme/passkey/registration/verification', { sessionToken, response });
}

describe('conditional create', () => {
  it('is marked in the options, and accepts a passkey without user presence', async () => {
    const world = await setup();
    const options = await world.authorizedRegistration({ mediation: 'conditional' });
    assert.equal(options.mediation, 'conditional');
    const { body } = await finish(world, options);
    assert.equal(body['_tag'], 'RegistrationSuccess', JSON.stringify(body));
    const principal = await world.backend(`/v2/acme/principal/${String(body['code'])}`);
    assert.deepEqual(principal.body['passkey'], { verified: true, userVerified: false });
  });

  it('accepts a passkey with user presence as well', async () => {
    const world = await setup();
    const options = await world.authorizedRegistration({ mediation: 'conditional' });
    const { status } = await finish(world, options, { flags: flag.UP | flag.UV | flag.AT });
    assert.equal(status, 200);
  });

  for (const mediation of [undefined, 'required'] as const)
    it(`is the only ceremony without user presence: mediation ${String(mediation)}`, async () => {
      const world = await setup();
      const options = await world.authorizedRegistration(mediation && { mediation });
      assert.ok(!('mediation' in options));
      const { status, body } = await finish(world, options);
      assert.equal(status, 400);
      assert.match(String(body['message']), /user was not present/);
    });

  it('cannot be requested by the page alone, in either generation', async () => {
    const world = await setup();
    const wanted = { mediation: 'conditional' };
    const first = succeed<RegistrationOptions>(
      await world.page('/acme/passkey/registration/options', { username: 'ada', ...wanted }),
    );
    assert.ok(!('mediation' in first));
    assert.equal((await finish(world, first)).status, 400);

    const user = { rpId: 'acme.example', rpName: 'Acme', userId: 'ada', username: 'ada' };
    const { body } = await world.backend('/v2/acme/passkey/registration/authorize', user);
    const { registrationToken } = body;
    const second = succeed<RegistrationOptions>(
      await world.page('/v2/acme/passkey/registration/options', { registrationToken, ...wanted }),
    );
    assert.ok(!('mediation' in second));
    assert.equal((await finish(world, second)).status, 400);
  });

  it('needs the person where the backend requires user verification', async () => {
    const world = await setup();
    const options = await world.authorizedRegistration({
      mediation: 'conditional',
      userVerification: 'required',
    });
    const { status, body } = await finish(world, options);
    assert.equal(status, 400);
    assert.match(String(body['message']), /could not be verified/);
  });

  it('is selected by its exact name only', async () => {
    const { backend } = await setup();
    const user = { rpId: 'acme.example', userId: 'ada', username: 'ada' };
    for (const mediation of ['silent', '', null, true, ['conditional']]) {
      const { status, body } = await backend('/v2/acme/passkey/registration/authorize', {
        ...user,
        mediation,
      });
      assert.deepEqual([status, body['_tag']], [400, '@error/BadRequest']);
    }
  });
});
