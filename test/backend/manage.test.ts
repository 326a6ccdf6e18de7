import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyValueAccounts, keyValueSessions, PasskeyError } from '../../src/entries/backend.js';
import { origin, assertRefused, setup, type World } from './support/world.js';

const email = 'ada@example.com';

/** Exchanges a token for the instructions that a page signals to the device. */
async function exchange(world: World, kind: string, body: object) {
  const response = await world.mock.fetch(
    new Request(`https://mock.test/v2/acme/passkeys/${kind}/exchange`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  const { instructions } = (await response.json()) as { instructions: Record<string, unknown>[] };
  return instructions;
}

const idOf = ({ id }: { id: Uint8Array }) => Buffer.from(id).toString('base64url');

describe('managing passkeys', () => {
  it('changes the label of a passkey', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const [before] = await browser.passkeys();
    assert.ok(before);
    const label = '<b>Phone</b> \u202e 🔑';
    assertRefused(await browser.send('PATCH', `passkeys/${before.id}`, { label }), 400, '@error/BadRequest');
    const answer = await browser.send('PATCH', `passkeys/${before.id}`, { label: ' <b>Phone</b> 🔑 ' });
    assert.deepEqual(answer.body, { passkey: { ...before, label: '<b>Phone</b> 🔑' } });
    assert.deepEqual(await browser.passkeys(), [answer.body['passkey']]);
  });

  it('removes a passkey from account and vault, and returns a token for the device', async () => {
    const world = await setup();
    const browser = world.browser();
    const first = await browser.signUp('ada');
    const { credential, id } = await browser.addPasskey();
    const answer = await browser.send('DELETE', `passkeys/${id}`);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(Object.keys(answer.body), ['deletePasskeysToken']);
    const [instruction] = await exchange(world, 'delete', answer.body);
    assert.equal(instruction?.['credentialId'], idOf(credential));
    await assert.rejects(world.passlock.getPasskey({ passkeyId: id }), { code: 'not-found' });
    assert.equal((await browser.passkeys()).length, 1);
    assert.equal((await world.browser().signIn(first)).status, 200);
    assertRefused(await browser.send('DELETE', `passkeys/${id}`), 404, '@error/NotFound');
  });

  it('emails the owner when a passkey is added or removed', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.enter(email);
    world.mails.length = 0;
    const { id } = await browser.addPasskey();
    await browser.send('PATCH', `passkeys/${id}`, { label: '<b>Mine</b>' });
    await browser.send('DELETE', `passkeys/${id}`);
    const sent = world.mails.map(({ to, purpose, code }) => ({ to, purpose, code }));
    assert.deepEqual(sent, [
      { to: email, purpose: 'passkey-added', code: undefined },
      { to: email, purpose: 'passkey-removed', code: undefined },
    ]);
    assert.match(world.mails[1]?.html ?? '', /&lt;b&gt;Mine&lt;\/b&gt;/);
  });

  it('removes a passkey even if the email cannot be sent', async () => {
    const mailer = { send: () => Promise.reject(new Error('down')) };
    const world = await setup();
    const browser = world.browser();
    await browser.enter(email);
    await browser.addPasskey();
    const mute = await setup({
      passlock: world.passlock,
      mailer,
      accounts: keyValueAccounts(world.kv),
      sessions: keyValueSessions(world.kv),
    });
    const same = mute.browser();
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    const [only] = await same.passkeys();
    assert.equal((await same.send('DELETE', `passkeys/${only?.id}`)).status, 200);
    assert.equal(mute.reports.length, 1);
  });

  it('returns the same response for another account’s passkey and for one that never existed', async () => {
    const world = await setup();
    const grace = world.browser();
    await grace.signUp('grace');
    const [hers] = await grace.passkeys();
    const browser = world.browser();
    const { credential } = await world.browser().beginSignUp('unlinked');
    const { principal } = await browser.beginSignIn(credential);
    await browser.signUp('ada');
    const texts = new Set<string>();
    for (const id of [hers?.id ?? '', principal.authenticatorId, 'x'.repeat(21)]) {
      for (const answer of [
        await browser.send('PATCH', `passkeys/${id}`, { label: 'Mine' }),
        await browser.send('DELETE', `passkeys/${id}`),
      ]) {
        assertRefused(answer, 404, '@error/NotFound');
        texts.add(answer.text);
      }
    }
    assert.equal(texts.size, 1);
    assert.deepEqual(await grace.passkeys(), [hers]);
    assert.ok(await world.passlock.getPasskey({ passkeyId: principal.authenticatorId }));
  });

  for (const id of ['..%2fsession', 'a%00', 'a/b', '%2e%2e', 'é', 'x'.repeat(129)])
    it(`responds with 404 at passkeys/${id.slice(0, 20)}`, async () => {
      const world = await setup();
      const browser = world.browser();
      await browser.signUp('ada');
      assertRefused(await browser.send('DELETE', `passkeys/${id}`), 404, '@error/NotFound');
    });

  it('requires a session', async () => {
    const world = await setup();
    const browser = world.browser();
    for (const [method, path, body] of [
      ['GET', 'passkeys'],
      ['DELETE', 'passkeys'],
      ['PATCH', 'passkeys/x', { label: 'x' }],
      ['DELETE', 'passkeys/x'],
      ['POST', 'passkeys/prune', {}],
      ['PATCH', 'account', { username: 'ada' }],
    ] as const)
      assertRefused(await browser.send(method, path, body), 401, '@error/Unauthorized');
  });

  it('keeps the last passkey of an account that has no other way to sign in', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada');
    const list = await browser.send('GET', 'passkeys');
    assert.equal(list.body['canRemoveLast'], false);
    const [{ id } = { id: '' }] = await browser.passkeys();
    assertRefused(await browser.send('DELETE', `passkeys/${id}`), 409, '@error/LastPasskey');
    assertRefused(await browser.send('DELETE', 'passkeys'), 409, '@error/LastPasskey');
    assert.equal((await world.browser().signIn(passkey)).status, 200);
  });

  it('ignores passkeys that the vault has lost when it protects the last one', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const { id } = await browser.addPasskey();
    await world.passlock.deletePasskey({ passkeyId: id });
    const [only] = await browser.passkeys();
    assertRefused(await browser.send('DELETE', `passkeys/${only?.id}`), 409, '@error/LastPasskey');
    assert.equal((await browser.passkeys()).length, 1);
  });

  it('keeps one passkey when the last two are removed concurrently', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    await browser.addPasskey();
    const ids = (await browser.passkeys()).map(({ id }) => id);
    await Promise.all(ids.map((id) => browser.send('DELETE', `passkeys/${id}`)));
    assert.ok((await browser.passkeys()).length >= 1);
  });

  it('removes the last passkey of an account that can sign in by code', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.enter(email);
    await browser.addPasskey();
    await browser.addPasskey();
    assert.equal((await browser.send('GET', 'passkeys')).body['canRemoveLast'], true);
    const answer = await browser.send('DELETE', 'passkeys');
    assert.equal((await exchange(world, 'delete', answer.body)).length, 2);
    assert.deepEqual(await browser.passkeys(), []);
    assert.equal(await browser.who(), email);
    world.clock.now += 60_000;
    await world.browser().enter(email, 'login');
  });

  it('keeps the last passkey if the backend sends no codes', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.enter(email);
    await browser.addPasskey();
    const mute = await setup({
      passlock: world.passlock,
      accounts: keyValueAccounts(world.kv),
      sessions: keyValueSessions(world.kv),
      mailer: undefined,
    });
    const same = mute.browser();
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    assert.equal((await same.send('GET', 'passkeys')).body['canRemoveLast'], false);
    assertRefused(await same.send('DELETE', 'passkeys'), 409, '@error/LastPasskey');
    const response = await same.post('challenges', { email, purpose: 'login' });
    assertRefused(response, 404, '@error/NotFound');
  });

  it('ends the sessions that a removed passkey opened, except the one that removed it', async () => {
    const world = await setup();
    const browser = world.browser();
    await browser.signUp('ada');
    const second = await browser.addPasskey();
    const thief = world.browser();
    await thief.signIn(second.credential);
    assert.equal(await thief.who(), 'ada');
    await browser.send('DELETE', `passkeys/${second.id}`);
    assert.equal(await thief.who(), undefined);

    const third = await browser.addPasskey();
    const [first] = await browser.passkeys();
    assert.equal((await browser.send('DELETE', `passkeys/${first?.id}`)).status, 200);
    assert.equal(await browser.who(), 'ada');
    assert.deepEqual(
      (await browser.passkeys()).map(({ id, current }) => ({ id, current })),
      [{ id: third.id, current: false }],
    );
  });

  it('links the passkey again if the vault cannot delete it', async () => {
    const down = () => Promise.reject(new PasskeyError('network', 'down'));
    const world = await setup({}, () => ({ deletePasskeys: down }));
    const browser = world.browser();
    await browser.signUp('ada');
    await browser.addPasskey();
    const [first] = await browser.passkeys();
    assertRefused(await browser.send('DELETE', `passkeys/${first?.id}`), 502, '@error/Unavailable');
    const ids = (await browser.passkeys()).map(({ id }) => id);
    assert.ok(ids.includes(first?.id ?? '') && ids.length === 2);
  });

  it('returns a token for the accepted passkeys', async () => {
    const world = await setup();
    const browser = world.browser();
    const first = await browser.signUp('ada');
    const { credential } = await browser.addPasskey();
    const answer = await browser.post('passkeys/prune', {});
    const [instruction] = await exchange(world, 'prune', answer.body);
    const ids = (instruction?.['allAcceptedCredentialIds'] as string[]).sort();
    assert.deepEqual(ids, [idOf(first), idOf(credential)].sort());
  });

  it('renames the account, also in the vault, and returns a token for the device', async () => {
    const world = await setup();
    const browser = world.browser();
    const passkey = await browser.signUp('ada', 'Ada');
    const answer = await browser.send('PATCH', 'account', { username: 'lovelace' });
    assert.equal(answer.status, 200, answer.text);
    const [instruction] = await exchange(world, 'update', answer.body);
    assert.equal(instruction?.['username'], 'lovelace');
    assert.equal(instruction['displayName'], 'Ada');
    assert.equal(await browser.who(), 'lovelace');
    assert.equal((await browser.passkeys())[0]?.username, 'lovelace');
    await browser.send('PATCH', 'account', { username: 'lovelace', displayName: '' });
    const { body } = await browser.send('GET', 'session');
    assert.equal('displayName' in (body['user'] as object), false);
    assert.equal((await world.browser().signIn(passkey)).status, 200);
    await world.browser().signUp('ada');
  });

  it('does not restore a previous address when the body of a rename arrives slowly', async () => {
    const world = await setup();
    const accounts = keyValueAccounts(world.kv);
    const browser = world.browser();
    await browser.enter(email);
    const body = new TransformStream<Uint8Array, Uint8Array>();
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { origin, cookie, 'content-type': 'application/json' };
    const init = { method: 'PATCH', headers, body: body.readable, duplex: 'half' };
    const renamed = world.request('account', init as RequestInit);
    const sender = body.writable.getWriter();
    // The backend has received this part and now waits for the rest.
    await sender.write(new TextEncoder().encode('{"username":'));
    const account = (await accounts.findByEmail(email)) ?? assert.fail('no account');
    await accounts.update(account.id, { email: 'new@example.com' }, {});
    await sender.write(new TextEncoder().encode('"ada"}'));
    await sender.close();
    assert.equal((await renamed).status, 200);
    assert.deepEqual(await accounts.find(account.id), {
      ...account,
      username: 'ada',
      email: 'new@example.com',
    });
  });

  it('does not rename an account to a username that is taken', async () => {
    const world = await setup();
    await world.browser().signUp('grace');
    const browser = world.browser();
    await browser.signUp('ada');
    for (const username of ['grace', 'GRACE'])
      assertRefused(await browser.send('PATCH', 'account', { username }), 409, '@error/DuplicateUsername');
    assertRefused(await browser.send('PATCH', 'account', { username: '' }), 400, '@error/BadRequest');
    assert.equal((await browser.send('PATCH', 'account', { username: 'Ada' })).status, 200);
    assert.equal(await browser.who(), 'Ada');
  });
});
