/** P8 to P10: passkeys and names of accounts. */
import type { Answer, Browser } from '../browser.js';
import { check, type Check } from '../check.js';
import { Deviation } from '../errors.js';
import { expect, expectError, expectOk, expectSignedOut, expectUser } from '../expect.js';
import { expectExchange } from './requests.js';

async function expectTaken(browser: Browser, authorized: Answer): Promise<void> {
  const { code } = await browser.create({ token: expectOk(authorized).body['registrationToken'] });
  expectError(await browser.post('passkeys/registration', { code }), '409 DuplicateUsername');
}

export const passkeyChecks: Check[] = [
  check('P8', 'it can be neither renamed nor removed', async (world) => {
    const [ada, mallory] = [await world.person(), await world.person()];
    const { browser } = mallory;
    const [theirs, none] = [`passkeys/${ada.passkeyId}`, `passkeys/${'x'.repeat(ada.passkeyId.length)}`];
    const renamed = expectError(await browser.patch(theirs, { label: 'Mine' }), '404 NotFound');
    const unknown = expectError(await browser.patch(none, { label: 'Mine' }), '404 NotFound');
    expect(renamed.text === unknown.text, 'PATCH passkeys/{id} tells another account’s passkey from none');
    const removed = expectError(await browser.delete(theirs), '404 NotFound');
    expect(removed.text === (await browser.delete(none)).text, 'DELETE passkeys/{id} tells it from none');
    expectOk(await world.signIn(ada.browser, ada.passkey));
  }),

  check('P9', 'a removed passkey is gone from the list and the vault', async (world) => {
    const { browser, passkey, passkeyId } = await world.person();
    const added = await world.addPasskey(browser);
    const { deletePasskeysToken } = expectOk(await browser.delete(`passkeys/${passkeyId}`)).body;
    await expectExchange(world, 'delete', { deletePasskeysToken });
    const listed = (await browser.get('passkeys')).body['passkeys'] as { id: string }[];
    expect(
      listed.length === 1 && listed[0]?.id === added.id,
      'GET passkeys: expected the other passkey only',
    );
    expectError(await browser.delete(`passkeys/${passkeyId}`), '404 NotFound');
    const thief = world.browser();
    const authorized = expectOk(await thief.post('passkeys/authentication/authorize')).body;
    const used = await thief.use(authorized['authenticationToken'], passkey).catch((error: unknown) => {
      if (error instanceof Deviation) return undefined;
      throw error;
    });
    expect(used === undefined, 'the removed passkey is still in the vault');
    expectOk(await world.signIn(thief, added.passkey));
  }),

  check('P9', 'the last passkey of an account without an address stays', async (world) => {
    const { browser, passkey, passkeyId } = await world.person();
    expectError(await browser.delete(`passkeys/${passkeyId}`), '409 LastPasskey');
    expectError(await browser.delete('passkeys'), '409 LastPasskey');
    expectOk(await world.signIn(world.browser(), passkey));
  }),

  check('P9', 'of two simultaneous removals of the last two, one is refused', async (world) => {
    const { browser, passkey, passkeyId } = await world.person();
    const added = await world.addPasskey(browser);
    const paths = [`passkeys/${passkeyId}`, `passkeys/${added.id}`];
    // With one cookie each, as from two tabs.
    await Promise.all(paths.map((path) => browser.copy().delete(path)));
    const signedIn = await Promise.all(
      [passkey, added.passkey].map((one) =>
        world.signIn(world.browser(), one).then(
          ({ status }) => status === 200,
          () => false,
        ),
      ),
    );
    expect(signedIn.includes(true), 'both of the last two passkeys are removed');
  }),

  check('P9', 'with a confirmed address every passkey can be removed', async (world) => {
    const { browser, username, passkey } = await world.personWithEmail();
    // The sign-in by passkey is the proof that this needs.
    expectOk(await world.signIn(browser, passkey));
    const { body } = await browser.get('passkeys');
    expect(body['canRemoveLast'] === true, 'GET passkeys: `canRemoveLast` is false with a confirmed address');
    const { deletePasskeysToken } = expectOk(await browser.delete('passkeys')).body;
    await expectExchange(world, 'delete', { deletePasskeysToken });
    await expectUser(browser, username, 'who has removed every passkey');
  }),

  check('P10', 'a sign-up under a taken name ends with 409', async (world) => {
    const { username, browser: own, id } = await world.person();
    for (const name of [username, username.toUpperCase(), ` ${username} `]) {
      const browser = world.browser();
      const authorized = await browser.post('passkeys/registration/authorize', { username: name });
      if (authorized.status === 409) expectError(authorized, '409 DuplicateUsername');
      else await expectTaken(browser, authorized);
      await expectSignedOut(browser, 'who has signed up under a taken name');
    }
    expect((await own.user())?.['id'] === id, 'the account under the name has changed');
  }),

  check(
    'P10',
    'a sign-up under a taken address is authorised as any other, and ends with 409',
    async (world) => {
      const { username } = await world.person(world.address());
      const browser = world.browser();
      await expectTaken(browser, await browser.post('passkeys/registration/authorize', { username }));
      await expectSignedOut(browser, 'who has signed up under a taken address');
    },
  ),

  check('P10', 'a rename to a taken name gets 409', async (world) => {
    const [ada, mallory] = [await world.person(), await world.person()];
    expectError(await mallory.browser.patch('account', { username: ada.username }), '409 DuplicateUsername');
    expectError(
      await mallory.browser.patch('account', { username: ada.username.toUpperCase() }),
      '409 DuplicateUsername',
    );
    await expectUser(mallory.browser, mallory.username, 'after a rename to a taken name');
    const freed = world.name();
    expectOk(await ada.browser.patch('account', { username: freed }));
    expectOk(await mallory.browser.patch('account', { username: ada.username }));
    await expectUser(mallory.browser, ada.username, 'after a rename to a freed name');
  }),
];
