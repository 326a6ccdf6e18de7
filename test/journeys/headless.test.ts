/** The headless entry point with the mock server and a virtual authenticator, in both generations of the API. */
import { expect } from '../support/expect.js';
import * as safe from '../../src/entries/headless.js';
import * as unsafe from '../../src/entries/unsafe.js';
import { virtualAuthenticator } from '../support/device.js';
import { freshTenancy } from '../support/mock.js';

const rpId = 'localhost';

async function setup() {
  const device = await virtualAuthenticator();
  const mock = await freshTenancy();
  const config = { tenancyId: mock.tenancyId, endpoint: mock.url };
  /** A token that the app's server requests from Passlock and passes to its page. */
  async function asServer<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await mock.server(method, path, body);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).to.be.below(300);
    return answer.body as T;
  }
  const authorize = (userId: string) =>
    asServer<{ registrationToken: string }>('POST', '/v2/{t}/passkey/registration/authorize', {
      rpId,
      rpName: 'Test',
      userId,
      username: `${userId}@example.com`,
    });
  return { device, mock, config, asServer, authorize };
}

describe('first generation', () => {
  it('registers, signs in by dialog and by autofill, with codes that can be exchanged', async () => {
    const { device, config, asServer } = await setup();
    const registered = await safe.registerPasskey({ username: 'ada@example.com' }, config);
    if (registered.failure) throw registered.error;
    const [passkey] = await device.credentials();
    expect(passkey).to.include({ rpId, userName: 'ada@example.com' });
    const { authenticatorId } = registered.value.principal;
    const allowed = await safe.authenticatePasskey({ allowCredentials: [authenticatorId] }, config);
    const offered = await safe.authenticatePasskey({ autofill: true }, config);
    for (const result of [registered, allowed, offered]) {
      if (result.failure) throw result.error;
      const principal = await asServer<{ authenticatorId: string }>('GET', `/{t}/principal/${result.code}`);
      expect(principal.authenticatorId).to.equal(authenticatorId);
    }
  });

  it('fails with duplicate for an excluded passkey', async () => {
    const { config } = await setup();
    const { principal } = await unsafe.registerPasskey({ username: 'ada' }, config);
    const excludeCredentials = [principal.authenticatorId];
    const again = await safe.registerPasskey({ username: 'ada', excludeCredentials }, config);
    expect(again.failure && safe.isDuplicatePasskeyError(again.error)).to.equal(true);
  });

  it('renames, prunes and deletes on the device', async () => {
    const { device, config, asServer } = await setup();
    const passlock = new safe.Passlock(config);
    const { principal } = await unsafe.registerPasskey({ username: 'ada' }, config);
    const passkeyId = principal.authenticatorId;
    await passlock.updatePasskey({ passkeyId, username: 'grace', displayName: 'Grace' });
    expect((await device.credentials())[0]).to.include({ userName: 'grace', userDisplayName: 'Grace' });

    const kept = await passlock.prunePasskeys({ allowablePasskeyIds: [passkeyId] });
    expect(kept.success && kept.value.outcomes).to.have.length(1);
    expect(await device.credentials()).to.have.length(1);
    const unknown = await passlock.prunePasskeys({ allowablePasskeyIds: [passkeyId, 'gone'] });
    expect(unknown.failure && unknown.error.code).to.equal('bad-response');
    expect(await device.credentials(), 'nothing was dropped').to.have.length(1);

    const deleted = await passlock.deletePasskey({ passkeyId });
    expect(deleted.success && deleted.warnings).to.deep.equal([]);
    expect(await device.credentials()).to.deep.equal([]);
    await asServer('DELETE', `/{t}/passkeys/${passkeyId}`);
    const gone = await passlock.deletePasskey({ passkeyId });
    expect(gone.failure && gone.error.code).to.equal('not-found');
  });

  it('drops a passkey that its account no longer has', async () => {
    const { device, config } = await setup();
    const { principal } = await unsafe.registerPasskey({ username: 'ada' }, config);
    const [mine] = await device.credentials();
    await device.clear();
    await device.addCredential({ rpId, userHandle: mine!.userHandle!, userName: 'ada' });
    await unsafe.prunePasskeys({ allowablePasskeyIds: [principal.authenticatorId] }, config);
    expect(await device.credentials()).to.deep.equal([]);
  });
});

describe('second generation', () => {
  it('registers and signs in with single-use tokens', async () => {
    const { config, asServer, authorize } = await setup();
    const asked = await authorize('u1');
    const { code, principal } = await unsafe.registerPasskey(asked, config);
    expect(principal.userId).to.equal('u1');
    await asServer('GET', `/v2/{t}/principal/${code}`);
    const again = await safe.registerPasskey(asked, config);
    expect(again.failure && again.error.code).to.equal('bad-request');

    for (const mediation of ['required', 'conditional']) {
      const authorized = await asServer<{ authenticationToken: string }>(
        'POST',
        '/v2/{t}/passkey/authentication/authorize',
        { rpId, discoverable: true, mediation },
      );
      const result = await safe.authenticatePasskey(
        { ...authorized, autofill: mediation === 'conditional' },
        config,
      );
      expect(result.success && result.value.principal).to.deep.equal(principal);
    }
  });

  it('renames, prunes and deletes on the device with the server’s tokens', async () => {
    const { device, config, asServer, authorize } = await setup();
    const passlock = new unsafe.Passlock(config);
    await passlock.registerPasskey(await authorize('u1'));
    await passlock.registerPasskey(await authorize('u2'));

    const change = { userId: 'u1', username: 'grace', displayName: 'Grace' };
    const updated = await passlock.updatePasskeys(await asServer('POST', '/v2/{t}/passkeys/update', change));
    expect(updated.warnings).to.deep.equal([]);
    expect((await device.credentials()).map(({ userName }) => userName)).to.have.members([
      'grace',
      'u2@example.com',
    ]);

    const prune = await asServer<unsafe.PrunePasskeysOptions>('POST', '/v2/{t}/passkeys/prune', {
      userId: 'u1',
    });
    const pruned = await passlock.prunePasskeys(prune);
    expect(pruned.outcomes.map(({ outcome }) => outcome)).to.deep.equal(['sent']);
    expect(await device.credentials()).to.have.length(2);

    const token = await asServer<unsafe.DeletePasskeysOptions>('POST', '/v2/{t}/passkeys/delete', {
      userId: 'u1',
    });
    const deleted = await passlock.deletePasskeys(token);
    expect(deleted.outcomes).to.have.length(1);
    expect((await device.credentials()).map(({ userName }) => userName)).to.deep.equal(['u2@example.com']);
    const spent: unknown = await passlock.deletePasskeys(token).catch((error: unknown) => error);
    expect(unsafe.isDeleteError(spent) && spent.code).to.equal('bad-request');
  });

  it('returns the server’s warnings', async () => {
    const { config, asServer } = await setup();
    const nobody = { userId: 'nobody', username: 'x' };
    const token = await asServer<unsafe.UpdatePasskeysOptions>('POST', '/v2/{t}/passkeys/update', nobody);
    const { outcomes, warnings } = await unsafe.updatePasskeys(token, config);
    expect(outcomes).to.deep.equal([]);
    expect(warnings.map(({ code }) => code)).to.deep.equal(['NO_PASSKEYS_FOUND']);
  });
});

describe('an orphaned passkey', () => {
  it('is named by the error and removed from the device', async () => {
    const { device, config, asServer } = await setup();
    const { principal } = await unsafe.registerPasskey({ username: 'ada' }, config);
    const [passkey] = await device.credentials();
    await asServer('DELETE', `/{t}/passkeys/${principal.authenticatorId}`);
    const result = await safe.authenticatePasskey({}, config);
    if (!result.failure || !safe.isOrphanedPasskeyError(result.error)) throw new Error('No orphan');
    expect(result.error).to.include({ credentialId: passkey?.id, rpId });
    const told = await safe.deleteOrphanedPasskey(result.error);
    expect(told.success && told.value.outcomes[0]?.outcome).to.equal('sent');
    expect(await device.credentials()).to.deep.equal([]);
  });
});

describe('the flows', () => {
  it('have a state, `run` and `cancel`, as in the elements', async () => {
    const { config, mock } = await setup();
    const phases: string[] = [];
    const register = safe.createRegister(() => ({
      api: safe.registrationApi(config),
      backend: safe.httpBackend(mock.backend),
      request: { username: 'ada@example.com' },
    }));
    register.subscribe(({ phase }) => phases.push(phase));
    const { passkey } = await register.run();
    expect(passkey?.username).to.equal('ada@example.com');
    expect(phases).to.deep.equal(['preparing', 'prompting', 'verifying', 'succeeded']);

    const login = safe.createLogin(() => ({
      api: safe.authenticationApi(config),
      backend: safe.httpBackend(mock.backend),
      request: {},
    }));
    const signedIn = new Promise<unknown>((resolve) =>
      login.subscribe((state) => {
        if (state.phase === 'succeeded') resolve(state.result.user?.username);
      }),
    );
    login.arm();
    expect(await signedIn).to.equal('ada@example.com');
    login.cancel();
    expect(login.state.phase).to.equal('idle');
  });
});
