/** The server examples of Passlock's announcements, with only the import changed, against the mock. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Passlock, exchangeCode } from 'passkey-elements/server';
import {
  createMailboxChallenge,
  exchangeCode as exchangeCodeOrThrow,
  getPasskey,
  isInvalidCodeError,
  Passlock as ThrowingPasslock,
  verifyMailboxChallenge,
} from 'passkey-elements/server/unsafe';
import { origin, setup, tenancy, type World } from '../backend/support/world.js';

const config = { tenancyId: tenancy.id, apiKey: tenancy.apiKey };
const { fetch: originalFetch } = globalThis;
let world: World;

/** The code of a fresh sign-in. */
async function freshCode(username: string): Promise<{ code: string; passkeyId: string }> {
  const credential = await world.browser().signUp(username);
  const { code, principal } = await world.browser().beginSignIn(credential);
  return { code, passkeyId: principal.authenticatorId };
}

describe('examples for @passlock/server', () => {
  before(async () => {
    world = await setup();
    // The examples name no endpoint, so the mock takes the place of the hosted service.
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      assert.equal(new URL(request.url).origin, 'https://api.passlock.dev');
      return world.mock.fetch(request);
    };
  });
  after(() => {
    globalThis.fetch = originalFetch;
  });

  it('exchange a code with a client', async () => {
    const { code } = await freshCode('ada');
    const passlock = new Passlock(config);
    const result = await passlock.exchangeCode({ code });
    assert.ok(result.success);
    assert.equal(result.value.id, code);
  });

  it('exchange a code with a function', async () => {
    const { code } = await freshCode('grace');
    const result = await exchangeCode({ code }, config);
    assert.ok(result.success);
    assert.equal(result.value.id, code);
  });

  it('catch an expected error of the unsafe entry point', async () => {
    const { code } = await freshCode('edith');
    const principal = await new ThrowingPasslock(config).exchangeCode({ code });
    assert.equal(principal._tag, 'ExtendedPrincipal');
    try {
      await exchangeCodeOrThrow({ code }, config);
      assert.fail('a second exchange succeeds');
    } catch (error) {
      assert.ok(isInvalidCodeError(error));
    }
  });

  it('read the domain of a passkey', async () => {
    const { passkeyId } = await freshCode('joan');
    const passkey = await getPasskey({ passkeyId }, config);
    assert.equal(passkey.credential.rpId, new URL(origin).hostname);
  });

  it('create and verify a mailbox challenge', async () => {
    const created = await createMailboxChallenge(
      { email: 'jdoe@example.com', purpose: 'login', invalidateOthers: true },
      config,
    );
    const pending = {
      challengeId: created.challenge.challengeId,
      secret: created.challenge.secret,
    };
    assert.equal(created.challenge.email, 'jdoe@example.com');
    assert.ok(created.challenge.message.html.includes(created.challenge.code));
    assert.ok(created.challenge.message.text.includes(created.challenge.code));
    const verified = await verifyMailboxChallenge(
      { challengeId: pending.challengeId, secret: pending.secret, code: created.challenge.code },
      config,
    );
    assert.equal(verified.challenge.purpose, 'login');
    assert.equal(verified.challenge.email, 'jdoe@example.com');
  });
});
